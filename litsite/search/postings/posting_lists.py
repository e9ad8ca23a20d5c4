"""Posting lists as bits: for each character, the pairs of which it is the rarer, and their places.

A *unit* is what is read at once: all pairs of one character, or, where those are many, a share of
them by the other character's number. Pairs with punctuation, which few queries have, form *cold*
units of their own. The positions of long lists live apart (*far*): one word is ranked without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers, gap_order, golomb, limited, place_bits, rice
from litsite.search.postings.grams import Grams, Singles

PAIR_ORDER = 2
COUNT_ORDER = 1
HEAD_ORDER = 4
MOST_SINGLES = 1500
FAR_BYTES = 3072
"""Positions that take more live apart."""
PART_BYTES = 16 * 1024
COLD_PART_BYTES = 128 * 1024
"""A character whose lists take more is divided."""
_BATCH = 2_000_000
_KEY = (1 << 17) - 1
"""Of what `pair_key` joins, the other number and the order."""


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
    """Each list: step of other number and order, how many slots, whether far; then its entries: sections
    from the last entry (0 where the body follows the head), and twice the further times, plus 1 in
    the head."""
    positions: bytes
    """For each list that is not far, the positions in each of its slots."""


@dataclass(frozen=True, slots=True)
class FarList:
    """The positions of one pair."""

    pair: int
    """The two numbers as `pair_key` joins them."""
    positions: bytes


def encode_postings(
    grams: Grams, position_orders: Integers, hot: NDArray[np.bool_]
) -> tuple[list[Unit], list[FarList]]:
    """Encode all lists.

    `position_orders`: for each slot the Rice order of the positions in it (see `position_orders`).
    `hot`: for each character whether words are made of it.
    """
    units: list[Unit] = []
    far: list[FarList] = []
    for low, high in _batches(grams):
        batch = _encode_batch(grams, low, high, position_orders)
        is_hot = hot[batch.rarer] & hot[batch.other]
        far_flags = is_hot & (batch.position_bits > FAR_BYTES * 8)
        units += _make_units(batch, is_hot, far_flags)
        chosen = np.flatnonzero(far_flags)
        packed = _pack(batch.positions, chosen, np.arange(len(chosen) + 1))
        far += map(FarList, batch.keys[chosen].tolist(), packed)
    return units, far


def pair_key(rarer: Integers, other: Integers, reverse: NDArray[np.bool_]) -> Integers:
    """One number for a pair."""
    return rarer << 17 | other << 1 | reverse


def position_orders(levels: Integers) -> Integers:
    """For each slot, the order of the positions in it, from the length levels of the bodies."""
    orders = np.full(2 * len(levels), HEAD_ORDER, dtype=np.int64)
    orders[1::2] = np.maximum(0, (levels >> 1) - 1)
    return orders


def encode_singles(singles: Singles, sections: int) -> list[bytes]:
    """For each character: in how many slots it stands, then the first entries.

    Slots are in the order of the groups, newest first, so of a character that stands everywhere
    the newest MOST_SINGLES slots are kept.
    """
    found = np.diff(singles.starts)
    kept = np.arange(len(singles.slots)) - np.repeat(singles.starts[:-1], found) < MOST_SINGLES
    stored = np.minimum(found, MOST_SINGLES)
    starts = np.append(0, np.cumsum(stored))
    begins = np.zeros(int(starts[-1]), dtype=bool)
    begins[starts[:-1][stored > 0]] = True
    order = np.repeat(_orders(found, sections), stored)
    entries = _encode_entries(singles.slots[kept], singles.counts[kept], begins, order)
    heads = golomb(found, COUNT_ORDER)
    symbols = _Symbols(
        np.insert(entries[0], 2 * starts[:-1], heads[0]),
        np.insert(entries[1], 2 * starts[:-1], heads[1]),
        2 * starts + np.arange(len(starts)),
    )
    return _pack(symbols, np.arange(len(found)), np.arange(len(found) + 1))


def _encode_entries(
    slots: Integers, times: Integers, begins: NDArray[np.bool_], order: Integers
) -> tuple[Integers, Integers]:
    """Codes of lists of slots, two symbols a slot; `begins` marks where lists begin."""
    sections = slots >> 1
    gaps = np.where(begins, sections, np.diff(sections, prepend=0))
    in_head = (slots & 1) ^ 1
    return _interleave(limited(gaps, order), golomb((times - 1) << 1 | in_head, 0))


@dataclass(frozen=True, slots=True)
class _Symbols:
    """Codes of several lists, contiguous by list."""

    codes: Integers
    widths: Integers
    starts: Integers
    """Index of each list's first symbol, and the end."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """The lists of some characters."""

    rarer: Integers
    other: Integers
    keys: Integers
    heads: _Symbols
    """Other number and order (still 0), number of slots, far flag (still 0)."""
    entries: _Symbols
    positions: _Symbols
    list_bits: Integers
    position_bits: Integers


