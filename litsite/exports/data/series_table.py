"""series: one row a point of an indicator series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from litsite.exports.data.columns import Column, Table
from litsite.exports.data.figures_table import KINDS, QUALIFIERS, STATUSES
from litsite.model.figure import IndicatorSeries, SeriesPoint, Status, TimeSpan
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


SERIES: Table[PointRow] = Table(
    "series",
    "指标序列：同一地方的同一指标在各个时期的数，每点一行",
    "Indicator series, one row a point: one indicator in one place over several periods",
    point_rows,
    (
        Column(
            "series",
            "string",
            "address",
            "序列的编号",
            "Id of the series",
            lambda row: row.series.id,
        ),
        Column(
            "indicator",
            "string",
            "inferred",
            "指标的通用名称",
            "The name that the indicator goes by",
            lambda row: row.series.indicator,
        ),
        Column(
            "place",
            "string",
            "inferred",
            "地方",
            "Place",
            lambda row: row.series.place,
            optional=True,
        ),
        Column(
            "unit",
            "string",
            "converted",
            "本序列统一使用的单位",
            "Unit of all values of the series",
            lambda row: row.series.unit,
        ),
        Column(
            "kind",
            "string",
            "inferred",
            "类别，同 figures",
            "Kind of quantity",
            lambda row: row.series.kind,
            choices=KINDS,
        ),
        Column(
            "basis",
            "string",
            "converted",
            "与什么相比，同 figures",
            "What a change is measured against",
            lambda row: row.series.basis,
            optional=True,
        ),
        Column(
            "span",
            "string",
            "inferred",
            "数所计的时间：annual 一个年度；to_date 当年至某时；as_of 某时的状态；"
            "cumulative 几年累计；recurring 每年或每月；undated 无法定时",
            "What the values count: a year, a year so far, a state, several years, each year anew",
            lambda row: row.series.span,
            choices=get_args(TimeSpan),
        ),
        Column(
            "status",
            "string",
            "inferred",
            "achieved 已实现；target 目标",
            "achieved or target",
            lambda row: row.status,
            choices=STATUSES,
        ),
        Column(
            "period",
            "string",
            "converted",
            "时间，写法同 figures 的 period_norm",
            "Period, written as period_norm of figures",
            lambda row: row.point.period,
        ),
        Column(
            "period_inferred",
            "boolean",
            "converted",
            "时间是否由上下文推定（不是本句写明）",
            "Whether the period is the context's, not the sentence's",
            lambda row: row.point.inferred,
        ),
        Column(
            "value",
            "number",
            "converted",
            "数，已换算成本序列的单位",
            "Value in the series' unit",
            lambda row: row.point.value,
        ),
        Column(
            "value_max",
            "number",
            "converted",
            "区间的上限",
            "Upper end of a range",
            lambda row: row.point.value_max,
            optional=True,
        ),
        Column(
            "qualifier",
            "string",
            "converted",
            "限定，同 figures",
            "over, under, about",
            lambda row: row.point.qualifier,
            optional=True,
            choices=QUALIFIERS,
        ),
        Column(
            "conflict",
            "boolean",
            "converted",
            "另有来源对同一时期给出不同的数",
            "Whether another source gives another value for the same period",
            lambda row: row.point.conflict,
        ),
        Column(
            "figures",
            "list",
            "address",
            "这样说的各条记录的编号（figures 的 id），最早的文章在前",
            "Ids of the figures that say so, the oldest document first",
            lambda row: row.point.entries,
        ),
    ),
)
