"""The root: what every query needs first, and where everything else lies."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import (
    Integers,
    deflate,
    golomb,
    pack_groups,
    write_varints,
)
from litsite.search.postings.unit_files import UnitPlaces
from litsite.search.sections import Group
from litsite.search.words.characters import Codes, spell

ROOT_ORDERS = (0, 7, 10, 0, 7)
"""Of the step from number to number, a character's frequency, first hot file, parts, first cold file."""


def write_characters(
    present: Codes, frequencies: Integers, hot: NDArray[np.bool_], places: UnitPlaces
) -> bytes:
    """For every character its number, its frequency and its units' places."""
    step_order, frequency_order, hot_order, parts_order, cold_order = ROOT_ORDERS
    symbols: list[tuple[int, int]] = []
    before = 0
    for number, frequency in zip(present.tolist(), frequencies.tolist(), strict=True):
        symbols.append((number - before - 1, step_order))
        before = number
        symbols += (frequency, frequency_order), (int(hot[number]), 0)
        for cold, order in ((False, hot_order), (True, cold_order)):
            symbols.append((places.first.get((number, cold), -1) + 1, order))
            if (number, cold) in places.first:
                symbols.append((places.parts[number, cold] - 1, parts_order))
    values, orders = np.array(symbols, dtype=np.int64).reshape(-1, 2).T
    return b"".join(pack_groups(*golomb(values, orders), np.array([0, len(values)])))


def write_levels(levels: Integers) -> bytes:
    """A byte a section: a browser has nothing to decode, and deflate makes them short."""
    return levels.astype(np.uint8).tobytes()


def write_root(
    meta: Mapping[str, object],
    present: Codes,
    characters: bytes,
    groups: Sequence[Group],
    levels: Integers,
    hashes: bytes,
    *begins: Sequence[int],
) -> bytes:
    """A table of sizes, then the parts that FORMAT.md lists."""
    parts = (
        json.dumps(meta, ensure_ascii=False, separators=(",", ":")).encode(),
        spell(present).encode("utf-8", "surrogatepass"),
        characters,
        write_varints(len(group.sections) for group in groups),
        write_levels(levels),
        hashes,
        *map(write_varints, begins),
    )
    return deflate(write_varints([len(parts), *map(len, parts)]) + b"".join(parts))
