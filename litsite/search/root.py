"""The root: what every query needs first, and where everything else lies."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from litsite.search.codec import BitWriter, Integers, deflate, write_varints
from litsite.search.grams import Alphabet
from litsite.search.sections import Group
from litsite.search.segmentation import Vocabulary
from litsite.search.units import Places

ROOT_ORDERS = (7, 10, 0, 7, 1, 1)
"""Of a character's frequency, first hot file, parts, first cold file; a section's level; a group's size."""


def write_tables(
    alphabet: Alphabet,
    vocabulary: Vocabulary,
    hot: NDArray[np.bool_],
    places: Places,
    groups: Sequence[Group],
    levels: Integers,
    usual_level: int,
) -> bytes:
    """For every character its frequency and its units' places; the groups' sizes; the levels."""
    frequency_order, hot_order, parts_order, cold_order, level_order, size_order = ROOT_ORDERS
    bits = BitWriter()
    for number, char in enumerate(alphabet.characters):
        bits.golomb(vocabulary.character_frequency.get(char, 0), frequency_order)
        bits.golomb(int(hot[number]), 0)
        for cold, order in ((False, hot_order), (True, cold_order)):
            bits.golomb(places.first.get((number, cold), -1) + 1, order)
            if (number, cold) in places.first:
                bits.golomb(places.parts[number, cold] - 1, parts_order)
    for group in groups:
        bits.golomb(len(group.sections) - 1, size_order)
    # Most lengths are near each other: 0, -1, 1, -2, 2 … from the usual one are 0, 1, 2, 3, 4 …
    away = levels - usual_level
    for value in np.where(away < 0, -2 * away - 1, 2 * away).tolist():
        bits.golomb(value, level_order)
    return bits.to_bytes()


def write_root(
    meta: Mapping[str, object], alphabet: Alphabet, tables: bytes, hashes: bytes, *begins: list[int]
) -> bytes:
    """A table of sizes, then: meta, characters, tables, hashes, where files of each kind begin."""
    parts = (
        json.dumps(meta, ensure_ascii=False, separators=(",", ":")).encode(),
        alphabet.characters.encode("utf-8"),
        tables,
        hashes,
        *map(write_varints, begins),
    )
    return deflate(write_varints([len(parts), *map(len, parts)]) + b"".join(parts))
