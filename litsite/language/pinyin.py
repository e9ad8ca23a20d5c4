"""Readings of Chinese words; the only module that asks pypinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# pypinyin's dictionaries take a third of a second to import, so each function imports it.

Readings = Mapping[str, tuple[str, ...]]
"""Text → one reading a character."""
_known: Readings = {}
_asked: dict[str, tuple[str, ...]] = {}


def pinyin_words(text: str) -> tuple[str, ...]:
    """One reading a character, runs of other characters whole."""
    found = _asked.get(text)
    if found is None:
        found = _asked[text] = _known.get(text) or _read(text)
    return found


def _read(text: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


def begin_with(known: Readings) -> None:
    """Let pinyin_words take the readings of `known`, which it gave in an earlier run, from there."""
    global _known, _asked
    _known, _asked = known, {}


def asked_since() -> Readings:
    """All readings that were asked for since begin_with."""
    return _asked


def han_syllables(text: str) -> list[str]:
    """One reading a Han character; all else is left out."""
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT

    # pypinyin cuts a text into the phrases that it has; what is one of them, or has none, needs no cutting.
    phrase = PHRASES_DICT.get(text)
    if phrase is not None:
        return [_without_tone(readings[0]) for readings in phrase]
    for start in range(len(text) - 1):
        for end in range(start + 2, len(text) + 1):
            if text[start:end] in PHRASES_DICT:
                return lazy_pinyin(text, errors="ignore")
    return [syllable for char in text for syllable in _syllable(char)]


@lru_cache(maxsize=65536)
def _syllable(char: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(char, errors="ignore"))


@lru_cache(maxsize=65536)
def _without_tone(reading: str) -> str:
    from pypinyin import Style
    from pypinyin.style import convert

    return convert(reading, Style.NORMAL, strict=True, default=reading)


def all_readings(char: str) -> list[str]:
    """Every syllable, without tone, that a character can be read as."""
    from pypinyin.constants import PINYIN_DICT

    known = PINYIN_DICT.get(ord(char))
    return list(dict.fromkeys(map(_without_tone, known.split(",")))) if known else [char]


def separate_syllables(text: str) -> list[str]:
    """Readings of the characters one by one, runs of letters and digits whole, all else left out."""
    words: list[str] = []
    run = ""
    for char in text.casefold():
        if char.isascii() and char.isalnum():
            run += char
            continue
        words += [run] if run else []
        run = ""
        reading = "".join(pinyin_words(char))
        words += [reading] if reading.isascii() and reading.isalnum() else []
    return [*words, run] if run else words


def sort_key(text: str) -> tuple[tuple[str, ...], str]:
    """Order of a Chinese dictionary; the text itself breaks ties."""
    return pinyin_words(text), text


def initial(text: str) -> str:
    """`A`–`Z` by the first readable character, `#` for all else."""
    letters = unicodedata.normalize("NFKD", "".join(pinyin_words(text)).lower())
    first = re.search("[a-z0-9]", letters)
    return first[0].upper() if first and first[0].isalpha() else "#"
