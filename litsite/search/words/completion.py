"""Words to complete what is typed, by Han and by pinyin, and to mend what is misspelt."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache

import numpy as np

from litsite.facts.store import NO_FACTS, Facts
from litsite.language.pinyin import all_readings, han_syllables
from litsite.search.files.bit_codec import deflate
from litsite.search.words.dictionary import Dictionary
from litsite.search.words.vocabulary import Vocabulary

_WORDS = 60_000
_HAN = range(0x4E00, 0x9FA6)


Words = tuple[list[str], list[str], list[int]]
"""Texts; pinyin without tones, syllables parted by spaces; how many sections have each."""


def list_words(
    dictionary: Dictionary, vocabulary: Vocabulary, facts: Facts = NO_FACTS
) -> dict[str, Words]:
    """The commonest words and phrases by the first letter of their pinyin, commonest first."""
    texts, counts = _commonest(dictionary, vocabulary)
    letters: dict[str, Words] = {}
    for text, syllables, count in zip(texts, _syllables(texts, facts), counts, strict=True):
        if syllables and syllables[0].isascii():
            own = letters.setdefault(syllables[0], ([], [], []))
            own[0].append(text)
            own[1].append(syllables)
            own[2].append(count)
    return dict(sorted(letters.items()))


def _commonest(dictionary: Dictionary, vocabulary: Vocabulary) -> tuple[list[str], list[int]]:
    """What can be completed to, and how often it is found; of equals words before phrases, by their texts."""
    left, right, together = vocabulary.phrases
    found = np.flatnonzero(vocabulary.sections)
    words = dictionary.texts(found)
    known = set(words)
    phrases: dict[str, int] = {}
    for text, count in zip(
        map(str.__add__, dictionary.texts(left), dictionary.texts(right)),
        together.tolist(),
        strict=True,
    ):
        if text not in known:
            phrases[text] = max(count, phrases.get(text, 0))
    texts = words + sorted(phrases)
    counts = np.concatenate(
        [vocabulary.sections[found], np.array([phrases[p] for p in sorted(phrases)], np.int64)]
    )
    chosen = np.argsort(-counts, kind="stable")[:_WORDS].tolist()
    return [texts[n] for n in chosen], counts[chosen].tolist()


def _syllables(words: list[str], facts: Facts) -> list[str]:
    """Pinyin of each; what was read once is kept."""
    known = facts.find("search-syllables", "words", dict[str, str]) or {}
    read = {word: known.get(word) or " ".join(han_syllables(word)) for word in words}
    if read != known:
        facts.keep("search-syllables", "words", read)
    return list(read.values())


def write_words(words: Words) -> bytes:
    """The words of one letter: three columns."""
    texts, syllables, counts = words
    columns = (" ".join(texts), ",".join(syllables), counts)
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