def _batches(grams: Grams) -> Iterator[tuple[int, int]]:
    """Ranges of lists with a bounded number of places, never cutting a character's."""
    begins = np.flatnonzero(np.diff(grams.rarer, prepend=-1))
    low = 0
    for begin in [*begins[1:].tolist(), len(grams.rarer)]:
        if grams.starts[begin] - grams.starts[low] > _BATCH or begin == len(grams.rarer):
            if begin > low:
                yield low, begin
            low = begin


def _encode_batch(grams: Grams, low: int, high: int, orders: Integers) -> _Batch:
    starts = grams.starts[low : high + 1] - grams.starts[low]
    slot = grams.slots[grams.starts[low] : grams.starts[high]].astype(np.int64)
    position = grams.positions[grams.starts[low] : grams.starts[high]].astype(np.int64)
    begins_list = np.zeros(len(slot), dtype=bool)
    begins_list[starts[:-1]] = True
    begins_entry = begins_list | (np.diff(slot, prepend=-1) != 0)
    entry = np.flatnonzero(begins_entry)
    entry_starts = np.searchsorted(entry, starts)
    found = np.diff(entry_starts)
    times = np.diff(entry, append=len(slot))
    order = np.repeat(_orders(found, len(orders) // 2), found)
    entries = _encode_entries(slot[entry], times, begins_list[entry], order)
    heads = _interleave(
        golomb(np.zeros(len(found), dtype=np.int64), PAIR_ORDER),
        golomb(found - 1, COUNT_ORDER),
        golomb(np.zeros(len(found), dtype=np.int64), 0),
    )
    steps = np.where(begins_entry, position, np.diff(position, prepend=0) - 1)
    codes, widths = rice(steps, orders[slot])
    bits = np.add.reduceat(entries[1], 2 * entry_starts[:-1]) + heads[1].reshape(-1, 3).sum(axis=1)
    return _Batch(
        rarer=grams.rarer[low:high],
        other=grams.other[low:high],
        keys=pair_key(grams.rarer[low:high], grams.other[low:high], grams.reverse[low:high]),
        heads=_Symbols(*heads, 3 * np.arange(high - low + 1)),
        entries=_Symbols(*entries, 2 * entry_starts),
        positions=_Symbols(codes, widths, starts),
        list_bits=bits,
        position_bits=np.add.reduceat(widths, starts[:-1]),
    )


def _orders(found: Integers, sections: int) -> Integers:
    """The order of the gaps in lists of these lengths."""
    lengths = np.unique(found)
    order_of = np.zeros(int(lengths.max(initial=0)) + 1, dtype=np.int64)
    order_of[lengths] = [gap_order(n, sections) for n in lengths.tolist()]
    return order_of[found]


def _interleave(*coded: tuple[Integers, Integers]) -> tuple[Integers, Integers]:
    codes = np.stack([codes for codes, _ in coded], axis=1).reshape(-1)
    widths = np.stack([widths for _, widths in coded], axis=1).reshape(-1)
    return codes, widths


def _make_units(batch: _Batch, hot: NDArray[np.bool_], far: NDArray[np.bool_]) -> Iterator[Unit]:
    # Two groups a first character, hot and cold, each divided by its own size.
    group = batch.rarer << 1 | ~hot
    least = group.min()
    bits = batch.list_bits + np.where(far, 0, batch.position_bits)
    sizes = np.bincount(group - least, weights=bits) / 8
    target = np.where(np.arange(len(sizes)) + least & 1, COLD_PART_BYTES, PART_BYTES)
    parts = np.maximum(1, np.round(sizes / target)).astype(np.int64)[group - least]
    part = batch.other % parts
    order = np.lexsort((np.arange(len(part)), part, group))
    begins = np.flatnonzero(np.diff(group[order] << 32 | part[order], prepend=-1))
    bounds = np.append(begins, len(order))
    near = np.append(0, np.cumsum(~far[order]))[bounds]
    steps = np.diff(batch.keys[order] & _KEY, prepend=0)
    steps[begins] = batch.keys[order][begins] & _KEY
    lists = _pack(_with_heads(batch, order, steps, far), np.arange(len(order)), bounds)
    positions = _pack(batch.positions, order[~far[order]], near)
    for index, one in enumerate(order[begins].tolist()):
        yield Unit(
            character=int(batch.rarer[one]),
            part=int(part[one]),
            parts=int(parts[one]),
            cold=not hot[one],
            count=int(bounds[index + 1] - bounds[index]),
            lists=lists[index],
            positions=positions[index],
        )


def _with_heads(
    batch: _Batch, order: Integers, steps: Integers, far: NDArray[np.bool_]
) -> _Symbols:
    """The lists in this order, each as its head symbols and its entries; `steps` from key to key."""
    heads = _ranges(batch.heads.starts, order)
    codes, widths = batch.heads.codes[heads], batch.heads.widths[heads]
    keys = np.arange(0, len(heads), 3)
    codes[keys], widths[keys] = golomb(steps, PAIR_ORDER)
    flags = np.arange(2, len(heads), 3)
    codes[flags], widths[flags] = golomb(far[order].astype(np.int64), 0)
    entries = _ranges(batch.entries.starts, order)
    starts = np.append(0, np.cumsum(np.diff(batch.entries.starts)[order]))
    before = np.repeat(starts[:-1], 3)
    return _Symbols(
        np.insert(batch.entries.codes[entries], before, codes),
        np.insert(batch.entries.widths[entries], before, widths),
        starts + 3 * np.arange(len(starts)),
    )


def _pack(symbols: _Symbols, members: Integers, bounds: Integers) -> list[bytes]:
    """The bits of the lists `members`, one byte string for the lists from bound to bound."""
    chosen = _ranges(symbols.starts, members)
    codes, widths = symbols.codes[chosen], symbols.widths[chosen]
    ends = np.append(0, np.cumsum(widths))
    sizes = np.append(0, np.cumsum(symbols.starts[members + 1] - symbols.starts[members]))
    firsts = sizes[bounds]
    first_bits = ends[firsts]
    lengths = (np.diff(first_bits) + 7) // 8
    begins = np.append(0, np.cumsum(lengths))
    # Every byte string begins at a whole byte.
    shift = np.repeat(8 * begins[:-1] - first_bits[:-1], np.diff(firsts))
    data = place_bits(codes, widths, ends[:-1] + shift, int(begins[-1]))
    return [data[low:high] for low, high in pairwise(begins.tolist())]


def _ranges(starts: Integers, members: Integers) -> Integers:
    """Indexes of all symbols of the lists `members`, in their order."""
    sizes = starts[members + 1] - starts[members]
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    indexes: Integers = np.arange(total) + np.repeat(starts[members] - ends + sizes, sizes)
    return indexes
