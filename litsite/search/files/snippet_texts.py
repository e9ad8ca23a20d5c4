"""The texts of bodies, for snippets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers, deflate
from litsite.search.files.text_codes import encode_text
from litsite.search.postings.grams import Alphabet
from litsite.search.sections import Group
from litsite.search.words.normalization import normalize

TEXT_BYTES = 14_300
"""Compressed size of a file of texts; as a script it takes 3 % more, and 15 KB are the limit."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """The texts of some neighbouring blocks."""

    section: int
    """Section of the first block."""
    position: int
    """Where the first block stands in the section's body slot."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Bodies:
    """The texts of all bodies as they are shown, one after the other."""

    codes: NDArray[np.uint32]
    """Code points; each block ends with a 0, the last block of a section with two."""
    starts: Integers
    """Where each block begins, and the end of all."""
    sections: Integers
    """Section of each block."""
    positions: Integers
    """Where each block stands in its section's body slot."""

    def characters(self) -> set[str]:
        """All characters that occur."""
        present = np.flatnonzero(np.bincount(self.codes, minlength=1))
        return {chr(code) for code in present.tolist() if code}


def lay_out_bodies(groups: Sequence[Group]) -> Bodies:
    """Join the blocks of all sections; one that has none counts as one empty block."""
    texts: list[str] = []
    counts: list[int] = []
    for group in groups:
        for section in group.sections:
            own = [text.replace("\0", "") for text in section.body if text]
            # One 0 ends a block, a further one the section: a section without blocks is one 0.
            texts += [*own[:-1], own[-1] + "\0"] if own else [""]
            counts.append(len(own) or 1)
    joined = "\0".join(texts) + ("\0" if texts else "")
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    sizes = np.array([len(text) + 1 for text in texts], dtype=np.int64)
    starts = np.append(0, np.cumsum(sizes))
    kept = np.append(0, np.cumsum(~_blank_codes(codes)))
    lengths = np.diff(kept[starts])
    # A block that is blank leaves nothing in the slot, not even its separator.
    advance = np.where(lengths > 0, lengths + 1, 0)
    before = np.cumsum(advance) - advance
    sections = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts if counts else np.zeros(0, dtype=np.int64)
    return Bodies(codes, starts, sections, before - before[first][sections])


def _blank_codes(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which characters normalisation drops, separators among them."""
    table = np.zeros(0x110000, dtype=bool)
    present = np.flatnonzero(np.bincount(codes, minlength=1)).tolist()
    table[[code for code in present if not normalize(chr(code))]] = True
    return table[codes]


def write_texts(bodies: Bodies, alphabet: Alphabet) -> Iterator[TextFile]:
    """Put the texts of bodies into files that stay under TEXT_BYTES where a block's size allows."""
    data, offsets = encode_text(bodies.codes, alphabet.characters)
    starts = offsets[bodies.starts]
    low, guess, last = 0, TEXT_BYTES * 1.3, len(starts) - 1
    while low < last:
        high = max(low + 1, int(np.searchsorted(starts, starts[low] + guess, side="right")) - 1)
        high = min(high, last)
        packed = deflate(data[starts[low] : starts[high]])
        ratio = (starts[high] - starts[low]) / len(packed)
        if len(packed) > TEXT_BYTES and high > low + 1:
            # Too much: a little less than what would just fit.
            guess = min(guess * 0.97, TEXT_BYTES * ratio * 0.99)
            continue
        yield TextFile(int(bodies.sections[low]), int(bodies.positions[low]), packed)
        low, guess = high, TEXT_BYTES * ratio * 0.98


def length_levels(lengths: Integers) -> Integers:
    """Lengths to a factor of √2: twice the binary logarithm, rounded."""
    return np.round(2 * np.log2(lengths + 1)).astype(np.int64)
