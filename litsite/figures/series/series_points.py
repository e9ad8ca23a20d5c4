"""The points of a series: what agrees of one moment is one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from litsite.figures.series.clear_statements import group_by_moment
from litsite.figures.series.series_items import SeriesItem
from litsite.figures.series.unit_scales import EXACT, Measure, shift
from litsite.figures.series.value_agreement import PrintedValue, gather
from litsite.model.figure import SeriesPoint, Status


def build_points(
    items: Sequence[SeriesItem], status: Status, unit: Measure
) -> tuple[SeriesPoint, ...]:
    points = []
    for (moment, own), group in group_by_moment(items).items():
        if own != status:
            continue
        leaders = gather(item.printed for item in group)
        together: dict[PrintedValue, list[SeriesItem]] = defaultdict(list)
        for item in group:
            together[leaders[item.printed]].append(item)
        for printed, saying in together.items():
            point = _build_point(printed, saying, unit, len(together) > 1)
            points.append((moment, printed.rank(), point))
    points.sort(key=lambda one: one[:2])
    return tuple(point for _, _, point in points)


def _build_point(
    printed: PrintedValue, saying: Sequence[SeriesItem], unit: Measure, conflict: bool
) -> SeriesPoint:
    """A point of the items that agree with `printed`, the oldest first."""
    upper = printed.value_max
    as_printed = any(item.measure.unit == unit.unit and item.printed == printed for item in saying)
    places = min(0, printed.quantum - unit.scale) if as_printed else 0
    # A printed period is better than one that headings gave.
    timing = min((item.timing for item in saying), key=lambda one: (one.inferred, one.period))
    return SeriesPoint(
        timing.period,
        timing.inferred,
        _show(printed.value, places, unit),
        None if upper is None else _show(upper, places, unit),
        printed.qualifier,
        tuple(item.id for item in saying),
        conflict,
    )


def _show(value: Decimal, places: int, unit: Measure) -> Decimal:
    """The value in `unit`, with zeros at its end as far as they were printed: 1.50 keeps its own."""
    shown = shift(value, -unit.scale)
    exponent = shown.as_tuple().exponent
    while isinstance(exponent, int) and exponent < places and shown.as_tuple().digits[-1] == 0:
        exponent += 1
        shown = shown.quantize(Decimal(1).scaleb(exponent), context=EXACT)
    return shown
