"""Posting lists gathered into units: what is read at once.

A *unit* holds all pairs of one character, or, where those are many, a share of them by the other character's
number. Pairs with punctuation, which few queries have, form *cold* units of their own. The positions of long
lists live apart (*far*): one word is ranked without them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers, copied_bits, golomb, pack_groups
from litsite.search.postings.grams import PAIR_BITS, other_of, rarer_of
from litsite.search.postings.posting_lists import Bits, Lists

PAIR_ORDER = 2
FAR_BYTES = 3072
"""Positions that take more live apart."""
PART_BYTES = 16 * 1024
COLD_PART_BYTES = 128 * 1024
"""A character whose lists take more is divided."""
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


def gather_units(lists: Lists, hot: NDArray[np.bool_]) -> tuple[list[Unit], list[FarList]]:
    """All lists in units; `hot`: for each list whether words are made of both characters."""
    far = hot & (lists.positions.sizes > FAR_BYTES * 8)
    rarer, other = rarer_of(lists.pairs), other_of(lists.pairs)
    # Two groups a character, hot and cold, each divided by its own size.
    names, group = np.unique(rarer << 1 | ~hot, return_inverse=True)
    bits = lists.entries.sizes + _HEAD_BITS + np.where(far, 0, lists.positions.sizes)
    sizes = np.bincount(group, weights=bits, minlength=len(names)) / 8
    target = np.where(names & 1, COLD_PART_BYTES, PART_BYTES)
    parts = np.maximum(1, np.round(sizes / target)).astype(np.int64)[group]
    part = other % parts
    unit = group << 32 | part
    order = np.argsort(unit, kind="stable")
    begins = np.flatnonzero(np.diff(unit[order], prepend=-1))
    bounds = np.append(begins, len(order))
    keys = lists.pairs[order] & ((1 << PAIR_BITS) - 1)
    steps = np.diff(keys, prepend=0)
    steps[begins] = keys[begins]
    heads = _with_flag(*golomb(steps, PAIR_ORDER), far[order])
    streams = _copy_groups(lists.entries, order, bounds, heads)
    near = order[~far[order]]
    near_bounds = np.append(0, np.cumsum(~far[order]))[bounds]
    positions = _copy_groups(lists.positions, near, near_bounds)
    first = order[begins]
    units = [
        Unit(*columns)
        for columns in zip(
            rarer[first].tolist(),
            part[first].tolist(),
            parts[first].tolist(),
            (~hot[first]).tolist(),
            np.diff(bounds).tolist(),
            streams,
            positions,
            strict=True,
        )
    ]
    chosen = np.flatnonzero(far)
    packed = _copy_groups(lists.positions, chosen, np.arange(len(chosen) + 1))
    return units, list(map(FarList, lists.pairs[chosen].tolist(), packed))


def _with_flag(
    codes: Integers, widths: Integers, flags: NDArray[np.bool_]
) -> tuple[Integers, Integers]:
    """Each code with a bit behind it."""
    return codes << 1 | flags, widths + 1


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
