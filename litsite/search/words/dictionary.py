"""jieba's dictionary with the words of one digest, as arrays: words found by hashes of their characters."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial

import msgspec
import numpy as np
from numpy.typing import NDArray

from litsite.facts.store import Facts
from litsite.language.jieba_dictionary import load_dictionary
from litsite.search.files.bit_codec import Integers, Words
from litsite.search.words.characters import Codes, code_points, numbers_by_code, spell
from litsite.search.words.normalization import is_han, normalize

_BASE = np.uint64(0x9E3779B97F4A7C15)
"""Odd, so it has an inverse modulo 2^64."""
_BUCKET = np.uint64(44)
"""The twenty highest bits of a hash say in which bucket it lies."""
_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))


class KeptDictionary(msgspec.Struct, frozen=True):
    """The words that normalised text can have, in the order of their texts."""

    total: int
    """Sum of all frequencies in jieba's dictionary: what a word's probability is measured by."""
    numbers: bytes
    lengths: bytes
    frequencies: bytes
    part_begins: bytes
    """Where the parts of each word begin."""
    parts: bytes
    """What `cut_for_search` gives for each word: the two- and three-character words in it, and it."""


@lru_cache(maxsize=1)
def keep_dictionary(words: tuple[str, ...]) -> KeptDictionary:
    """Ask jieba."""
    tokenizer = load_dictionary(words)
    tokenizer.initialize()
    known = tokenizer.FREQ
    texts = sorted(word for word, count in known.items() if count)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    joined = "".join(texts)
    odd = np.zeros(0x110000, dtype=bool)
    odd[[ord(char) for char in set(joined) if normalize(char) != char]] = True
    codes = code_points(joined)
    chosen = ~np.logical_or.reduceat(odd[codes], np.cumsum(lengths) - lengths)
    frequencies = np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))
    kept = KeptDictionary(
        total=tokenizer.total,
        numbers=numbers_by_code()[codes[np.repeat(chosen, lengths)]].astype("<u4").tobytes(),
        lengths=_narrow(lengths[chosen]),
        frequencies=_narrow(frequencies[chosen]),
        part_begins=b"",
        parts=b"",
    )
    begins, parts = _find_parts(Dictionary(kept))
    return msgspec.structs.replace(kept, part_begins=_narrow(begins), parts=_narrow(parts))


def _narrow(column: Integers) -> bytes:
    return column.astype("<u4").tobytes()


def _find_parts(words: Dictionary) -> tuple[Integers, Integers]:
    """Where the parts of each word begin, and the parts."""
    every = np.arange(len(words.lengths))
    owners, found = [every], [every]
    for size in (2, 3):
        longer = np.flatnonzero(words.lengths > size)
        windows = words.lengths[longer] - size + 1
        owner = np.repeat(longer, windows)
        nth = np.arange(len(owner)) - np.repeat(np.cumsum(windows) - windows, windows)
        starts = words.starts[owner] + nth
        part = words.find(hash_pieces(words.numbers, starts, np.full(len(starts), size)))
        owners.append(owner[part >= 0])
        found.append(part[part >= 0])
    owner, part = np.concatenate(owners), np.concatenate(found)
    order = np.argsort(owner, kind="stable")
    return np.searchsorted(owner[order], np.arange(len(every) + 1)), part[order]


def open_dictionary(words: tuple[str, ...], facts: Facts) -> Dictionary:
    """The dictionary with these words; the last one stays open."""
    kept = facts.recall("search-dictionary", words, KeptDictionary, partial(keep_dictionary, words))
    if words not in _OPEN:
        _OPEN.clear()
        _OPEN[words] = Dictionary(kept)
    return _OPEN[words]


class Dictionary:
    """The words by number; arrays are computed when they are first asked for."""

    def __init__(self, kept: KeptDictionary) -> None:
        self.total = kept.total
        self.numbers = np.frombuffer(kept.numbers, dtype="<u4")
        """The characters of all words, one word after the other."""
        self.lengths = np.frombuffer(kept.lengths, dtype="<u4").astype(np.int64)
        self.frequencies = np.frombuffer(kept.frequencies, dtype="<u4").astype(np.int64)
        self.starts = np.append(0, np.cumsum(self.lengths))
        self.part_begins = np.frombuffer(kept.part_begins, dtype="<u4").astype(np.int64)
        self.parts = np.frombuffer(kept.parts, dtype="<u4").astype(np.int64)

    @cached_property
    def _sorted(self) -> tuple[Words, Integers, Integers]:
        """Hashes in order, the word of each, and where those of each bucket begin."""
        found = hash_pieces(self.numbers, self.starts[:-1], self.lengths)
        order = np.argsort(found, kind="stable")
        found = found[order]
        return found, order, np.searchsorted(found >> _BUCKET, np.arange((1 << 20) + 1))

    def find(self, hashes: Words) -> Integers:
        """The number of the word with each hash; -1 where there is none."""
        known, order, begins = self._sorted
        words = np.full(len(hashes), -1, dtype=np.int64)
        # Hashes are spread evenly, so a bucket holds none, one or a few.
        bucket = (hashes >> _BUCKET).view(np.int64)
        at, end = begins[bucket], begins[bucket + 1]
        open_ = np.flatnonzero(at < end)
        at, end, sought = at[open_], end[open_], hashes[open_]
        while len(open_):
            same = known[at] == sought
            words[open_[same]] = order[at[same]]
            at += 1
            rest = np.flatnonzero(~same & (at < end))
            open_, at, end, sought = open_[rest], at[rest], end[rest], sought[rest]
        return words

    @cached_property
    def han(self) -> NDArray[np.bool_]:
        """Whether a word is all Han."""
        present = np.unique(self.numbers)
        table = np.zeros(int(present.max(initial=0)) + 1, dtype=bool)
        table[present] = [is_han(char) for char in spell(present)]
        return np.logical_and.reduceat(table[self.numbers], self.starts[:-1])

    def of_characters(self, characters: Codes) -> Integers:
        """The frequency of each character as a word; 0 where it is none."""
        one = np.arange(len(characters))
        word = self.find(hash_pieces(characters, one, np.ones_like(one)))
        return np.where(word < 0, 0, self.frequencies[word])

    def texts(self, words: Integers) -> list[str]:
        """The words as they are written."""
        lengths = self.lengths[words]
        ends = np.cumsum(lengths)
        at = np.arange(int(ends[-1]) if len(ends) else 0)
        at += np.repeat(self.starts[words] - ends + lengths, lengths)
        joined = spell(self.numbers[at])
        return [
            joined[end - size : end]
            for end, size in zip(ends.tolist(), lengths.tolist(), strict=True)
        ]


_OPEN: dict[tuple[str, ...], Dictionary] = {}


def hash_pieces(numbers: Codes, starts: Integers, lengths: Integers) -> Words:
    """A number for the piece of text at each start: Σ nᵢ Bⁱ modulo 2^64."""
    powers = _powers(len(numbers))
    sums = np.zeros(len(numbers) + 1, dtype=np.uint64)
    np.cumsum(numbers.astype(np.uint64) * powers[0][: len(numbers)], out=sums[1:])
    found = (sums[starts + lengths] - sums[starts]) * powers[1][starts]
    # Its high bits choose the bucket, and those of a single character would all be zero.
    mixed: Words = (found ^ found >> np.uint64(32)) * _BASE
    return mixed


_POWERS: dict[str, tuple[Words, Words]] = {}


def _powers(size: int) -> tuple[Words, Words]:
    """Powers of the base and of its inverse, at least `size` of each and one more."""
    known = _POWERS.get("")
    if known is None or len(known[0]) <= size:
        count = 1 << (size + 1).bit_length()
        columns = []
        for base in (_BASE, _INVERSE):
            column = np.full(count, base, dtype=np.uint64)
            column[0] = 1
            columns.append(np.cumprod(column))
        known = _POWERS[""] = (columns[0], columns[1])
    return known
