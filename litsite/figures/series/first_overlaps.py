"""Which of some ranges that do not meet, the first as they were numbered, meets another one.

Each range colours the bounds that it reaches over. Two ranges meet where one has a bound in the
other, so the least colour between two bounds is the answer; a tree of minima gives it in steps that
grow with the logarithm of the bounds.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from decimal import Decimal


class FirstOverlaps:
    """Ranges that are added one by one, each meeting none of those before."""

    def __init__(self, bounds: Iterable[tuple[Decimal, Decimal]]) -> None:
        """`bounds`: of all ranges that will be added or asked for."""
        self._places = sorted({bound for pair in bounds for bound in pair})
        self._nobody = sys.maxsize
        self._tree = [self._nobody] * (2 * len(self._places))

    def add(self, number: int, low: Decimal, high: Decimal) -> None:
        """Add a range."""
        for place in range(*self._reach(low, high)):
            node = place + len(self._places)
            while node and self._tree[node] > number:
                self._tree[node] = number
                node //= 2

    def first(self, low: Decimal, high: Decimal) -> int | None:
        """The least number of those that meet the range; None where none does."""
        start, stop = (place + len(self._places) for place in self._reach(low, high))
        least = self._nobody
        while start < stop:
            if start % 2:
                least = min(least, self._tree[start])
                start += 1
            if stop % 2:
                stop -= 1
                least = min(least, self._tree[stop])
            start, stop = start // 2, stop // 2
        return None if least == self._nobody else least

    def _reach(self, low: Decimal, high: Decimal) -> tuple[int, int]:
        return bisect_left(self._places, low), bisect_right(self._places, high)
