"""Which units share a file, so that a query touches few: those that stand side by side in words.

The order is the language's, not the digest's (`data/neighbours.txt`): files are filled along it, anew
after every _STRETCH characters, so that a list that grows moves few units to other files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from litsite.search.words.characters import listed_characters, number_characters

_STRETCH = 256


@cache
def _neighbours() -> dict[int, int]:
    """Number → place in the order."""
    numbers = number_characters(listed_characters("neighbours")).tolist()
    return {number: place for place, number in enumerate(numbers)}


def cluster_characters(sizes: Mapping[int, int], limit: int) -> list[list[int]]:
    """Divide the characters of `sizes` (number → bytes) into groups of at most `limit` bytes."""
    place = _neighbours()
    beyond = len(place)
    stretches: dict[int, list[int]] = {}
    for number in sorted(sizes, key=lambda n: (place.get(n, beyond), n)):
        stretches.setdefault(place.get(number, beyond) // _STRETCH, []).append(number)
    return [
        sorted(own[low:high])
        for own in stretches.values()
        for low, high in fill_in_order([sizes[number] for number in own], limit)
    ]


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
