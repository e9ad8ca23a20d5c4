"""Geometry of the small charts; templates draw it as SVG with presentation attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litsite.model.article import Article
from litsite.rendering.frame.dates import year_of
from litsite.rendering.frame.site_words import TEXT

YEARS_SHOWN = 12
COLUMN, GAP, HEIGHT = 8, 2, 24
SHARE_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Bar:
    """One rectangle."""

    x: int
    y: int
    width: int
    height: int
    style: str
    """Class that gives it its colour."""


@dataclass(frozen=True, slots=True)
class Chart:
    """An SVG drawing and what it says in words."""

    width: int
    height: int
    label: str
    bars: tuple[Bar, ...]


def years_of(articles: Iterable[Article]) -> tuple[str, ...]:
    """The last years in which something was published, without gaps, at most YEARS_SHOWN."""
    years = {int(year) for article in articles if (year := year_of(article.date))}
    if not years:
        return ()
    first = max(min(years), max(years) - YEARS_SHOWN + 1)
    return tuple(f"{year:04d}" for year in range(first, max(years) + 1))


def year_chart(articles: Iterable[Article], years: Sequence[str], tallest: int) -> Chart:
    """One column a year; `tallest` is the count that fills the height, so that charts compare."""
    counts = Counter(year_of(article.date) for article in articles)
    said = [TEXT.year_count.format(year=y, count=counts[y]) for y in years if counts[y]]
    return Chart(
        width=max(1, len(years) * (COLUMN + GAP) - GAP),
        height=HEIGHT,
        label=TEXT.by_year.format(years=TEXT.separator.join(said)),
        bars=tuple(
            column(place, counts[year], max(1, tallest)) for place, year in enumerate(years)
        ),
    )


def column(place: int, count: int, tallest: int) -> Bar:
    """A year's column; an empty year keeps a line at the foot, so that the axis is seen."""
    height = max(2, round(HEIGHT * min(count, tallest) / tallest)) if count else 1
    style = "chart-bar" if count else "chart-gap"
    return Bar(place * (COLUMN + GAP), HEIGHT - height, COLUMN, height, style)


def tallest_year(groups: Iterable[Iterable[Article]]) -> int:
    """The largest count of one group in one year."""
    return max(
        (
            count
            for group in groups
            for year, count in Counter(year_of(article.date) for article in group).items()
            if year
        ),
        default=1,
    )


def share_chart(parts: Sequence[tuple[str, int]], label: str) -> Chart:
    """One bar cut into shares: (class, amount) from left to right."""
    total = max(1, sum(amount for _, amount in parts))
    bars: list[Bar] = []
    done = 0
    for style, amount in parts:
        start, end = (round(SHARE_WIDTH * part / total) for part in (done, done + amount))
        bars.append(Bar(start, 0, end - start, 10, style))
        done += amount
    return Chart(SHARE_WIDTH, 10, label, tuple(bars))
