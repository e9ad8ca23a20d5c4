"""Where each pair of neighbouring characters stands: the index, as arrays.

Pairs are kept under the rarer of their two, the one with the greater number: so no character has lists
without end (`发展` stands under 展, `的发` under 发), and the pairs of a word, whose characters are mostly
bound to each other, mostly lie together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers
from litsite.search.postings.numbered_text import NumberedText
from litsite.search.words.characters import NUMBER_BITS, Codes

PAIR_BITS = NUMBER_BITS + 1
"""Of what `pair_key` joins, the other number and the order."""
MOST_SOUGHT = 8000
"""Pairs that are looked for at once, at most: beyond, sorting all pairs is as quick."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Places:
    """All places of some pairs, by the rarer character, then the other."""

    pairs: Integers
    """(n,) as `pair_key` joins them, ascending."""
    starts: Integers
    """(n + 1,) where the places of each pair begin."""
    slots: NDArray[np.int32]
    """(m,) slot of each place, ascending within a pair."""
    positions: NDArray[np.int32]
    """(m,) characters from the slot's beginning, ascending within a slot."""


def pair_key(rarer: Integers, other: Integers, reverse: Integers | NDArray[np.bool_]) -> Integers:
    """One number for a pair; `reverse`: whether the rarer stands first."""
    return rarer << PAIR_BITS | other << 1 | reverse


def rarer_of(pairs: Integers) -> Integers:
    """The greater number of each pair."""
    return pairs >> PAIR_BITS


def other_of(pairs: Integers) -> Integers:
    """The smaller number of each pair."""
    return pairs >> 1 & ((1 << NUMBER_BITS) - 1)


def collect_places(texts: Sequence[NumberedText], present: Codes) -> Places:
    """Sort all pairs of neighbouring characters; `present`: the characters that stand in the texts, ascending."""
    lengths = np.concatenate([text.lengths() for text in texts] or [np.zeros(0, np.int64)])
    slot_bits = max(1, len(lengths).bit_length())
    position_bits = max(1, int(lengths.max(initial=0)).bit_length())
    character_bits = len(present).bit_length()
    if 2 * character_bits + 1 + slot_bits + position_bits > 63:
        return _sort_apart(texts, lengths, present)
    keys = np.empty(int(lengths.sum()), dtype=np.int64)
    size = 0
    for pair, slot, position in _pieces(texts, present):
        own = keys[size : size + len(pair)]
        np.bitwise_or((pair << slot_bits | slot) << position_bits, position, out=own)
        size += len(pair)
    keys = keys[:size]
    keys.sort()
    starts = [np.zeros(0, dtype=np.int64)]
    slots = np.empty(size, dtype=np.int32)
    positions = np.empty(size, dtype=np.int32)
    before = -1
    # Piece by piece: all of it at once would be held several times.
    for low in range(0, size, _PIECE):
        own = keys[low : low + _PIECE]
        pairs = own >> slot_bits + position_bits
        starts.append(np.flatnonzero(np.diff(pairs, prepend=before)) + low)
        before = int(pairs[-1])
        slots[low : low + _PIECE] = own >> position_bits & ((1 << slot_bits) - 1)
        positions[low : low + _PIECE] = own & ((1 << position_bits) - 1)
    begins = np.concatenate(starts)
    found = _undense(keys[begins] >> slot_bits + position_bits, present)
    return Places(found, np.append(begins, size), slots, positions)


def pairs_in(numbers: Codes) -> Integers:
    """Each pair of neighbours in the numbers, as often as it stands."""
    left, right = numbers[:-1].astype(np.int64), numbers[1:].astype(np.int64)
    at = np.flatnonzero((left != 0) & (right != 0))
    left, right = left[at], right[at]
    return pair_key(np.maximum(left, right), np.minimum(left, right), left > right)


