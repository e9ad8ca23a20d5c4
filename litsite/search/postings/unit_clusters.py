"""Which units share a file, so that a query touches few: those that stand side by side in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from litsite.search.postings.grams import Grams

_PAIRS = 60_000


def cluster_characters(grams: Grams, sizes: Mapping[int, int], limit: int) -> list[list[int]]:
    """Divide the characters of `sizes` (number → bytes) into groups of at most `limit` bytes.

    Agglomerative: the pairs of characters most bound to each other are joined first, as in single
    linkage, while the group's size allows. What is left is filled up first-fit, largest first.
    """
    group_of = {number: number for number in sizes}
    members = {number: [number] for number in sizes}
    weight = dict(sizes)
    for left, right in _bound_pairs(grams, sizes):
        a, b = group_of[left], group_of[right]
        if a == b or weight[a] + weight[b] > limit:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for number in members[b]:
            group_of[number] = a
        members[a] += members.pop(b)
        weight[a] += weight.pop(b)
    return [sorted(n for name in names for n in members[name]) for names in _fill(weight, limit)]


def _bound_pairs(grams: Grams, sizes: Mapping[int, int]) -> list[tuple[int, int]]:
    """The pairs that stand together most often for how often each stands at all."""
    counts = np.diff(grams.starts)
    size = int(grams.rarer.max(initial=0)) + 1
    single = np.bincount(grams.rarer, counts, size) + np.bincount(grams.other, counts, size)
    known = np.zeros(size, dtype=bool)
    known[[number for number in sizes if number < size]] = True
    usable = np.flatnonzero(known[grams.rarer] & known[grams.other] & (counts > 1))
    left, right, both = grams.rarer[usable], grams.other[usable], counts[usable]
    # Often together, and seldom apart; the index decides between equals, the same on any machine.
    score = both.astype(np.float64) ** 2 / np.maximum(single[left], single[right])
    chosen = np.lexsort((usable, -score))[:_PAIRS]
    return list(zip(left[chosen].tolist(), right[chosen].tolist(), strict=True))


def _fill(weight: Mapping[int, int], limit: int) -> list[list[int]]:
    bins: list[list[int]] = []
    room: list[int] = []
    open_bins: list[int] = []
    for name in sorted(weight, key=lambda n: (-weight[n], n)):
        fit = next((b for b in open_bins if room[b] >= weight[name]), None)
        if fit is None:
            fit = len(bins)
            bins.append([])
            room.append(limit)
            open_bins.append(fit)
        bins[fit].append(name)
        room[fit] -= weight[name]
        # Only the emptiest bins stay open: each name looks at a few, not at all.
        open_bins = sorted((b for b in open_bins if room[b] > limit // 64), key=lambda b: room[b])[
            -8:
        ]
    return bins


def fill_in_order(sizes: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Ranges of what goes into each file when things are put into files of `limit` bytes in order."""
    begins: list[int] = []
    room = 0
    for index, size in enumerate(sizes):
        if not begins or size > room:
            begins.append(index)
            room = limit
        room -= size
    return list(zip(begins, [*begins[1:], len(sizes)], strict=False))
