"""Single characters: in how many slots each stands, and which the newest of them are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from litsite.search.files.bit_codec import Integers, copied_bits, pack_groups
from litsite.search.postings.numbered_text import NumberedText
from litsite.search.postings.posting_lists import encode_entries
from litsite.search.words.characters import Codes

MOST_SINGLES = 1500


def write_singles(texts: Sequence[NumberedText], present: Codes, sections: int) -> list[bytes]:
    """For each character of `present`: its number of slots, then the newest MOST_SINGLES of them."""
    dense = np.zeros(int(present.max(initial=0)) + 1, dtype=np.int64)
    dense[present] = np.arange(1, len(present) + 1)
    found = np.zeros(len(present) + 1, dtype=np.int64)
    pieces: list[tuple[Integers, Integers, Integers]] = []
    end = 2 * sections
    for text in reversed(texts):
        character, slot, times = _count(dense[text.numbers()], text.lengths())
        end -= len(text.lengths())
        wanted = found[character] < MOST_SINGLES
        pieces.append((character[wanted], slot[wanted] + end, times[wanted]))
        found += np.bincount(character, minlength=len(found))
    none = np.zeros(0, dtype=np.int64)
    character, slot, times = (
        (np.concatenate([none, *column]) for column in zip(*reversed(pieces), strict=True))
        if pieces
        else (none, none, none)
    )
    order = np.argsort(character, kind="stable")
    character, slot, times = character[order], slot[order], times[order]
    # Of each character the last ones: what stands before them is of older texts.
    ends = np.searchsorted(character, np.arange(2, len(found) + 1))
    kept = ends[character - 1] - np.arange(len(character)) <= MOST_SINGLES
    character, slot, times = character[kept], slot[kept], times[kept]
    bounds = np.searchsorted(character, np.arange(1, len(found) + 1))
    bits = encode_entries(slot, times, bounds, found[1:], sections)
    codes, widths, counts = copied_bits(bits.words, bits.at, bits.sizes)
    return pack_groups(codes, widths, np.append(0, np.cumsum(counts)))


def _count(numbers: Integers, lengths: Integers) -> tuple[Integers, Integers, Integers]:
    """Character, slot and times, by character and then slot."""
    at = np.flatnonzero(numbers)
    slot_of = np.repeat(np.arange(len(lengths)), lengths)[at]
    character = numbers[at]
    order = np.argsort(
        character.astype(np.uint16) if character.max(initial=0) < 1 << 16 else character,
        kind="stable",
    )
    keys = character[order] << 32 | slot_of[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    distinct = keys[first]
    return distinct >> 32, distinct & 0xFFFFFFFF, np.diff(first, append=len(keys))
