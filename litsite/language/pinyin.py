"""Readings of Chinese words: for file names, anchors and alphabetical order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

NOT_SLUG = re.compile(r"[^a-z0-9]+")  # everything that a slug may not hold
LONGEST_SLUG = 80
# Windows refuses these as file names, whatever their extension.
DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
RESERVED = DEVICE_NAMES | {"index"}


@lru_cache(maxsize=65536)
def pinyin_words(text: str) -> tuple[str, ...]:
    """One reading a character, runs of other characters whole."""
    # pypinyin's dictionaries take a third of a second to import.
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


def slugify(text: str) -> str:
    """`青岛日报` → `qing-dao-ri-bao`; empty when nothing of the text is readable."""
    folded = unicodedata.normalize("NFKC", text)
    ascii_text = unicodedata.normalize("NFKD", "-".join(pinyin_words(folded)))
    slug = NOT_SLUG.sub("-", ascii_text.lower()).strip("-")
    return slug[:LONGEST_SLUG].strip("-")


def sort_key(text: str) -> tuple[tuple[str, ...], str]:
    """Order of a Chinese dictionary; the text itself breaks ties."""
    return pinyin_words(text), text


def initial(text: str) -> str:
    """`A`–`Z` by the first readable character, `#` for all else."""
    for word in pinyin_words(text):
        first = NOT_SLUG.sub("", unicodedata.normalize("NFKD", word.lower()))[:1]
        if first:
            return first.upper() if first.isalpha() else "#"
    return "#"


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
