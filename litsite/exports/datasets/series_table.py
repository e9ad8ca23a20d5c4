"""series: one row a point of an indicator series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from litsite.exports.datasets.columns import Table, read_table
from litsite.language.reader_names import name_of_series
from litsite.model.figure import (
    FIGURE_KINDS,
    QUALIFIERS,
    STATUSES,
    IndicatorSeries,
    SeriesPoint,
    Status,
    TimeSpan,
)
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class PointRow:
    """What a row is made from."""

    series: IndicatorSeries
    point: SeriesPoint
    status: Status


def point_rows(library: Library) -> Iterator[PointRow]:
    """All points, series by series, outcomes before targets."""
    for series in library.ledger.series:
        for point in series.outcomes:
            yield PointRow(series, point, "achieved")
        for point in series.targets:
            yield PointRow(series, point, "target")


SERIES: Table[PointRow] = read_table(
    "series",
    point_rows,
    {
        "series": lambda row: row.series.id,
        "name": lambda row: name_of_series(row.series),
        "indicator": lambda row: row.series.indicator,
        "place": lambda row: row.series.place,
        "unit": lambda row: row.series.unit,
        "kind": lambda row: row.series.kind,
        "basis": lambda row: row.series.basis,
        "among": lambda row: row.series.among,
        "span": lambda row: row.series.span,
        "status": lambda row: row.status,
        "period": lambda row: row.point.period,
        "period_inferred": lambda row: row.point.inferred,
        "value": lambda row: row.point.value,
        "value_max": lambda row: row.point.value_max,
        "qualifier": lambda row: row.point.qualifier,
        "conflict": lambda row: row.point.conflict,
        "figures": lambda row: row.point.entries,
    },
    stands_for=lambda row: (
        row.series.id,
        row.series.indicator,
        row.series.unit,
        row.point,
        row.status,
    ),
    part=lambda row: row.series.place or "",
    choices={
        "kind": FIGURE_KINDS,
        "span": get_args(TimeSpan),
        "status": STATUSES,
        "qualifier": QUALIFIERS,
    },
)
