"""The hash by which a paragraph is found again, and how equal ones are told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from litsite.language.blanks import squeeze

_HASH_DIGITS = 10


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
