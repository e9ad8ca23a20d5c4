"""Posting lists gathered into units: what is read at once.

A *unit* holds all pairs of one character, or, where those are many, a share of them by the other character's
number. Pairs with punctuation, which few queries have, form *cold* units of their own. The positions of long
lists live apart (*far*): one word is ranked without them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers, copied_bits, golomb, pack_groups
from litsite.search.postings.grams import PAIR_BITS, other_of, rarer_of
from litsite.search.postings.kept_lists import KnownLists
from litsite.search.postings.posting_lists import Bits
from litsite.search.postings.unit_clusters import fill_in_order

PAIR_ORDER = 2
FAR_BYTES = 3072
"""Positions that take more live apart."""
PART_BYTES = 16 * 1024
COLD_PART_BYTES = 128 * 1024
"""A character whose lists take more is divided."""
_BATCH_BYTES = 1 << 20
"""What is written at once: few bits for the processor's cache, and for any memory."""
_HEAD_BITS = 4
"""What a list's pair and flag take, about."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Posting lists of pairs with one rarer character."""

    character: int
    part: int
    parts: int
    """The unit holds the pairs whose other number is `part` modulo `parts`."""
    cold: bool
    count: int
    """Number of lists."""
    size: int
    """Bytes of its lists and positions."""
    name: bytes
    """Units of one name hold the same lists."""


class UnitStreams(NamedTuple):
    """What a unit holds."""

    lists: bytes
    """Each list: step of other number and order, whether far; then its entries."""
    positions: bytes
    """For each list that is not far, the positions in each of its slots."""


@dataclass(frozen=True, slots=True)
class FarList:
    """The positions of one pair."""

    pair: int
    """The two numbers as `pair_key` joins them."""
    positions: bytes


class Units:
    """All lists in units; `hot`: for each list whether words are made of both characters."""

    def __init__(self, known: KnownLists, hot: NDArray[np.bool_]) -> None:
        lists = self._lists = known.lists
        self._far = hot & (lists.positions.sizes > FAR_BYTES * 8)
        near_bits = np.where(self._far, 0, lists.positions.sizes)
        rarer, other = rarer_of(lists.pairs), other_of(lists.pairs)
        # Two groups a character, hot and cold, each divided by its own size.
        character = np.cumsum(np.diff(rarer, prepend=-1) != 0) - 1
        group = character << 1 | ~hot
        bits = lists.entries.sizes + _HEAD_BITS + near_bits
        sizes = np.bincount(group, weights=bits) / 8
        target = np.where(np.arange(len(sizes)) & 1, COLD_PART_BYTES, PART_BYTES)
        parts = np.maximum(1, np.round(sizes / target)).astype(np.int64)[group]
        part = other % parts
        unit = group << 32 | part
        self._order = order = np.argsort(unit, kind="stable")
        begins = np.flatnonzero(np.diff(unit[order], prepend=-1))
        self._bounds = bounds = np.append(begins, len(order))
        keys = lists.pairs[order] & ((1 << PAIR_BITS) - 1)
        steps = np.diff(keys, prepend=0)
        steps[begins] = keys[begins]
        codes, widths = golomb(steps, PAIR_ORDER)
        self._heads = codes << 1 | self._far[order], widths + 1
        stored = [self._heads[1] + lists.entries.sizes[order], near_bits[order]]
        octets = (
            sum(
                (np.add.reduceat(one, begins) + 7 >> 3 for one in stored),
                np.zeros(len(begins), np.int64),
            )
            if len(begins)
            else begins
        )
        marks = np.stack(
            [lists.pairs[order] << 1 | self._far[order], known.versions.view(np.int64)[order]],
            axis=1,
        )
        first = order[begins]
        self.units = [
            Unit(
                character=character,
                part=own_part,
                parts=own_parts,
                cold=not own_hot,
                count=high - low,
                size=size,
                name=hashlib.blake2b(marks[low:high].tobytes(), digest_size=16).digest(),
            )
            for character, own_part, own_parts, own_hot, size, low, high in zip(
                rarer[first].tolist(),
                part[first].tolist(),
                parts[first].tolist(),
                hot[first].tolist(),
                octets.tolist(),
                bounds[:-1].tolist(),
                bounds[1:].tolist(),
                strict=True,
            )
        ]

    def write(self, chosen: Sequence[int]) -> list[UnitStreams]:
        """The bits of the units with these numbers."""
        sizes = [self.units[n].size for n in chosen]
        ranges = fill_in_order(sizes, _BATCH_BYTES)
        return [one for low, high in ranges for one in self._write(chosen[low:high])]

    def _write(self, chosen: Sequence[int]) -> list[UnitStreams]:
        units = np.array(chosen, dtype=np.int64)
        low, high = self._bounds[units], self._bounds[units + 1]
        ends = np.cumsum(high - low)
        at = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(
            low - ends + high - low, high - low
        )
        members = self._order[at]
        bounds = np.append(0, ends)
        heads = self._heads[0][at], self._heads[1][at]
        lists = _copy_groups(self._lists.entries, members, bounds, heads)
        near = ~self._far[members]
        near_bounds = np.append(0, np.cumsum(near))[bounds]
        positions = _copy_groups(self._lists.positions, members[near], near_bounds)
        return list(map(UnitStreams, lists, positions))

    def far_lists(self) -> list[FarList]:
        """The positions that live apart."""
        chosen = np.flatnonzero(self._far)
        packed = _copy_groups(self._lists.positions, chosen, np.arange(len(chosen) + 1))
        return list(map(FarList, self._lists.pairs[chosen].tolist(), packed))


def _copy_groups(
    bits: Bits, members: Integers, bounds: Integers, heads: tuple[Integers, Integers] | None = None
) -> list[bytes]:
    """The runs `members`, each after its head, one byte string for those from bound to bound."""
    codes, widths, counts = copied_bits(bits.words, bits.at[members], bits.sizes[members])
    starts = np.append(0, np.cumsum(counts))
    if heads is not None:
        codes = np.insert(codes, starts[:-1], heads[0])
        widths = np.insert(widths, starts[:-1], heads[1])
        starts = starts + np.arange(len(starts))
    return pack_groups(codes, widths, starts[bounds])
