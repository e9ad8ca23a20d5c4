"""Posting lists brought up to date: only pairs of characters that stand in changed text are encoded again.

A list follows from where its pair stands and from how many sections there are. So what was encoded is kept, and
where the sections of before and now have the same numbers (texts changed in place, or came at the end) the lists of
pairs in the changed slots are replaced. Where numbers moved, all lists are encoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import msgspec
import numpy as np

from litsite.facts.fingerprint import fingerprint
from litsite.facts.store import Facts
from litsite.search.chunks import Chunk
from litsite.search.files.bit_codec import Integers, Words
from litsite.search.postings.grams import MOST_SOUGHT, collect_places, find_places, pairs_in
from litsite.search.postings.numbered_text import NumberedText
from litsite.search.postings.posting_lists import Bits, Lists, encode_lists, gap_orders
from litsite.search.words.characters import Codes

_STAGE = "search-lists"
_MOST_CHANGED = 0.5
"""Share of all entries beyond which lists are encoded anew."""
_MOST_BUFFERS = 24


@dataclass(frozen=True, slots=True)
class KnownLists:
    """All lists, and a number for each that another list never has."""

    lists: Lists
    versions: Words


class _Kept(msgspec.Struct, frozen=True):
    """The lists of the last build; arrays as bytes."""

    sections: int
    chunks: list[tuple[bytes, int]]
    """Name and first section of each chunk that they were made of."""
    buffers: list[bytes]
    """Names of what holds their bits, the oldest first."""
    pairs: bytes
    found: bytes
    buffer: bytes
    """Which buffer holds each list."""
    entries: tuple[bytes, bytes]
    """Where each list's entries begin in its buffer, and their bits."""
    positions: tuple[bytes, bytes]


def bring_up_to_date(
    chunks: Sequence[Chunk],
    texts: Sequence[NumberedText],
    present: Codes,
    position_orders: Integers,
    facts: Facts,
) -> KnownLists:
    """The lists of all pairs in the texts."""
    sections = len(position_orders) // 2
    names = [(chunk.name, chunk.first) for chunk in chunks]
    kept = facts.find(_STAGE, "last", _Kept)
    table = None
    if kept is not None and len(kept.buffers) <= _MOST_BUFFERS:
        table = _Table.load(kept, facts)
    touched = None
    if kept is not None and table is not None:
        touched = _touched_pairs(kept, chunks, texts, facts)
    if kept is None or table is None or touched is None:
        table = _Table.empty()
    else:
        before, now = gap_orders(table.found, kept.sections), gap_orders(table.found, sections)
        touched = np.union1d(touched, table.pairs[before != now])
        mass = table.found[np.isin(table.pairs, touched, assume_unique=True)].sum()
        if len(touched) > MOST_SOUGHT or mass > _MOST_CHANGED * table.found.sum():
            table, touched = _Table.empty(), None
    if touched is None:
        places = collect_places(texts, present)
    else:
        table = table.without(touched)
        places = find_places(texts, touched)
    if len(places.pairs) or not table.buffers:
        fresh = encode_lists(places, position_orders)
        table = table.with_lists(fingerprint((table.names, names, sections)), fresh, facts)
    if kept is None or kept.chunks != names or kept.buffers != table.names:
        facts.keep(_STAGE, "last", table.keep(sections, names))
    return table.known()


def _touched_pairs(
    kept: _Kept, chunks: Sequence[Chunk], texts: Sequence[NumberedText], facts: Facts
) -> Integers | None:
    """Pairs in slots that differ; None where sections changed their numbers, or nothing is known of before."""
    touched: list[Integers] = []
    for old, new in zip_longest(kept.chunks, zip(chunks, texts, strict=True)):
        if old and new and old[0] == new[0].name and old[1] == new[0].first:
            continue
        if old and new and old[1] != new[0].first:
            return None
        before = facts.find("search-text", old[0], NumberedText) if old else None
        if old and before is None:
            return None
        last = old is None or new is None or (old is kept.chunks[-1] and new[0] is chunks[-1])
        now = new[1] if new else None
        if not last and before and now and len(before.lengths()) != len(now.lengths()):
            return None
        touched += map(pairs_in, _different(before, now))
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *touched]))


def _different(old: NumberedText | None, new: NumberedText | None) -> Iterator[Codes]:
    """The numbers of slots that are not the same in both, as they were and as they are."""
    for before, now in zip_longest(_slots(old), _slots(new)):
        if before is None or now is None or not np.array_equal(before, now):
            yield from (one for one in (before, now) if one is not None)


