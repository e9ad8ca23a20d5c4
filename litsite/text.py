"""What counts as blank, and how text is compared: used by every stage, so it imports none."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

_HASH_DIGITS = 10


def is_invisible(char: str) -> bool:
    """Return whether `char` shows nothing and is no white space: controls, zero-width and bidi marks.

    Such characters count as blank and are listed in the account. Unicode category Cc or Cf, and the
    two non-characters that YAML cannot hold.
    """
    if char.isspace():
        return False
    return unicodedata.category(char) in {"Cc", "Cf"} or char in "\ufffe\uffff"


def is_blank(char: str) -> bool:
    """Return whether `char` is white space or invisible, so that losing it loses nothing."""
    return char.isspace() or is_invisible(char)


def clean_line(text: str) -> str:
    """Drop invisible characters, turn odd white space into spaces, strip the ends.

    YAML's literal blocks hold neither tabs nor line separators, so odd white space becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = (
        " " if char.isspace() and char not in " \u3000\xa0" else char
        for char in text
        if not is_invisible(char)
    )
    return "".join(kept).strip()


def squeeze(text: str) -> str:
    """Return the text without any blank character, in NFC: the form that hashes and checks compare."""
    return unicodedata.normalize("NFC", "".join(c for c in text if not is_blank(c)))


def text_hash(text: str) -> str:
    """First 10 hexadecimal digits of the sha256 of the NFC text without white space (DESIGN.md)."""
    return hashlib.sha256(squeeze(text).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]


def number_repeats(keys: Sequence[str]) -> tuple[str, ...]:
    """Make equal keys unique by `-2`, `-3` in their order of appearance."""
    seen: dict[str, int] = {}
    unique = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        unique.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return tuple(unique)


SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’」』）)]*|[^。！？!?]+$")


def split_sentences(text: str) -> list[str]:
    """Cut after 。！？!? and the quotes that close there; the pieces join to `text`.

    >>> split_sentences("办好一次会。搞活一座城")
    ['办好一次会。', '搞活一座城']
    """
    return SENTENCE.findall(text)
