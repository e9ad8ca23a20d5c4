"""The texts of bodies, for snippets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from litsite.search.files.bit_codec import Integers, Packed, deflate, pack
from litsite.search.files.text_codes import encode_text
from litsite.search.postings.numbered_text import is_blank_code
from litsite.search.sections import Group
from litsite.search.words.characters import code_points

TEXT_BYTES = 14_300
"""Compressed size of a file of texts; as a script it takes 3 % more, and 15 KB are the limit."""


class TextFile(msgspec.Struct, frozen=True):
    """The texts of some neighbouring blocks of a chunk."""

    section: int
    """Section of the first block, from the chunk's first."""
    position: int
    """Where the first block stands in the section's body slot."""
    data: Packed


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The texts of all bodies as they are shown, one after the other."""

    codes: NDArray[np.uint32]
    """Code points; each block ends with a 0, the last block of a section with two."""
    starts: Integers
    """Where each block begins, and the end of all."""
    sections: Integers
    """Section of each block."""
    positions: Integers
    """Where each block stands in its section's body slot."""


def _lay_out(groups: Sequence[Group]) -> _Bodies:
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
    codes = code_points(joined)
    sizes = np.array([len(text) + 1 for text in texts], dtype=np.int64)
    starts = np.append(0, np.cumsum(sizes))
    kept = np.append(0, np.cumsum(~is_blank_code(codes)))
    lengths = np.diff(kept[starts])
    # A block that is blank leaves nothing in the slot, not even its separator.
    advance = np.where(lengths > 0, lengths + 1, 0)
    before = np.cumsum(advance) - advance
    sections = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts if counts else np.zeros(0, dtype=np.int64)
    return _Bodies(codes, starts, sections, before - before[first][sections])


def write_texts(groups: Sequence[Group]) -> list[TextFile]:
    """Put the texts of a chunk's bodies into files that stay under TEXT_BYTES where a block's size allows."""
    bodies = _lay_out(groups)
    data, offsets = encode_text(bodies.codes)
    starts = offsets[bodies.starts]
    files = []
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
        files.append(TextFile(int(bodies.sections[low]), int(bodies.positions[low]), pack(packed)))
        low, guess = high, TEXT_BYTES * ratio * 0.98
    return files


def length_levels(lengths: Integers) -> Integers:
    """Lengths to a factor of √2: twice the binary logarithm, rounded."""
    return np.round(2 * np.log2(lengths + 1)).astype(np.int64)
