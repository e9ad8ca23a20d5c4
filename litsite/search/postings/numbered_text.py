"""The text of a chunk as numbers.

Text is laid out in *slots*: slot 2n holds the head of section n (heading, headlines, terms), slot
2n + 1 its body. The texts of a slot are joined by, and end with, number 0, so that no pair of characters
reaches from one text into the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers
from litsite.search.sections import Group
from litsite.search.words.characters import Codes, code_points, numbers_by_code
from litsite.search.words.normalization import normalize

_DROPPED = np.uint32(0xFFFFFFFF)
_UNKNOWN = np.uint32(0xFFFFFFFE)


class NumberedText(msgspec.Struct, frozen=True):
    """A chunk's text; arrays as bytes, so that it can be kept."""

    narrow: bool
    """Whether numbers take 16 bits, else 32."""
    numbers_kept: bytes
    lengths_kept: bytes
    """Of each slot, separators included; 32 bits."""
    stand_kept: bytes
    """Numbers of the characters that stand in the slots, ascending; 32 bits."""
    slots_kept: bytes
    """In how many slots each stands; 32 bits."""
    characters_kept: bytes
    """Numbers of the characters that stand in the texts as they are shown, and in records; 32 bits."""

    def numbers(self) -> NDArray[np.uint16] | Codes:
        """The numbers of all slots."""
        return np.frombuffer(self.numbers_kept, dtype="<u2" if self.narrow else "<u4")

    def lengths(self) -> Integers:
        """The length of each slot."""
        return np.frombuffer(self.lengths_kept, dtype="<u4").astype(np.int64)

    def standing(self) -> tuple[Codes, Integers]:
        """The characters that stand in the slots, and in how many slots each."""
        found = np.frombuffer(self.slots_kept, dtype="<u4").astype(np.int64)
        return np.frombuffer(self.stand_kept, dtype="<u4"), found

    def shown(self) -> Codes:
        """The characters as they are shown."""
        return np.frombuffer(self.characters_kept, dtype="<u4")


def number_text(groups: Sequence[Group]) -> NumberedText:
    """Normalise the texts of all sections and number their characters."""
    texts: list[str] = []
    counts: list[int] = []
    for group in groups:
        for section in group.sections:
            texts += section.head
            texts += section.body
            counts += (len(section.head), len(section.body))
    joined = "\0".join([*texts, ""])
    if joined.count("\0") > len(texts):  # text of its own may hold the separator
        joined = "\0".join([*(text.replace("\0", "") for text in texts), ""])
    codes = code_points(joined)
    numbers = _normal_numbers(codes)
    numbers = numbers[numbers != _DROPPED]
    ends = np.flatnonzero(numbers == 0)
    sizes = np.diff(ends, prepend=-1)
    # What is blank leaves nothing, not even its separator.
    if (sizes == 1).any():
        kept = np.ones(len(numbers), dtype=bool)
        kept[ends[sizes == 1]] = False
        numbers = numbers[kept]
        sizes = np.where(sizes == 1, 0, sizes)
    before = np.append(0, np.cumsum(sizes))
    bounds = np.append(0, np.cumsum(counts)).astype(np.int64)
    lengths = np.diff(before[bounds])
    narrow = bool(numbers.max(initial=0) < 0x10000)
    written = code_points("".join(map(_record_text, groups)))
    present = np.bincount(np.concatenate([codes, written]), minlength=1)
    shown = numbers_by_code()[np.flatnonzero(present)]
    standing, found = _count_slots(numbers, lengths)
    return NumberedText(
        narrow=narrow,
        numbers_kept=numbers.astype("<u2" if narrow else "<u4").tobytes(),
        lengths_kept=lengths.astype("<u4").tobytes(),
        stand_kept=standing.astype("<u4").tobytes(),
        slots_kept=found.astype("<u4").tobytes(),
        characters_kept=np.sort(shown[shown > 0]).astype("<u4").tobytes(),
    )


def _count_slots(numbers: Codes, lengths: Integers) -> tuple[Integers, Integers]:
    """The characters that stand in the slots, and in how many slots each."""
    character, _, _ = count_in_slots(numbers, lengths, np.flatnonzero(numbers))
    first = np.flatnonzero(np.diff(character, prepend=-1))
    return character[first], np.diff(first, append=len(character))


def count_in_slots(
    numbers: NDArray[np.integer], lengths: Integers, at: Integers
) -> tuple[Integers, Integers, Integers]:
    """Of the places `at`: each character and slot that has it, in this order, and how often."""
    character = numbers[at]
    # Sixteen bits are sorted by radix.
    narrow = character.max(initial=0) < 1 << 16
    order = np.argsort(character.astype(np.uint16) if narrow else character, kind="stable")
    slot_of = np.repeat(np.arange(len(lengths)), lengths)[at]
    keys = character[order].astype(np.int64) << 32 | slot_of[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    distinct = keys[first]
    return distinct >> 32, distinct & 0xFFFFFFFF, np.diff(first, append=len(keys))


def is_blank_code(codes: Codes) -> NDArray[np.bool_]:
    """Which characters normalisation drops, separators among them."""
    numbers = _normal_numbers(codes)
    blank: NDArray[np.bool_] = (numbers == _DROPPED) | (codes == 0)
    return blank


def _record_text(group: Group) -> str:
    """What records hold beside titles and headings, which are in the texts."""
    anchors = (section.anchor or "" for section in group.sections)
    return "".join(
        (group.url, group.date or "", group.district or "", group.publication or "", *anchors)
    )


@cache
def _normal() -> Codes:
    """Code point → number of its normal form, as far as it was asked for."""
    table = np.full(0x110000, _UNKNOWN, dtype=np.uint32)
    table[0] = 0
    return table


def _normal_numbers(codes: Codes) -> Codes:
    table = _normal()
    numbers = table[codes]
    unknown = np.flatnonzero(np.bincount(codes[numbers == _UNKNOWN], minlength=1))
    if not len(unknown):
        return numbers
    for code in unknown.tolist():
        normal = normalize(chr(code))
        table[code] = numbers_by_code()[ord(normal)] if normal else _DROPPED
    return table[codes]
