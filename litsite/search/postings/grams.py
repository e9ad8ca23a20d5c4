"""Where each character, and each pair of neighbouring characters, stands: the index, as arrays.

Text is laid out in *slots*: slot 2n holds the head of section n (heading, headlines, terms), slot
2n + 1 its body. The texts of a slot are joined by, and end with, character 0, so that no pair
reaches from one text into the next.

Characters are numbered by how often they stand. Pairs are kept under the rarer of their two: so no
character has lists without end (`发展` stands under 展, `的发` under 发), and the pairs of a word,
whose characters are mostly bound to each other, mostly lie together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.sections import Group
from litsite.search.words.normalization import normalize

SLOT_SEPARATOR = "\x00"
LONGEST_ALPHABET = 1 << 16


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The characters of the digest, the commonest first; number 0 is the separator."""

    characters: str
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Grams:
    """All pairs, by the rarer character, then the other; `n` pairs that differ, `m` places in all."""

    rarer: NDArray[np.int64]
    """(n,) the greater number of the two."""
    other: NDArray[np.int64]
    """(n,) the smaller number."""
    reverse: NDArray[np.bool_]
    """(n,) whether the rarer stands first."""
    starts: NDArray[np.int64]
    """(n + 1,) where the places of each pair begin."""
    slots: NDArray[np.int32]
    """(m,) slot of each place, ascending within a pair."""
    positions: NDArray[np.int32]
    """(m,) characters from the slot's beginning, ascending within a slot."""


@dataclass(frozen=True, slots=True)
class Singles:
    """Single characters; `n` slots that have them, over all characters."""

    starts: NDArray[np.int64]
    """(characters + 1,) where the slots of each character begin."""
    slots: NDArray[np.int64]
    """(n,)"""
    counts: NDArray[np.int64]
    """(n,) how often the slot has the character."""


def lay_out(groups: Sequence[Group]) -> list[str]:
    """The normalised text of every slot."""
    return [
        join_texts(texts)
        for group in groups
        for section in group.sections
        for texts in (section.head, section.body)
    ]


def join_texts(texts: Iterable[str]) -> str:
    """Texts as they stand in a slot; what is blank leaves nothing."""
    return "".join(f"{text}{SLOT_SEPARATOR}" for text in map(normalize, texts) if text)


def count_characters(slots: Sequence[str], extra: Iterable[str]) -> Alphabet:
    """Number all characters by how often they stand in the slots; `extra` ones are numbered too.

    Characters beyond the 65,536 commonest share one number, which is never searched for.
    """
    codes = _codes("".join(slots))
    counts = np.bincount(codes, minlength=1)
    counts[0] = 0
    known = {chr(code): int(counts[code]) for code in np.flatnonzero(counts)}
    for text in extra:
        for char in text:
            known.setdefault(char, 0)
    ordered = sorted(known, key=lambda char: (-known[char], char))[: LONGEST_ALPHABET - 2]
    characters = SLOT_SEPARATOR + "".join(char for char in ordered if char != SLOT_SEPARATOR)
    return Alphabet(characters, {char: number for number, char in enumerate(characters)})


@dataclass(frozen=True, slots=True)
class NumberedText:
    """The text of all slots as numbers."""

    numbers: NDArray[np.uint16]
    lengths: NDArray[np.int64]
    """Of each slot, separators included."""


def number_text(slots: Sequence[str], alphabet: Alphabet) -> NumberedText:
    """The slots' characters by number; one beyond the alphabet is the alphabet's size."""
    table = np.full(0x110000, len(alphabet.characters), dtype=np.uint16)
    table[_codes(alphabet.characters)] = np.arange(len(alphabet.characters))
    lengths = np.array([len(slot) for slot in slots], dtype=np.int64)
    return NumberedText(table[_codes("".join(slots))], lengths)


def collect_grams(text: NumberedText) -> Grams:
    """Sort all pairs of neighbouring characters."""
    left, right = text.numbers[:-1], text.numbers[1:]
    places = np.flatnonzero((left != 0) & (right != 0))
    left, right = left[places], right[places]
    reverse = left > right
    rarer, other = np.maximum(left, right), np.minimum(left, right)
    # Radix sorts from the least key to the greatest keep equal places in order.
    order = np.argsort(reverse, kind="stable")
    order = order[np.argsort(other[order], kind="stable")]
    order = order[np.argsort(rarer[order], kind="stable")]
    places, rarer, other, reverse = places[order], rarer[order], other[order], reverse[order]
    keys = rarer.astype(np.int64) << 17 | other.astype(np.int64) << 1 | reverse
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    slot_of, begins = _slots_of(text, places)
    return Grams(
        rarer=rarer[starts].astype(np.int64),
        other=other[starts].astype(np.int64),
        reverse=reverse[starts],
        starts=np.append(starts, len(places)),
        slots=slot_of,
        positions=(places - begins).astype(np.int32),
    )


def collect_singles(text: NumberedText, size: int) -> Singles:
    """Count each character in each slot; `size` is the alphabet's."""
    places = np.flatnonzero(text.numbers)
    slot_of, _ = _slots_of(text, places)
    keys = text.numbers[places].astype(np.int64) << 32 | slot_of
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    distinct = keys[first]
    return Singles(
        starts=np.searchsorted(distinct >> 32, np.arange(size + 1)),
        slots=distinct & 0xFFFFFFFF,
        counts=np.diff(first, append=len(keys)),
    )


def _slots_of(
    text: NumberedText, places: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The slot of each place, and where that slot begins."""
    ends = np.cumsum(text.lengths)
    slot_of = np.repeat(np.arange(len(text.lengths), dtype=np.int32), text.lengths)[places]
    return slot_of, (ends - text.lengths)[slot_of]


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
