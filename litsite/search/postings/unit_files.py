"""Units put into files: those whose characters make words together lie together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.facts.store import Facts
from litsite.search.files.bit_codec import Packed, golomb, pack, pack_groups, write_varints
from litsite.search.files.shards import Shards
from litsite.search.postings.unit_clusters import cluster_characters, fill_in_order
from litsite.search.postings.units import Unit, Units
from litsite.search.words.dictionary import Dictionary
from litsite.search.words.vocabulary import Vocabulary

MOST_HOT_BYTES = 18 * 1024
LEAST_HOT_BYTES = 6 * 1024
FEWEST_HOT_FILES = 48
"""A small digest has small files: one of two hundred pages is not loaded whole for two words."""
COLD_BYTES = 200 * 1024
WORD_ORDERS = (9, 0, 8, 4, 1)
"""Of a word's key, its length beyond two, its further characters, its frequency, its sections."""

UnitWords = Mapping[tuple[int, int], tuple[int, bytes]]
"""(character, part) of a hot unit → how many words its pairs begin, and their bits."""


@dataclass(frozen=True, slots=True)
class UnitPlaces:
    """Where units lie: by (character, cold), the number of the first file, and of parts."""

    first: Mapping[tuple[int, bool], int]
    parts: Mapping[tuple[int, bool], int]
    hot_files: int
    cold_files: int

    def file_of(self, unit: Unit) -> int:
        """Number of the unit's file among its kind; parts lie in files that follow each other."""
        return self.first[unit.character, unit.cold] + (unit.part if unit.parts > 1 else 0)


def place_units(units: Sequence[Unit]) -> UnitPlaces:
    """Choose a file for every unit."""
    sizes = {u.character: u.size for u in units if u.parts == 1 and not u.cold}
    total = sum(unit.size for unit in units if not unit.cold)
    limit = min(MOST_HOT_BYTES, max(LEAST_HOT_BYTES, total // FEWEST_HOT_FILES))
    clusters = cluster_characters(sizes, limit)
    first = {(number, False): index for index, group in enumerate(clusters) for number in group}
    parts = {(unit.character, unit.cold): unit.parts for unit in units}
    cold = [unit for unit in units if unit.cold and unit.parts == 1]
    ranges = fill_in_order([unit.size for unit in cold], COLD_BYTES)
    for index, (low, high) in enumerate(ranges):
        first |= {(unit.character, True): index for unit in cold[low:high]}
    files = {False: len(clusters), True: len(ranges)}
    for (character, is_cold), count in parts.items():
        if count > 1:
            first[character, is_cold] = files[is_cold]
            files[is_cold] += count
    return UnitPlaces(first, parts, files[False], files[True])


def encode_words(
    dictionary: Dictionary, vocabulary: Vocabulary, places: UnitPlaces, hot: NDArray[np.bool_]
) -> UnitWords:
    """The vocabulary's words, each with the unit of its first two characters; `hot`: for each number."""
    words = vocabulary.words
    starts, lengths = dictionary.starts[words], dictionary.lengths[words]
    numbers = dictionary.numbers.astype(np.int64)
    first, second = numbers[starts], numbers[starts + 1]
    rarer, other = np.maximum(first, second), np.minimum(first, second)
    divided = np.ones(len(hot), dtype=np.int64)
    for (character, cold), parts in places.parts.items():
        if not cold:
            divided[character] = parts
    unit = rarer << 32 | other % divided[rarer]
    order = np.argsort(unit, kind="stable")
    order = order[hot[rarer[order]] & hot[other[order]]]
    # Five symbols a word, and one for each further character.
    sizes = lengths[order] + 2
    begins = np.append(0, np.cumsum(sizes))
    values = np.zeros(int(begins[-1]), dtype=np.int64)
    orders = np.zeros(len(values), dtype=np.int64)
    nth = np.arange(len(values)) - np.repeat(begins[:-1], sizes)
    last = np.repeat(sizes, sizes) - 1 - nth
    word = np.repeat(order, sizes)
    columns = (
        (nth == 0, (other << 1 | (first > second))[word]),
        (nth == 1, (lengths - 2)[word]),
        ((nth > 1) & (last > 1), numbers[np.minimum(starts[word] + nth, len(numbers) - 1)]),
        (last == 1, dictionary.frequencies[words][word]),
        (last == 0, vocabulary.sections[words][word]),
    )
    for (chosen, column), golomb_order in zip(columns, WORD_ORDERS, strict=True):
        values[chosen], orders[chosen] = column[chosen], golomb_order
    codes, widths = golomb(values, orders)
    first_words = np.flatnonzero(np.diff(unit[order], prepend=-1))
    bounds = np.append(first_words, len(order))
    packed = pack_groups(codes, widths, begins[bounds])
    counts = np.diff(bounds).tolist()
    names = unit[order[first_words]].tolist()
    return {
        (name >> 32, name & 0xFFFFFFFF): (count, data)
        for name, count, data in zip(names, counts, packed, strict=True)
    }


def add_units(
    shards: Shards, units: Units, places: UnitPlaces, words: UnitWords, facts: Facts
) -> None:
    """Hot files, then cold ones; a file is a table of its units, then their bits.

    A file with the same lists and words as one of the last build is taken from there.
    """
    files = [*_members(units, places, cold=False), *_members(units, places, cold=True)]
    no_words = (0, b"")
    keys = []
    for members in files:
        own = [units.units[n] for n in members]
        found = [
            words.get((u.character, u.part), no_words) if not u.cold else no_words for u in own
        ]
        keys.append(
            [(u.character, u.count, u.name, *has) for u, has in zip(own, found, strict=True)]
        )
    known = [facts.find("search-units", key, Packed) for key in keys]
    wanted = [unit for n, one in zip(files, known, strict=True) if one is None for unit in n]
    streams = dict(zip(wanted, units.write(wanted), strict=True))
    for number, (members, key) in enumerate(zip(files, keys, strict=True)):
        packed = known[number]
        if packed is None:
            table = [len(members)]
            bits: list[bytes] = []
            for unit, (character, count, _, found_words, data) in zip(members, key, strict=True):
                lists, positions = streams.pop(unit)
                table += [character, count, found_words]
                table += [len(lists), len(positions), len(data)]
                bits += [lists, positions, data]
            packed = pack(write_varints(table) + b"".join(bits))
            facts.keep("search-units", key, packed)
        shards.add_packed("g" if number < places.hot_files else "c", packed)


def _members(units: Units, places: UnitPlaces, *, cold: bool) -> list[list[int]]:
    """For each file the numbers of its units."""
    files: list[list[int]] = [[] for _ in range(places.cold_files if cold else places.hot_files)]
    for number, unit in enumerate(units.units):
        if unit.cold == cold:
            files[places.file_of(unit)].append(number)
    return files
