"""jieba's words: which the index ships, how often each is found, which stand side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

import numpy as np
import rjieba

from litsite.language.jieba_dictionary import load_dictionary
from litsite.search.files.bit_codec import Integers
from litsite.search.words.normalization import is_han, normalize

_LONGEST_PHRASE = 6
_LEAST_PAIRS = 2
_COHESION = 0.2


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that the digest's text can be cut into."""

    total: int
    """Sum of all frequencies in jieba's dictionary: what a word's probability is measured by."""
    frequency: Mapping[str, int]
    """Word of two characters or more → jieba's frequency. Every dictionary word that stands in the
    text is here, so a query taken from the text is cut as jieba would cut it."""
    character_frequency: Mapping[str, int]
    """Single character → jieba's frequency, 0 where the dictionary lacks it."""
    sections: Mapping[str, int]
    """Word → number of sections that have it as a token of `cut_for_search`; two characters or more."""
    phrases: Mapping[str, int]
    """Two words that often stand side by side, joined → how often."""


def build_vocabulary(
    slots: Sequence[str], grams: Set[str], dictionary: tuple[str, ...]
) -> Vocabulary:
    """Cut the text of all slots and count; `grams` are the pairs of characters that it has."""
    tokenizer = load_dictionary(dictionary)
    tokenizer.initialize()
    known = tokenizer.FREQ
    cutter = rjieba.Jieba()  # the same tokens as jieba's, twenty times as fast
    for word in dictionary:
        cutter.add_word(word, known[word], "")
    numbers = _Numbers()
    cut = [np.fromiter(map(numbers.__getitem__, cutter.cut(s, hmm=False)), np.int64) for s in slots]
    tokens = np.concatenate(cut) if cut else np.zeros(0, np.int64)
    slot_of = np.repeat(np.arange(len(cut)), [len(one) for one in cut])
    words = list(numbers)
    by_pair = _words_by_pair(dictionary)
    frequency = {
        word: known[word]
        for pair in grams
        for word in by_pair.get(pair, ())
        if _stands_in(word, grams)
    }
    characters = set().union(*slots)
    return Vocabulary(
        total=tokenizer.total,
        frequency=frequency,
        character_frequency={char: known.get(char) or 0 for char in characters},
        sections=_count_sections(words, tokens, slot_of, known),
        phrases=_phrases(words, tokens),
    )


@cache
def _words_by_pair(dictionary: tuple[str, ...]) -> dict[str, list[str]]:
    """First two characters → the dictionary's words, as far as normalised text can have them."""
    words: dict[str, list[str]] = defaultdict(list)
    for word, count in load_dictionary(dictionary).FREQ.items():
        if count and len(word) > 1 and word == normalize(word):
            words[word[:2]].append(word)
    return words


class _Numbers(dict[str, int]):
    """Word → its number, given when it is first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _stands_in(word: str, grams: Set[str]) -> bool:
    return all(word[i : i + 2] in grams for i in range(1, len(word) - 1))


def _count_sections(
    words: list[str], tokens: Integers, slot_of: Integers, known: Mapping[str, int]
) -> dict[str, int]:
    """In how many sections each word stands, whole or as a part of a longer one."""
    numbers = {word: number for number, word in enumerate(words)}
    parts = []
    for number, word in enumerate(words):
        for part in _parts(word, known) if _is_word(word) else ():
            parts.append((number, numbers.setdefault(part, len(numbers))))
    table = np.array(parts, np.int64).reshape(-1, 2)
    counts = np.bincount(table[:, 0], minlength=len(words))
    seen = _distinct(tokens << 32 | slot_of >> 1)
    word_of, place = seen >> 32, seen & 0xFFFFFFFF
    first = np.cumsum(counts) - counts
    times = counts[word_of]
    row = np.repeat(first[word_of], times) + _count_up(times)
    both = _distinct(table[row, 1] << 32 | np.repeat(place, times))
    found = np.bincount(both >> 32, minlength=len(numbers))
    return {word: int(found[number]) for word, number in numbers.items() if found[number]}


def _distinct(keys: Integers) -> Integers:
    """Sorted, each once; numpy's own `unique` hashes, which takes five times as long here."""
    keys.sort()
    return keys[np.diff(keys, prepend=-1) > 0]


def _count_up(times: Integers) -> Integers:
    """0, 1, … n - 1 for each n of `times`."""
    ends = np.cumsum(times)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - times, times)


def _parts(word: str, known: Mapping[str, int]) -> list[str]:
    """What `cut_for_search` gives for one word: the two- and three-character words in it, and it."""
    parts = [word]
    for size in (2, 3):
        if len(word) > size:
            parts += [p for i in range(len(word) - size + 1) if known.get(p := word[i : i + size])]
    return parts


def _is_word(word: str) -> bool:
    return len(word) > 1 and all(map(is_han, word))


def _phrases(words: list[str], tokens: Integers) -> dict[str, int]:
    """Pairs of words that are mostly found together: terms that the dictionary lacks."""
    if len(tokens) < 2:
        return {}
    singles = np.bincount(tokens)
    keys, counts = np.unique(tokens[:-1] << 32 | tokens[1:], return_counts=True)
    left, right = keys >> 32, keys & 0xFFFFFFFF
    together = 2 * counts >= _COHESION * (singles[left] + singles[right])  # Dice's coefficient
    chosen = np.flatnonzero(together & (counts >= _LEAST_PAIRS))
    phrases = {words[left[i]] + words[right[i]]: int(counts[i]) for i in chosen}
    return {p: n for p, n in phrases.items() if len(p) <= _LONGEST_PHRASE and _is_word(p)}
