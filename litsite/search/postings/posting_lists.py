"""Posting lists as bits: in which slots a pair of characters stands, and where in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import (
    Integers,
    Words,
    gap_order,
    golomb,
    limited,
    long_rice,
    place_words,
)
from litsite.search.postings.grams import Places

COUNT_ORDER = 1
HEAD_ORDER = 4
_BATCH = 400_000
"""Places that are encoded at once: few enough for the processor's cache, and for any memory."""


@dataclass(frozen=True, slots=True)
class Bits:
    """Many runs of bits."""

    words: Words
    """All bits; one word to spare."""
    at: Integers
    """Where each run begins."""
    sizes: Integers
    """Bits of each run."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of some pairs, in the order of the pairs."""

    pairs: Integers
    found: Integers
    """How many slots each has."""
    entries: Bits
    """Of each list the number of its slots; then sections from the last entry (0 where the body follows the head),
    and twice the further times, plus 1 in the head."""
    positions: Bits
    """Of each list the positions in each of its slots."""


def encode_lists(places: Places, position_orders: Integers) -> Lists:
    """Encode all lists; `position_orders`: for each slot the Rice order of the positions in it."""
    found: list[Integers] = []
    entries: list[Bits] = []
    positions: list[Bits] = []
    for low, high in _batches(places.starts):
        starts = places.starts[low : high + 1]
        slot = places.slots[starts[0] : starts[-1]].astype(np.int64)
        position = places.positions[starts[0] : starts[-1]].astype(np.int64)
        starts = starts - starts[0]
        begins = np.diff(slot, prepend=-1) != 0
        begins[starts[:-1]] = True
        entry = np.flatnonzero(begins)
        bounds = np.searchsorted(entry, starts)
        found.append(np.diff(bounds))
        times = np.diff(entry, append=len(slot))
        entries.append(
            encode_entries(slot[entry], times, bounds, found[-1], len(position_orders) // 2)
        )
        step = np.diff(position, prepend=0) - 1
        step[entry] = position[entry]
        codes, widths, sizes = long_rice(step, position_orders[slot])
        positions.append(_runs(codes, widths, np.append(0, np.cumsum(sizes))[starts]))
    none = np.zeros(0, dtype=np.int64)
    return Lists(places.pairs, np.concatenate([none, *found]), join(entries), join(positions))


def position_orders(levels: Integers) -> Integers:
    """For each slot, the order of the positions in it, from the length levels of the bodies."""
    orders = np.full(2 * len(levels), HEAD_ORDER, dtype=np.int64)
    orders[1::2] = np.maximum(0, (levels >> 1) - 1)
    return orders


def encode_entries(
    slots: Integers, times: Integers, bounds: Integers, found: Integers, sections: int
) -> Bits:
    """Lists of slots, from bound to bound; `found`: what each says of its length, and what its gaps' order follows."""
    section = slots >> 1
    gaps = np.diff(section, prepend=0)
    own = np.diff(bounds)
    first = bounds[:-1][own > 0]
    gaps[first] = section[first]
    codes, widths = limited(gaps, np.repeat(gap_orders(found, sections), own))
    more, more_widths = golomb((times - 1) << 1 | (slots & 1 ^ 1), 0)
    heads, head_widths = golomb(found, COUNT_ORDER)
    if (widths + more_widths).max(initial=0) < 64:
        codes, widths, step = codes << more_widths | more, widths + more_widths, 1
    else:
        codes = np.stack([codes, more], axis=1).reshape(-1)
        widths, step = np.stack([widths, more_widths], axis=1).reshape(-1), 2
    before = step * bounds[:-1]
    return _runs(
        np.insert(codes, before, heads),
        np.insert(widths, before, head_widths),
        step * bounds + np.arange(len(bounds)),
    )


def join(parts: list[Bits]) -> Bits:
    """All runs of all parts."""
    bases = np.cumsum([0, *(len(part.words) for part in parts)])[:-1].tolist()
    none = np.zeros(0, dtype=np.int64)
    return Bits(
        np.concatenate([*(part.words for part in parts), np.zeros(1, dtype=np.uint64)]),
        np.concatenate(
            [none, *(part.at + 64 * base for part, base in zip(parts, bases, strict=True))]
        ),
        np.concatenate([none, *(part.sizes for part in parts)]),
    )


def _runs(codes: Integers, widths: Integers, bounds: Integers) -> Bits:
    """The symbols from bound to bound as runs of bits."""
    ends = np.append(0, np.cumsum(widths))
    at = ends[bounds]
    words = place_words(codes, widths, ends[:-1], (int(ends[-1]) + 63) >> 6)
    return Bits(words, at[:-1], np.diff(at))


def _batches(starts: Integers) -> Iterator[tuple[int, int]]:
    """Ranges of lists with a bounded number of places, but for a list that alone has more."""
    low, last = 0, len(starts) - 1
    while low < last:
        high = int(np.searchsorted(starts, starts[low] + _BATCH, side="right")) - 1
        high = min(last, max(high, low + 1))
        yield low, high
        low = high


def gap_orders(found: Integers, sections: int) -> Integers:
    """The order of the gaps in lists of these lengths."""
    lengths = np.unique(found)
    order_of: NDArray[np.int64] = np.zeros(int(lengths.max(initial=0)) + 1, dtype=np.int64)
    order_of[lengths] = [gap_order(n, sections) for n in lengths.tolist()]
    return order_of[found]
