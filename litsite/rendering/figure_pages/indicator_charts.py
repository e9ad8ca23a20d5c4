"""Geometry of an indicator's small multiples; the template draws it as SVG with links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from litsite.model.figure import IndicatorSeries, SeriesPoint, Status
from litsite.rendering.parts.figure_words import end_of

WIDTH, HEIGHT = 320, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 34, 30, 30
TICK_ROOM = 40
"""Pixels that a year below the axis needs."""
LABEL_ROOM = 58
"""Pixels that a value beside its point needs."""
NEAR = 0.8
"""A scale begins at zero unless the smallest value is more than this share of the largest."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the charts of one unit share, so that they compare."""

    low: float
    high: float

    @property
    def from_zero(self) -> bool:
        """Whether heights are in proportion."""
        return self.low == 0


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """A point of a chart."""

    x: int
    y: int
    status: Status
    point: SeriesPoint
    label_y: int
    """Baseline of its value, 0 where there is no room for one."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year below the axis."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class SeriesGeometry:
    """One chart."""

    width: int
    height: int
    axis_y: int
    line: str
    """Points of the line through the outcomes; empty for fewer than two."""
    points: tuple[PlacedPoint, ...]
    ticks: tuple[Tick, ...]
    from_zero: bool


def find_scale(series: Iterable[IndicatorSeries]) -> Scale:
    """The scale on which all points of the series find room."""
    values = [
        float(value)
        for one in series
        for point in (*one.outcomes, *one.targets)
        for value in (point.value, point.value_max)
        if value is not None
    ]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if 0 <= low <= high * NEAR:
        low = 0.0
    elif low >= 0 or high < 0:
        low -= (high - low) * 0.25 or abs(low) * 0.1
    if low == high:
        high = low + 1
    return Scale(low, high)


def draw_series(series: IndicatorSeries, scale: Scale) -> SeriesGeometry:
    """Place the points of a series on its chart."""
    known = [
        *(("achieved", point) for point in series.outcomes),
        *(("target", point) for point in series.targets),
    ]
    places = times_of([point.period for _, point in known])
    raw = sorted(
        (
            (x, y_of(point.value, scale), status, point)
            for (status, point), x in zip(known, places, strict=True)
        ),
        key=lambda item: (item[0], item[2]),
    )
    points = label_points(raw)
    achieved = [f"{p.x},{p.y}" for p in points if p.status == "achieved"]
    return SeriesGeometry(
        width=WIDTH,
        height=HEIGHT,
        axis_y=HEIGHT - BOTTOM,
        line=" ".join(achieved) if len(achieved) > 1 else "",
        points=points,
        ticks=make_ticks(points),
        from_zero=scale.from_zero,
    )


def times_of(periods: Sequence[str]) -> list[int]:
    """Where periods stand on the axis: by their last days, or one after the other without dates."""
    ends = [end_of(period) for period in periods]
    if not periods or not all(end[:4].isdecimal() for end in ends):
        order = {period: number for number, period in enumerate(dict.fromkeys(periods))}
        moments = [float(order[period]) for period in periods]
    else:
        moments = [moment(end) for end in ends]
    first, last = min(moments, default=0.0), max(moments, default=0.0)
    room = WIDTH - LEFT - RIGHT
    if first == last:
        return [WIDTH // 2] * len(periods)
    return [LEFT + round(room * (time - first) / (last - first)) for time in moments]


def moment(end: str) -> float:
    """`2021-06-30` as a number of years."""
    parts = [int(part) if part.isdecimal() else 1 for part in end.split("-")]
    year, month, day = [*parts, 12, 31][:3]
    return year + (month - 1) / 12 + day / 372


def y_of(value: Decimal, scale: Scale) -> int:
    """Height of a value on the chart."""
    share = (float(value) - scale.low) / (scale.high - scale.low)
    return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP))


def label_points(
    raw: Sequence[tuple[int, int, str, SeriesPoint]],
) -> tuple[PlacedPoint, ...]:
    """Write values above their points, else below, else not at all: the table has them."""
    taken: list[tuple[int, int]] = []
    placed: list[PlacedPoint] = []
    for x, y, status, point in raw:
        spots = (y - 11, y + 22 if y + 22 < HEIGHT - BOTTOM else 0)
        label = next(
            (
                spot
                for spot in spots
                if spot > 0
                and all(abs(x - a) >= LABEL_ROOM or abs(spot - b) >= 14 for a, b in taken)
            ),
            0,
        )
        if label:
            taken.append((x, label))
        placed.append(PlacedPoint(x, y, status, point, label))  # type: ignore[arg-type]
    return tuple(placed)


def make_ticks(points: Sequence[PlacedPoint]) -> tuple[Tick, ...]:
    """The years of the points, as far as they do not run into each other."""
    ticks: list[Tick] = []
    for place in sorted(points, key=lambda p: p.x):
        year = end_of(place.point.period)[:4]
        repeated = ticks and ticks[-1].text == year
        if year and not repeated and (not ticks or place.x - ticks[-1].x >= TICK_ROOM):
            ticks.append(Tick(place.x, year))
    return tuple(ticks)