def _slots(text: NumberedText | None) -> Iterator[Codes]:
    if text is not None:
        numbers = text.numbers().astype(np.uint32)
        begin = 0
        for length in text.lengths().tolist():
            yield numbers[begin : begin + length]
            begin += length


@dataclass(frozen=True, slots=True)
class _Table:
    """The lists with the buffers that hold their bits."""

    names: list[bytes]
    buffers: list[tuple[Words, Words]]
    pairs: Integers
    found: Integers
    buffer: Integers
    entries_at: Integers
    entries_bits: Integers
    positions_at: Integers
    positions_bits: Integers

    @classmethod
    def empty(cls) -> _Table:
        return cls([], [], *(np.zeros(0, dtype=np.int64) for _ in range(7)))

    @classmethod
    def load(cls, kept: _Kept, facts: Facts) -> _Table | None:
        buffers: list[tuple[Words, Words]] = []
        for name in kept.buffers:
            found = facts.find("search-bits", name, tuple[bytes, bytes])
            if found is None:
                return None
            buffers.append((np.frombuffer(found[0], "<u8"), np.frombuffer(found[1], "<u8")))
        columns = (kept.found, kept.buffer, *kept.entries, *kept.positions)
        return cls(
            list(kept.buffers),
            buffers,
            np.frombuffer(kept.pairs, "<i8"),
            *(np.frombuffer(column, "<u4").astype(np.int64) for column in columns),
        )

    def keep(self, sections: int, chunks: list[tuple[bytes, int]]) -> _Kept:
        columns = (
            column.astype("<u4").tobytes() for column in (self.found, self.buffer, *self._runs())
        )
        found, buffer, *runs = columns
        return _Kept(
            sections,
            chunks,
            self.names,
            self.pairs.astype("<i8").tobytes(),
            found,
            buffer,
            (runs[0], runs[1]),
            (runs[2], runs[3]),
        )

    def _runs(self) -> tuple[Integers, ...]:
        return self.entries_at, self.entries_bits, self.positions_at, self.positions_bits

    def without(self, pairs: Integers) -> _Table:
        """The lists but those of `pairs`; buffers of which nothing is left go too."""
        kept = np.flatnonzero(~np.isin(self.pairs, pairs, assume_unique=True))
        used = np.flatnonzero(np.bincount(self.buffer[kept], minlength=len(self.names)))
        number = np.zeros(len(self.names), dtype=np.int64)
        number[used] = np.arange(len(used))
        return _Table(
            [self.names[n] for n in used.tolist()],
            [self.buffers[n] for n in used.tolist()],
            self.pairs[kept],
            self.found[kept],
            number[self.buffer[kept]],
            *(column[kept] for column in self._runs()),
        )

    def with_lists(self, name: bytes, lists: Lists, facts: Facts) -> _Table:
        """These lists and `lists`, whose bits are kept under `name`."""
        words = (lists.entries.words, lists.positions.words)
        facts.keep("search-bits", name, tuple(one.astype("<u8").tobytes() for one in words))
        pairs = np.concatenate([self.pairs, lists.pairs])
        order = np.argsort(pairs, kind="stable")
        fresh = (
            lists.found,
            np.full(len(lists.pairs), len(self.names)),
            lists.entries.at,
            lists.entries.sizes,
            lists.positions.at,
            lists.positions.sizes,
        )
        columns = (self.found, self.buffer, *self._runs())
        return _Table(
            [*self.names, name],
            [*self.buffers, words],
            pairs[order],
            *(np.concatenate([old, new])[order] for old, new in zip(columns, fresh, strict=True)),
        )

    def known(self) -> KnownLists:
        """The lists over one run of words; at equal places of a buffer of one name stand equal bits."""
        entries = self._joined(0, self.entries_at, self.entries_bits)
        positions = self._joined(1, self.positions_at, self.positions_bits)
        salts = np.array([int.from_bytes(name[:8], "little") for name in self.names], np.uint64)
        # A list has at least one bit of entries, so no two begin at one place.
        versions = salts[self.buffer] + self.entries_at.view(np.uint64)
        return KnownLists(Lists(self.pairs, self.found, entries, positions), versions)

    def _joined(self, which: int, at: Integers, sizes: Integers) -> Bits:
        words = [buffer[which] for buffer in self.buffers]
        bases = np.append(0, np.cumsum([len(one) for one in words]))[:-1].astype(np.int64)
        return Bits(
            words[0] if len(words) == 1 else np.concatenate(words),
            at + 64 * bases[self.buffer],
            sizes,
        )
