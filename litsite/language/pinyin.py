"""Readings of Chinese words; the only module that asks pypinyin."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# pypinyin's dictionaries take a third of a second to import, so each function imports it.


@lru_cache(maxsize=65536)
def pinyin_words(text: str) -> tuple[str, ...]:
    """One reading a character, runs of other characters whole."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


def han_syllables(text: str) -> list[str]:
    """One reading a Han character; all else is left out."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin(text, errors="ignore")


def all_readings(char: str) -> list[str]:
    """Every syllable, without tone, that a character can be read as."""
    from pypinyin import Style, pinyin

    return pinyin(char, style=Style.NORMAL, heteronym=True)[0]


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
