"""Names of files and anchors, made of words: in ASCII, and each only once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from litsite.language.pinyin import pinyin_words

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 80
# Windows refuses these as file names, whatever their extension.
_DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
RESERVED = _DEVICE_NAMES | {"index"}


def slugify(text: str) -> str:
    """`青岛日报` → `qing-dao-ri-bao`; empty when nothing of the text is readable."""
    folded = unicodedata.normalize("NFKC", text)
    ascii_text = unicodedata.normalize("NFKD", "-".join(pinyin_words(folded)))
    slug = _NOT_SLUG.sub("-", ascii_text.lower()).strip("-")
    return slug[:_LONGEST].strip("-")


def assign_slugs(names: Iterable[str], fallback: str) -> dict[str, str]:
    """Give each name a slug of its own; the order of the names decides who gets `-2`."""
    taken = set(RESERVED)
    slugs: dict[str, str] = {}
    for name in names:
        if name not in slugs:
            slugs[name] = claim(slugify(name) or fallback, taken)
    return slugs


def claim(wanted: str, taken: set[str]) -> str:
    """Return `wanted` or the first free `wanted-2`, and mark it taken, letter case ignored."""
    candidate, number = wanted, 1
    while candidate.lower() in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    taken.add(candidate.lower())
    return candidate
