"""Whether two printed values can be the same number."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from litsite.figures.series.first_overlaps import FirstOverlaps
from litsite.figures.series.unit_scales import EXACT
from litsite.model.figure import Qualifier

_NEAR = Decimal("0.1")
_ABOUT = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A value as one document printed it, in the unit of its dimension."""

    value: Decimal
    value_max: Decimal | None
    qualifier: Qualifier | None
    quantum: int
    """Power of ten of the last printed digit: 1.2万 is exact to 10^3."""

    def rank(self) -> tuple[bool, bool, int, Decimal, Decimal, str]:
        """The more exactly a value is printed, the smaller."""
        upper = self.value if self.value_max is None else self.value_max
        return (
            self.value_max is not None,
            self.qualifier is not None,
            self.quantum,
            self.value,
            upper,
            self.qualifier or "",
        )


def agree(exact: PrintedValue, rough: PrintedValue) -> bool:
    """Whether `rough` may be said of the number that `exact` gives.

    近300 agrees with 298 and 106亿 with 106.26亿, but 298 does not agree with 300.
    """
    if (exact.value < 0) != (rough.value < 0):
        return exact.value == rough.value
    value, upper = _bounds(exact)
    low, high = _bounds(rough)
    if rough.qualifier or rough.value_max is not None:
        return low <= upper and value <= high
    if exact.qualifier or exact.value_max is not None:
        return value <= low <= upper
    return rough.quantum >= exact.quantum and low in _round(exact, rough.quantum)


def _bounds(printed: PrintedValue) -> tuple[Decimal, Decimal]:
    """Between which magnitudes the number lies that is printed so."""
    value = abs(printed.value)
    upper = value if printed.value_max is None else abs(printed.value_max)
    low, high = min(value, upper), max(value, upper)
    if printed.qualifier == "over":
        return low, max(high, low + _last_place(low))
    if printed.qualifier == "under":
        return low - low * _NEAR, high
    if printed.qualifier == "about":
        return low - low * _ABOUT, high + high * _ABOUT
    return low, high


def _last_place(value: Decimal) -> Decimal:
    """One of the last digit that is not zero: of 1200, 100."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def gather(values: Iterable[PrintedValue]) -> dict[PrintedValue, PrintedValue]:
    """Each value → the most exact one that it agrees with, itself where there is none."""
    chosen: dict[PrintedValue, PrintedValue] = {}
    ordered = sorted(set(values), key=PrintedValue.rank)
    for negative in (False, True):
        own = [one for one in ordered if (one.value < 0) == negative]
        plain = [one for one in own if _is_plain(one)]
        chosen |= _gather_plain(plain)
        # Plain values are the most exact: those that lead others are all known by now.
        leaders = [one for one in plain if chosen[one] is one]
        chosen |= _gather_ranges(own[len(plain) :], leaders)
    return chosen


def _is_plain(printed: PrintedValue) -> bool:
    return printed.value_max is None and printed.qualifier is None


def _gather_plain(ordered: Sequence[PrintedValue]) -> dict[PrintedValue, PrintedValue]:
    """The same of exact values, by what each leader is when it is rounded as the others are."""
    chosen: dict[PrintedValue, PrintedValue] = {}
    leaders: list[PrintedValue] = []
    for quantum, group in itertools.groupby(ordered, key=lambda one: one.quantum):
        rounded: dict[Decimal, PrintedValue] = {}
        for leader in leaders:
            for value in _round(leader, quantum):
                rounded.setdefault(value, leader)
        for one in group:
            leader = rounded.get(abs(one.value), one)
            chosen[one] = leader
            if leader is one:
                leaders.append(one)
                for value in _round(one, quantum):
                    rounded.setdefault(value, one)
    return chosen


def _gather_ranges(
    ordered: Sequence[PrintedValue], leaders: Sequence[PrintedValue]
) -> dict[PrintedValue, PrintedValue]:
    """The same of values that reach over a range, behind the exact ones that lead already."""
    known = [*leaders, *ordered]
    bounds = [_bounds(one) for one in known]
    firsts = FirstOverlaps(bounds)
    chosen: dict[PrintedValue, PrintedValue] = {}
    for index, one in enumerate(known):
        found = None if index < len(leaders) else firsts.first(*bounds[index])
        if found is None:
            firsts.add(index, *bounds[index])
        if index >= len(leaders):
            chosen[one] = one if found is None else known[found]
    return chosen


def _round(printed: PrintedValue, quantum: int) -> Iterator[Decimal]:
    """What may stand for the magnitude where it is printed to 10^quantum."""
    step = Decimal(1).scaleb(quantum)
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        yield abs(printed.value).quantize(step, rounding, EXACT)
