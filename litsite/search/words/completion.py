"""Words to complete what is typed, by Han and by pinyin, and to mend what is misspelt."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from litsite.facts.store import NO_FACTS, Facts
from litsite.language.pinyin import all_readings, han_syllables
from litsite.search.files.bit_codec import deflate
from litsite.search.words.dictionary import Dictionary
from litsite.search.words.vocabulary import Vocabulary

_WORDS = 60_000
_HAN = range(0x4E00, 0x9FA6)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be completed to."""

    text: str
    syllables: str
    """Pinyin without tones, syllables parted by spaces."""
    count: int
    """How many sections have it."""


def list_words(
    dictionary: Dictionary, vocabulary: Vocabulary, facts: Facts = NO_FACTS
) -> dict[str, list[Word]]:
    """The commonest words and phrases by the first letter of their pinyin, commonest first."""
    left, right, together = vocabulary.phrases
    found = np.flatnonzero(vocabulary.sections)
    counts = dict(
        zip(
            map(str.__add__, dictionary.texts(left), dictionary.texts(right)),
            together.tolist(),
            strict=True,
        )
    )
    counts |= zip(dictionary.texts(found), vocabulary.sections[found].tolist(), strict=True)
    chosen = sorted(counts, key=lambda word: (-counts[word], word))[:_WORDS]
    letters: dict[str, list[Word]] = defaultdict(list)
    for text, syllables in zip(chosen, _syllables(chosen, facts), strict=True):
        if syllables and syllables[0].isascii():
            letters[syllables[0]].append(Word(text, syllables, counts[text]))
    return dict(sorted(letters.items()))


def _syllables(words: list[str], facts: Facts) -> list[str]:
    """Pinyin of each; what was read once is kept."""
    known = facts.find("search-syllables", "words", dict[str, str]) or {}
    read = {word: known.get(word) or " ".join(han_syllables(word)) for word in words}
    if read != known:
        facts.keep("search-syllables", "words", read)
    return list(read.values())


def write_words(words: list[Word]) -> bytes:
    """The words of one letter: three columns."""
    columns = (
        " ".join(word.text for word in words),
        ",".join(word.syllables for word in words),
        [word.count for word in words],
    )
    return deflate(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode())


@lru_cache(maxsize=1)
def write_readings() -> bytes:
    """Syllable without tone → the characters of GB 2312 that can be read so, deflated JSON."""
    readings: dict[str, list[str]] = defaultdict(list)
    for code in _HAN:
        char = chr(code)
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue
        for reading in all_readings(char):
            readings[reading].append(char)
    table = {syllable: "".join(chars) for syllable, chars in sorted(readings.items())}
    return deflate(json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode())
