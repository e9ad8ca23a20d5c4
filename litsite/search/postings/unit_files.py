"""Units put into files: those whose characters make words together lie together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import BitWriter, write_varints
from litsite.search.files.shards import Shards
from litsite.search.postings.grams import Alphabet, Grams
from litsite.search.postings.posting_lists import Unit
from litsite.search.postings.unit_clusters import cluster_characters, fill_in_order
from litsite.search.words.segmentation import Vocabulary

MOST_HOT_BYTES = 18 * 1024
LEAST_HOT_BYTES = 6 * 1024
FEWEST_HOT_FILES = 48
"""A small digest has small files: one of two hundred pages is not loaded whole for two words."""
COLD_BYTES = 200 * 1024
WORD_ORDERS = (9, 0, 8, 4, 1)
"""Of a word's key, its length beyond two, its further characters, its frequency, its sections."""

Words = Mapping[tuple[int, int], tuple[int, bytes]]
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


def place_units(units: Sequence[Unit], grams: Grams) -> UnitPlaces:
    """Choose a file for every unit."""
    sizes = {u.character: _size(u) for u in units if u.parts == 1 and not u.cold}
    total = sum(_size(unit) for unit in units if not unit.cold)
    limit = min(MOST_HOT_BYTES, max(LEAST_HOT_BYTES, total // FEWEST_HOT_FILES))
    clusters = cluster_characters(grams, sizes, limit)
    first = {(number, False): index for index, group in enumerate(clusters) for number in group}
    parts = {(unit.character, unit.cold): unit.parts for unit in units}
    cold = [unit for unit in units if unit.cold and unit.parts == 1]
    ranges = fill_in_order([_size(unit) for unit in cold], COLD_BYTES)
    for index, (low, high) in enumerate(ranges):
        first |= {(unit.character, True): index for unit in cold[low:high]}
    files = {False: len(clusters), True: len(ranges)}
    for (character, is_cold), count in parts.items():
        if count > 1:
            first[character, is_cold] = files[is_cold]
            files[is_cold] += count
    return UnitPlaces(first, parts, files[False], files[True])


def _size(unit: Unit) -> int:
    return len(unit.lists) + len(unit.positions)


def encode_words(
    vocabulary: Vocabulary, alphabet: Alphabet, places: UnitPlaces, hot: NDArray[np.bool_]
) -> Words:
    """The dictionary's words, each with the unit of its first two characters."""
    numbers = alphabet.numbers
    key_order, length_order, rest_order, frequency_order, sections_order = WORD_ORDERS
    writers: dict[tuple[int, int], BitWriter] = defaultdict(BitWriter)
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for word in sorted(vocabulary.frequency):
        codes = [numbers[char] for char in word]
        rarer, other = max(codes[:2]), min(codes[:2])
        if not (hot[rarer] and hot[other]):
            continue
        unit = (rarer, other % places.parts[rarer, False])
        writer = writers[unit]
        writer.golomb(other << 1 | (codes[0] > codes[1]), key_order)
        writer.golomb(len(word) - 2, length_order)
        for code in codes[2:]:
            writer.golomb(code, rest_order)
        writer.golomb(vocabulary.frequency[word], frequency_order)
        writer.golomb(vocabulary.sections.get(word, 0), sections_order)
        counts[unit] += 1
    return {unit: (counts[unit], writer.to_bytes()) for unit, writer in writers.items()}


def add_units(shards: Shards, units: Sequence[Unit], places: UnitPlaces, words: Words) -> None:
    """Hot files, then cold ones; a file is a table of its units, then their bits."""
    for kind, cold, count in (("g", False, places.hot_files), ("c", True, places.cold_files)):
        members: list[list[Unit]] = [[] for _ in range(count)]
        for unit in units:
            if unit.cold == cold:
                members[places.file_of(unit)].append(unit)
        for own in members:
            table = [len(own)]
            bits = []
            for unit in own:
                place = (unit.character, unit.part)
                found, data = words.get(place, (0, b"")) if not cold else (0, b"")
                table += [unit.character, unit.count, found]
                table += [len(unit.lists), len(unit.positions), len(data)]
                bits += [unit.lists, unit.positions, data]
            shards.add(kind, write_varints(table) + b"".join(bits))
