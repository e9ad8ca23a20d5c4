"""Single characters: in how many slots each stands, and which the newest of them are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from litsite.search.files.bit_codec import Integers, copied_bits, pack_groups
from litsite.search.postings.numbered_text import NumberedText, count_in_slots
from litsite.search.postings.posting_lists import encode_entries
from litsite.search.postings.unit_clusters import fill_in_order
from litsite.search.words.characters import Codes

MOST_SINGLES = 1500
_BATCH = 400_000
"""Entries that are encoded at once."""


def write_singles(texts: Sequence[NumberedText], present: Codes, sections: int) -> list[bytes]:
    """For each character of `present`: its number of slots, then the newest MOST_SINGLES of them."""
    found = np.zeros(int(present.max(initial=0)) + 1, dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    pieces: list[tuple[Integers, Integers, Integers]] = [(none, none, none)]
    end = 2 * sections
    for text in reversed(texts):
        numbers, lengths = text.numbers(), text.lengths()
        end -= len(lengths)
        # Of what has enough, older texts are passed over.
        wanted = found < MOST_SINGLES
        wanted[0] = False
        character, slot, times = count_in_slots(numbers, lengths, np.flatnonzero(wanted[numbers]))
        pieces.append((character, slot + end, times))
        standing, slots = text.standing()
        found[standing] += slots
    character, slot, times = (
        np.concatenate(column) for column in zip(*reversed(pieces), strict=True)
    )
    order = np.argsort(character, kind="stable")
    character, slot, times = character[order], slot[order], times[order]
    begins = np.searchsorted(character, present)
    ends = np.searchsorted(character, present, side="right")
    own = np.searchsorted(present, character)
    # Of each character the last ones: what stands before them is of older texts.
    kept = ends[own] - np.arange(len(character)) <= MOST_SINGLES
    bounds = np.append(0, np.cumsum(np.minimum(ends - begins, MOST_SINGLES)))
    slot, times, found = slot[kept], times[kept], found[present]
    written: list[bytes] = []
    for low, high in fill_in_order(np.diff(bounds).tolist(), _BATCH):
        first, last = bounds[low], bounds[high]
        own = bounds[low : high + 1] - first
        bits = encode_entries(slot[first:last], times[first:last], own, found[low:high], sections)
        codes, widths, counts = copied_bits(bits.words, bits.at, bits.sizes)
        written += pack_groups(codes, widths, np.append(0, np.cumsum(counts)))
    return written
