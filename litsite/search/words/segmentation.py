"""jieba's words: how often each is found in a chunk of text, and which stand side by side."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from litsite.language.word_cutting import word_cutter
from litsite.search.files.bit_codec import Integers
from litsite.search.postings.numbered_text import NumberedText
from litsite.search.words.characters import spell
from litsite.search.words.dictionary import Dictionary, hash_pieces

if TYPE_CHECKING:
    from rjieba import Jieba

LONGEST_PHRASE = 6


class WordCounts(msgspec.Struct, frozen=True):
    """What a chunk adds to the counts of the digest; words by number; arrays as bytes."""

    words: bytes
    """Words that are tokens, or parts of tokens, of `cut_for_search`, all Han, two characters or more; 32 bits."""
    sections: bytes
    """In how many sections each stands; 32 bits."""
    tokens: bytes
    """Words that are tokens of `cut`; 32 bits."""
    times: bytes
    """How often each is one; 32 bits."""
    pairs: bytes
    """Two tokens side by side, all Han, together LONGEST_PHRASE characters at most: `left << 32 | right`; 64 bits."""
    together: bytes
    """How often; 32 bits."""


class Cutter:
    """jieba's cut with HMM off, in Rust, made when it is first needed."""

    def __init__(self, dictionary: Dictionary, words: tuple[str, ...]) -> None:
        """`words`: the digest's own, which `dictionary` has too."""
        self._dictionary = dictionary
        self._words = words

    @cached_property
    def _jieba(self) -> Jieba:
        return word_cutter(self._words)

    def count(self, text: NumberedText) -> WordCounts:
        """Cut every slot and count."""
        known = self._dictionary
        numbers, lengths = text.numbers(), text.lengths()
        joined = spell(numbers)
        sizes: list[int] = []
        begin = 0
        tokens_of = []
        for length in lengths.tolist():
            before = len(sizes)
            sizes += map(len, self._jieba.cut(joined[begin : begin + length], hmm=False))
            tokens_of.append(len(sizes) - before)
            begin += length
        size = np.array(sizes, dtype=np.int64)
        starts = np.cumsum(size) - size
        word = known.find(hash_pieces(numbers.astype(np.uint32), starts, size))
        section = np.repeat(np.arange(len(lengths)) >> 1, tokens_of)
        words, sections = self._in_sections(word, section)
        tokens, times = np.unique(word[word >= 0], return_counts=True)
        pairs, together = self._pairs(word, size)
        return WordCounts(
            words=_narrow(words),
            sections=_narrow(sections),
            tokens=_narrow(tokens),
            times=_narrow(times),
            pairs=pairs.astype("<u8").tobytes(),
            together=_narrow(together),
        )

    def _in_sections(self, word: Integers, section: Integers) -> tuple[Integers, Integers]:
        known = self._dictionary
        counted = np.flatnonzero(word >= 0)
        counted = counted[(known.han & (known.lengths > 1))[word[counted]]]
        seen = _distinct(word[counted] << 32 | section[counted])
        owner, place = seen >> 32, seen & 0xFFFFFFFF
        begins, parts = known.part_begins, known.parts
        times = begins[owner + 1] - begins[owner]
        row = np.repeat(begins[owner], times) + _count_up(times)
        both = _distinct(parts[row] << 32 | np.repeat(place, times))
        return np.unique(both >> 32, return_counts=True)

    def _pairs(self, word: Integers, size: Integers) -> tuple[Integers, Integers]:
        han = self._dictionary.han[word] & (word >= 0)
        side_by_side = han[:-1] & han[1:] & (size[:-1] + size[1:] <= LONGEST_PHRASE)
        at = np.flatnonzero(side_by_side)
        return np.unique(word[at] << 32 | word[at + 1], return_counts=True)


def _narrow(column: Integers) -> bytes:
    return column.astype("<u4").tobytes()


def _distinct(keys: Integers) -> Integers:
    """Sorted, each once."""
    keys.sort()
    chosen: NDArray[np.bool_] = np.diff(keys, prepend=-1) > 0
    return keys[chosen]


def _count_up(times: Integers) -> Integers:
    """0, 1, … n - 1 for each n of `times`."""
    ends = np.cumsum(times)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - times, times)
