"""Printed values gathered by what they agree with: the same as comparing each with all."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.figures.series.first_overlaps import FirstOverlaps
from litsite.figures.series.value_agreement import PrintedValue, agree, gather

DIGITS = st.tuples(st.integers(-30, 130), st.integers(-2, 2)).map(
    lambda pair: Decimal(pair[0]).scaleb(pair[1])
)


@st.composite
def printed_values(draw: st.DrawFn) -> PrintedValue:
    value = draw(DIGITS)
    upper = draw(st.none() | DIGITS.map(lambda more: value + abs(more)))
    qualifier = draw(st.sampled_from([None, None, None, "over", "under", "about"]))
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return PrintedValue(value, upper, qualifier, exponent)


def gather_by_comparing(values: list[PrintedValue]) -> dict[PrintedValue, PrintedValue]:
    chosen: dict[PrintedValue, PrintedValue] = {}
    leaders: list[PrintedValue] = []
    for one in sorted(set(values), key=PrintedValue.rank):
        chosen[one] = next((other for other in leaders if agree(other, one)), one)
        if chosen[one] is one:
            leaders.append(one)
    return chosen


@given(st.lists(printed_values(), max_size=40))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_gathered_as_by_comparing_each_with_all(values: list[PrintedValue]) -> None:
    assert gather(values) == gather_by_comparing(values)


class Counted(Decimal):
    """A number that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: object) -> bool:
        Counted.compared += 1
        return super().__lt__(other)  # type: ignore[operator]

    __hash__ = Decimal.__hash__


def comparisons(count: int) -> int:
    Counted.compared = 0
    bounds = [(Counted(3 * n), Counted(3 * n + 1)) for n in range(count)]
    firsts = FirstOverlaps(bounds)
    for number, own in enumerate(bounds):
        assert firsts.first(*own) is None
        firsts.add(number, *own)
        assert firsts.first(Counted(0), own[1]) == 0
    return Counted.compared


def test_ranges_are_not_compared_with_all_others() -> None:
    assert comparisons(4000) < 4 * 1.4 * comparisons(1000)
