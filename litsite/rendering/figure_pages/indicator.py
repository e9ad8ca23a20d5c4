"""The page of one indicator: charts, conflicts, and a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from litsite.addresses import anchor_of
from litsite.language.period_words import show_period
from litsite.language.reader_names import name_of_series
from litsite.model.figure import IndicatorSeries, SeriesPoint, Status
from litsite.rendering.figure_pages.indicator_charts import (
    PlacedPoint,
    Scale,
    SeriesGeometry,
    draw_series,
    find_scale,
)
from litsite.rendering.figure_pages.indicator_list import facts_of
from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import FIGURE_KIND_NAMES, SPAN_NAMES, STATUS_NAMES, TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import (
    IndicatorPage,
    place_href,
)
from litsite.rendering.parts.figure_words import end_of, qualify, show_basis


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of a chart."""

    place: PlacedPoint
    href: str
    title: str
    value: str
    """Without its unit."""
    shown: str
    """With unit and qualifier."""
    period: str
    status_word: str
    flags: str
    """Classes that say: conflict, inferred."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One series: its chart, or its only value."""

    anchor: str
    title: str
    facts: str
    chart: SeriesGeometry | None
    points: tuple[PointView, ...]
    label: str
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of the table beneath."""

    place: str
    unit: str
    period: str
    value: str
    status: Status
    status_word: str
    sources: tuple[Link, ...]
    remarks: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """The page of one indicator."""

    title: str
    achieved: str
    """The word for it, for the legend."""
    target: str
    facts: tuple[str, ...]
    charts: tuple[SeriesView, ...]
    singles: tuple[SeriesView, ...]
    rows: tuple[IndicatorRow, ...]


def view_indicator(catalogue: Catalogue, page: IndicatorPage) -> IndicatorView:
    """Compute the page of one indicator."""
    scales = find_scales(page.series)
    views = [
        view_series(catalogue, page, number, series, scales[measure_of(series)])
        for number, series in enumerate(page.series, start=1)
    ]
    return IndicatorView(
        title=page.name,
        achieved=STATUS_NAMES["achieved"],
        target=STATUS_NAMES["target"],
        facts=facts_of(page),
        charts=tuple(view for view in views if view.chart),
        singles=tuple(view for view in views if not view.chart),
        rows=tuple(row for series in page.series for row in make_rows(catalogue, page, series)),
    )


def measure_of(series: IndicatorSeries) -> tuple[str, str]:
    """Series that share it are drawn on one scale."""
    return series.unit, series.kind


def find_scales(series: Sequence[IndicatorSeries]) -> dict[tuple[str, str], Scale]:
    """A scale for each measure."""
    ordered = sorted(series, key=measure_of)
    return {
        measure: find_scale(tuple(members)) for measure, members in groupby(ordered, key=measure_of)
    }


def view_series(
    catalogue: Catalogue, page: IndicatorPage, number: int, series: IndicatorSeries, scale: Scale
) -> SeriesView:
    """One series; a single value needs no chart."""
    chart = draw_series(series, scale)
    points = tuple(view_point(catalogue, page, series, place) for place in chart.points)
    both = (*series.outcomes, *series.targets)
    name = name_of_series(series)
    place = series.place or TEXT.no_place
    title = f"{place} · {name}" if name != page.name else place
    return SeriesView(
        anchor=anchor_of("series", number),
        title=title,
        facts=" · ".join(describe(series) if len(both) > 1 else describe(series)[1:]),
        chart=chart if len(both) > 1 else None,
        points=points,
        label=TEXT.chart_label.format(
            name=f"{name} {place}",
            points=TEXT.separator.join(point.title for point in points),
        ),
        conflicts=tuple(
            line
            for group in (series.outcomes, series.targets)
            for line in say_conflicts(catalogue, series, group)
        ),
    )


def describe(series: IndicatorSeries) -> list[str]:
    """Unit, span and basis of a series."""
    kind = FIGURE_KIND_NAMES[series.kind] if series.kind in ("change_rate", "change_abs") else ""
    parts = (
        series.unit,
        SPAN_NAMES[series.span],
        kind,
        show_basis(series.basis),
        TEXT.ranked_among.format(among=series.among) if series.among else "",
    )
    return [part for part in parts if part]


def view_point(
    catalogue: Catalogue, page: IndicatorPage, series: IndicatorSeries, place: PlacedPoint
) -> PointView:
    """A point with the words of its title."""
    point = place.point
    words = [STATUS_NAMES[place.status], *remarks_of(point)]
    flags = (("conflict", point.conflict), ("inferred", point.inferred))
    return PointView(
        place=place,
        href=entry_href(catalogue, page.path, point),
        title=TEXT.chart_point.format(
            period=show_point_period(point),
            value=show_point(series, point),
            status=TEXT.separator.join(words),
        ),
        value=qualify(show_number(point), point.qualifier, series.kind == "rank"),
        shown=show_point(series, point),
        period=say_point_period(point),
        status_word=STATUS_NAMES[place.status],
        flags=" ".join(name for name, holds in flags if holds),
    )


def remarks_of(point: SeriesPoint) -> list[str]:
    """What to know about a point."""
    remarks = ((TEXT.conflict, point.conflict), (TEXT.inferred, point.inferred))
    return [word for word, holds in remarks if holds]


def show_point_period(point: SeriesPoint) -> str:
    """The period in words."""
    return show_period(point.period) if point.period else TEXT.no_period


def say_point_period(point: SeriesPoint) -> str:
    """The period, with a word where it is inferred; empty where there is none."""
    if not point.period:
        return ""
    return show_period(point.period) + (f"({TEXT.inferred})" if point.inferred else "")


def show_number(point: SeriesPoint) -> str:
    """The value without its unit: `1,362`, `25—50`."""
    text = group_digits(point.value)
    return f"{text}—{group_digits(point.value_max)}" if point.value_max is not None else text


def group_digits(value: Decimal) -> str:
    """`1362.50` → `1,362.50`; four digits alone stay together."""
    return f"{value:,f}" if abs(value) >= 10000 else f"{value:f}"


def show_point(series: IndicatorSeries, point: SeriesPoint) -> str:
    """The value with its unit and qualifier."""
    return qualify(show_number(point) + series.unit, point.qualifier, series.kind == "rank")


def entry_href(catalogue: Catalogue, page: str, point: SeriesPoint) -> str:
    """To the first sentence that says so."""
    entry = next((e for e in map(catalogue.figures.find, point.entries) if e), None)
    return place_href(page, entry) if entry else ""


def source_links(catalogue: Catalogue, page: str, point: SeriesPoint) -> tuple[Link, ...]:
    """To all sentences that say so."""
    links: dict[str, Link] = {}
    for key in point.entries:
        entry = catalogue.figures.find(key)
        if entry:
            article = catalogue.articles[entry.article]
            links.setdefault(key, Link(article.title, place_href(page, entry)))
    return tuple(links.values())


def say_conflicts(
    catalogue: Catalogue, series: IndicatorSeries, points: Iterable[SeriesPoint]
) -> list[str]:
    """One sentence for each period of which the sources give different values."""
    periods: Mapping[str, list[SeriesPoint]] = defaultdict(list)
    for point in points:
        if point.conflict:
            periods[show_point_period(point)].append(point)
    return [
        TEXT.conflict_line.format(
            period=period,
            values=TEXT.separator.join(
                TEXT.conflict_value.format(
                    value=show_point(series, point), source=name_sources(catalogue, point)
                )
                for point in several
            ),
        )
        for period, several in periods.items()
    ]


def name_sources(catalogue: Catalogue, point: SeriesPoint) -> str:
    """Dates and titles of the articles that say so."""
    entries = [e for e in map(catalogue.figures.find, point.entries) if e]
    articles = [catalogue.articles[key] for key in dict.fromkeys(e.article for e in entries)]
    return TEXT.separator.join(f"{display_date(a.date)}《{a.title}》" for a in articles)


def make_rows(
    catalogue: Catalogue, page: IndicatorPage, series: IndicatorSeries
) -> list[IndicatorRow]:
    """The same points as a table."""
    rows = []
    known: list[tuple[Status, SeriesPoint]] = [
        *(("achieved", point) for point in series.outcomes),
        *(("target", point) for point in series.targets),
    ]
    for status, point in sorted(known, key=lambda pair: end_of(pair[1].period)):
        rows.append(
            IndicatorRow(
                place=series.place or TEXT.no_place,
                unit=" · ".join(describe(series)[1:]),
                period=show_point_period(point),
                value=show_point(series, point),
                status=status,
                status_word=STATUS_NAMES[status],
                sources=source_links(catalogue, page.path, point),
                remarks=TEXT.separator.join(remarks_of(point)),
            )
        )
    return rows