def find_places(texts: Sequence[NumberedText], pairs: Integers) -> Places:
    """The places of these pairs (ascending, MOST_SOUGHT at most), found by looking through all texts."""
    table, factors = _perfect_table(pairs)
    kinds: list[Integers] = [np.zeros(0, dtype=np.int64)]
    slots = [np.zeros(0, dtype=np.int32)]
    positions = [np.zeros(0, dtype=np.int32)]
    first = 0
    for text in texts:
        numbers, lengths = text.numbers(), text.lengths()
        maybe = table[_hash(numbers[:-1], numbers[1:], factors)]
        at = np.flatnonzero(maybe)
        kind = maybe[at].astype(np.int64) - 1
        left, right = numbers[at].astype(np.int64), numbers[at + 1].astype(np.int64)
        key = pair_key(np.maximum(left, right), np.minimum(left, right), left > right)
        same = key == pairs[kind]
        at, kind = at[same], kind[same]
        slot = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)[at]
        begins = np.cumsum(lengths) - lengths
        kinds.append(kind)
        slots.append(slot + np.int32(first))
        positions.append((at - begins[slot]).astype(np.int32))
        first += len(lengths)
    kind = np.concatenate(kinds)
    order = np.argsort(kind.astype(np.uint16), kind="stable")  # sixteen bits are sorted by radix
    kind = kind[order]
    starts = np.flatnonzero(np.diff(kind, prepend=-1))
    return Places(
        pairs[kind[starts]],
        np.append(starts, len(kind)),
        np.concatenate(slots)[order],
        np.concatenate(positions)[order],
    )


def _perfect_table(pairs: Integers) -> tuple[NDArray[np.uint16], tuple[int, int]]:
    """Hash of a pair's two characters → its index and one, without two pairs at one place; 0 elsewhere."""
    rarer, other = rarer_of(pairs), other_of(pairs)
    reverse = (pairs & 1).astype(bool)
    left, right = np.where(reverse, rarer, other), np.where(reverse, other, rarer)
    bits = min(24, max(16, 2 * len(pairs).bit_length()))
    index = np.arange(1, len(pairs) + 1)
    factor = 0x9E3779B1
    while True:
        at = _hash(left, right, (factor, bits))
        table = np.zeros(1 << bits, dtype=np.uint16)
        table[at] = index
        if (table[at] == index).all():
            return table, (factor, bits)
        factor = factor * 5 + 2 & 0xFFFFFFFF


def _hash(
    left: NDArray[np.integer], right: NDArray[np.integer], factors: tuple[int, int]
) -> NDArray[np.uint32]:
    factor, bits = factors
    mixed = left.astype(np.uint32) * np.uint32(factor)
    mixed += right.astype(np.uint32)
    mixed *= np.uint32(0x85EBCA77)
    mixed >>= np.uint32(32 - bits)
    return mixed


def _sort_apart(texts: Sequence[NumberedText], lengths: Integers, present: Codes) -> Places:
    """The same where pair and place do not fit into one number: a text of a million different characters."""
    pieces = list(_pieces(texts, present))
    columns = [np.concatenate(column) for column in zip(*pieces, strict=True)]
    order = np.argsort(columns[0], kind="stable")
    pairs, slots, positions = (column[order] for column in columns)
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    return Places(
        _undense(pairs[starts], present),
        np.append(starts, len(pairs)),
        slots.astype(np.int32),
        positions.astype(np.int32),
    )


def _pieces(
    texts: Sequence[NumberedText], present: Codes
) -> Iterator[tuple[Integers, Integers, Integers]]:
    """Pair (of numbers by order of `present`), slot and position of each place, text by text."""
    dense = np.zeros(int(present.max(initial=0)) + 1, dtype=np.int64)
    dense[present] = np.arange(1, len(present) + 1)
    bits = len(present).bit_length()
    first = 0
    for text in texts:
        numbers, lengths = dense[text.numbers()], text.lengths()
        left, right = numbers[:-1], numbers[1:]
        at = np.flatnonzero((left != 0) & (right != 0))
        left, right = left[at], right[at]
        pair = (np.maximum(left, right) << bits | np.minimum(left, right)) << 1 | (left > right)
        slot = np.repeat(np.arange(len(lengths)), lengths)[at]
        begins = np.cumsum(lengths) - lengths
        yield pair, slot + first, at - begins[slot]
        first += len(lengths)


def _undense(pairs: Integers, present: Codes) -> Integers:
    bits = len(present).bit_length()
    mask = (1 << bits) - 1
    numbers = np.append(0, present).astype(np.int64)
    return pair_key(numbers[pairs >> bits + 1], numbers[pairs >> 1 & mask], pairs & 1)
