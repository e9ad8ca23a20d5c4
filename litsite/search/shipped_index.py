"""Reads the index as a browser does, from the files' bytes: for the build's own test."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from litsite.model.library import SitePage
from litsite.search.files.bit_codec import (
    HASH_BYTES,
    BitReader,
    ByteReader,
    from_script,
    gap_order,
    inflate,
)
from litsite.search.postings.grams import PAIR_BITS
from litsite.search.words.normalization import normalize

Positions = dict[int, list[int]]
"""Slot → positions, ascending."""


class Character(NamedTuple):
    """What the root says of a character."""

    number: int
    hot: bool
    hot_place: tuple[int, int]
    """First file and number of parts of its hot pairs."""
    cold_place: tuple[int, int]


class ShippedIndex:
    """An index behind its files; reads what a query needs and nothing else."""

    def __init__(self, pages: Iterable[SitePage]) -> None:
        self._scripts = {page.path.rsplit("/", 1)[-1]: page.content for page in pages}
        root = ByteReader(inflate(self._load("index.js")))
        sizes = [root.varint() for _ in range(root.varint())]
        parts = [root.take(size) for size in sizes]
        meta, characters, bits, _, levels, hashes, singles, far, *_ = parts
        self.meta = json.loads(meta)
        self._order = {
            char: n for n, char in enumerate(characters.decode("utf-8", "surrogatepass"))
        }
        self._characters = self._read_characters(BitReader(bits))
        self._position_orders = [max(0, (level >> 1) - 1) for level in levels]
        self._names = self._name_files(hashes)
        self._single_begins = _varints(singles)
        self._far_begins = _varints(far)

    def _load(self, name: str) -> bytes:
        registered, data = from_script(self._scripts[name])
        if registered != name.split("-")[0].removesuffix(".js"):
            raise ValueError(f"{name} registers {registered}")
        return data

    def _name_files(self, hashes: bytes) -> dict[str, str]:
        names = {}
        at = 0
        for kind, count in self.meta["files"].items():
            for number in range(count):
                names[f"{kind}{number}"] = f"{kind}{number}-{hashes[at : at + HASH_BYTES].hex()}.js"
                at += HASH_BYTES
        return names

    def _read_characters(self, reader: BitReader) -> dict[str, Character]:
        step, frequency, hot_file, parts, cold_file = self.meta["rootOrders"]
        table = {}
        number = 0
        for char in self._order:
            number += reader.golomb(step) + 1
            reader.golomb(frequency)
            hot = bool(reader.golomb(0))
            places = []
            for order in (hot_file, cold_file):
                first = reader.golomb(order) - 1
                places.append((first, reader.golomb(parts) + 1 if first >= 0 else 0))
            table[char] = Character(number, hot, places[0], places[1])
        return table

    def sections(self, phrase: str) -> set[int]:
        """Numbers of the sections that contain the phrase, normalised, in one of their texts."""
        text = normalize(phrase)
        if len(text) == 1:
            return {slot >> 1 for slot in self._single(text)}
        found = self._pair(text[:2])
        for index in range(1, len(text) - 1):
            following = self._pair(text[index : index + 2])
            found = {
                slot: kept
                for slot, starts in found.items()
                if (kept := [s for s in starts if s + index in set(following.get(slot, ()))])
            }
        return {slot >> 1 for slot in found}

    def _single(self, char: str) -> list[int]:
        number = self._order.get(char)
        if number is None:
            return []
        file = bisect_right(self._single_begins, number) - 1
        reader = ByteReader(self._load(self._names[f"s{file}"]))
        sizes = [reader.varint() for _ in range(reader.varint())]
        index = number - self._single_begins[file]
        reader.take(sum(sizes[:index]))
        bits = BitReader(reader.take(sizes[index]))
        count = bits.golomb(self.meta["countOrder"])
        entries = self._entries(bits, count, min(count, self.meta["mostSingles"]))
        return [slot for slot, _ in entries]

    def _entries(self, bits: BitReader, found: int, stored: int) -> list[tuple[int, int]]:
        """(slot, times) of one list."""
        order = gap_order(found, self.meta["sections"])
        entries = []
        section = 0
        for _ in range(stored):
            section += bits.limited(order)
            more = bits.golomb(0)
            entries.append((2 * section + 1 - (more & 1), (more >> 1) + 1))
        return entries

    @cache  # noqa: B019 - the index lives as long as the test that reads it
    def _pair(self, pair: str) -> Positions:
        left, right = (self._characters.get(char) for char in pair)
        if left is None or right is None:
            return {}
        rarer, other = (left, right) if left.number > right.number else (right, left)
        cold = not (rarer.hot and other.hot)
        first, parts = rarer.cold_place if cold else rarer.hot_place
        if not parts:
            return {}
        file = first + (other.number % parts if parts > 1 else 0)
        key = other.number << 1 | (left.number > right.number)
        return self._read_unit(f"{'c' if cold else 'g'}{file}", rarer.number, key)

    def _read_unit(self, name: str, character: int, key: int) -> Positions:
        reader = ByteReader(self._load(self._names[name]))
        table = [[reader.varint() for _ in range(6)] for _ in range(reader.varint())]
        for number, count, _, lists, positions, words in table:
            own, near = reader.take(lists), reader.take(positions)
            reader.take(words)
            if number == character:
                return self._read_lists(own, near, count, character, key)
        return {}

    def _read_lists(
        self, lists: bytes, near: bytes, count: int, character: int, key: int
    ) -> Positions:
        bits, places = BitReader(lists), BitReader(near)
        pair = 0
        for _ in range(count):
            pair += bits.golomb(self.meta["pairOrder"])
            far = bits.bit()
            found = bits.golomb(self.meta["countOrder"])
            entries = self._entries(bits, found, found)
            if far and pair == key:
                places = BitReader(self._far(character << PAIR_BITS | key))
            if pair == key or not far:
                read = {slot: self._positions(places, slot, times) for slot, times in entries}
                if pair == key:
                    return read
        return {}

    def _positions(self, places: BitReader, slot: int, times: int) -> list[int]:
        order = self._position_orders[slot >> 1] if slot & 1 else self.meta["headOrder"]
        positions: list[int] = []
        for _ in range(times):
            step = places.rice(order)
            positions.append(positions[-1] + 1 + step if positions else step)
        return positions

    def _far(self, key: int) -> bytes:
        file = bisect_right(self._far_begins, key) - 1
        reader = ByteReader(self._load(self._names[f"f{file}"]))
        table = [(reader.varint(), reader.varint()) for _ in range(reader.varint())]
        for pair, size in table:
            data = reader.take(size)
            if pair == key:
                return data
        return b""


def _varints(data: bytes) -> list[int]:
    reader = ByteReader(data)
    values = []
    while not reader.at_end():
        values.append(reader.varint())
    return values
