"""The words that the digest's text can be cut into, and how often each is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers
from litsite.search.postings.grams import pair_key
from litsite.search.words.dictionary import Dictionary
from litsite.search.words.segmentation import WordCounts

_LEAST_PAIRS = 2
_COHESION = 0.2
_TABLE_BITS = np.uint64(24)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by their number in the dictionary."""

    words: Integers
    """Every dictionary word of two characters or more whose pairs all stand in the text, so that a query
    taken from the text is cut as jieba would cut it."""
    sections: Integers
    """For every word of the dictionary the number of sections that have it as a token of `cut_for_search`."""
    phrases: tuple[Integers, Integers, Integers]
    """Two words that often stand side by side: left, right, how often."""


def build_vocabulary(
    dictionary: Dictionary, counts: Sequence[WordCounts], pairs: Integers
) -> Vocabulary:
    """Add up the counts of all chunks; `pairs` are the pairs of characters that the text has, ascending."""
    sections = _add_up(dictionary, [(one.words, one.sections) for one in counts])
    tokens = _add_up(dictionary, [(one.tokens, one.times) for one in counts])
    return Vocabulary(_standing(dictionary, pairs), sections, _phrases(counts, tokens))


def _add_up(dictionary: Dictionary, columns: Sequence[tuple[bytes, bytes]]) -> Integers:
    total = np.zeros(len(dictionary.lengths), dtype=np.int64)
    for words, times in columns:
        # Within a chunk each word has one count.
        total[np.frombuffer(words, dtype="<u4")] += np.frombuffer(times, dtype="<u4")
    return total


def _standing(dictionary: Dictionary, pairs: Integers) -> Integers:
    numbers = dictionary.numbers.astype(np.int64)
    left, right = numbers[:-1], numbers[1:]
    keys = pair_key(np.maximum(left, right), np.minimum(left, right), left > right)
    # The last character of a word and the first of the next are no pair of a word.
    inside = np.ones(len(numbers), dtype=bool)
    inside[dictionary.starts[1:] - 1] = False
    stands = np.append(_among(keys, pairs), False) | ~inside
    whole = np.logical_and.reduceat(stands, dictionary.starts[:-1])
    return np.flatnonzero(whole & (dictionary.lengths > 1))


def _among(keys: Integers, pairs: Integers) -> NDArray[np.bool_]:
    """Whether each key is one of the ascending `pairs`; a table sorts out most at once."""
    table = np.zeros(1 << int(_TABLE_BITS), dtype=bool)
    table[_slot(pairs)] = True
    maybe = np.flatnonzero(table[_slot(keys)])
    found = np.zeros(len(keys), dtype=bool)
    if len(pairs):
        at = np.minimum(np.searchsorted(pairs, keys[maybe]), len(pairs) - 1)
        found[maybe] = pairs[at] == keys[maybe]
    return found


def _slot(keys: Integers) -> Integers:
    return (keys.view(np.uint64) * _SPREAD >> np.uint64(64) - _TABLE_BITS).view(np.int64)


def _phrases(counts: Sequence[WordCounts], tokens: Integers) -> tuple[Integers, Integers, Integers]:
    """Pairs of words that are mostly found together: terms that the dictionary lacks."""
    bits = len(tokens).bit_length()
    room = 63 - 2 * bits
    keys = [np.zeros(0, dtype=np.int64)]
    for one in counts:
        pair = np.frombuffer(one.pairs, dtype="<u8").view(np.int64)
        # A count rides along in the bits that two numbers of words leave free.
        both = (pair >> 32) << bits | pair & 0xFFFFFFFF
        keys.append(both << room | np.frombuffer(one.together, dtype="<u4"))
    key = np.concatenate(keys)
    key.sort()
    pair = key >> room
    first = np.flatnonzero(np.diff(pair, prepend=-1))
    count = key & ((1 << room) - 1)
    count = np.add.reduceat(count, first) if len(first) else count
    left, right = pair[first] >> bits, pair[first] & ((1 << bits) - 1)
    together = 2 * count >= _COHESION * (tokens[left] + tokens[right])  # Dice's coefficient
    kept = np.flatnonzero(together & (count >= _LEAST_PAIRS))
    return left[kept], right[kept], count[kept]
