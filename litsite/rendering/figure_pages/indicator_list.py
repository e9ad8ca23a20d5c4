"""The list of all indicators that have a page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from litsite.addresses import INDICATORS_PAGE, LEDGER_PAGE, href, initial_anchor
from litsite.language.pinyin import initial
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import (
    MOST_INDICATOR_PAGES,
    IndicatorPage,
)
from litsite.rendering.parts.figure_words import end_of


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in the list of all."""

    link: Link
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Indicators under their initial."""

    initial: str
    anchor: str
    lines: tuple[IndicatorLine, ...]


@dataclass(frozen=True, slots=True)
class IndicatorIndexView:
    """The list of all indicators."""

    count: str
    others: str
    others_link: Link
    most: str
    initials: tuple[Link, ...]
    groups: tuple[IndicatorGroup, ...]


def view_indicator_index(catalogue: Catalogue, _: None) -> IndicatorIndexView:
    """Compute the list of all indicators that have a page."""
    figures = catalogue.figures
    groups: dict[str, list[IndicatorPage]] = defaultdict(list)
    for page in figures.indicators.values():
        groups[initial(page.name)].append(page)
    made = tuple(
        IndicatorGroup(
            letter,
            initial_anchor(letter),
            tuple(indicator_line(page) for page in groups[letter]),
        )
        for letter in sorted(groups, key=lambda letter: (letter == "#", letter))
    )
    count, others = len(figures.indicators), figures.others["indicators"]
    return IndicatorIndexView(
        count=TEXT.indicators_count.format(count=f"{count:,}"),
        others=TEXT.indicators_others.format(count=f"{count:,}", others=f"{others:,}"),
        others_link=Link(TEXT.figures_title, href(INDICATORS_PAGE, LEDGER_PAGE)),
        most=TEXT.indicators_most.format(count=f"{count:,}")
        if count == MOST_INDICATOR_PAGES
        else "",
        initials=tuple(
            Link(g.initial, href(INDICATORS_PAGE, INDICATORS_PAGE, g.anchor)) for g in made
        ),
        groups=made,
    )


def indicator_line(page: IndicatorPage) -> IndicatorLine:
    """One indicator with what its page holds."""
    return IndicatorLine(Link(page.name, href(INDICATORS_PAGE, page.path)), facts_of(page))


def facts_of(page: IndicatorPage) -> tuple[str, ...]:
    """How many values, of how many places, from when to when, and what to look out for."""
    points = [p for series in page.series for p in (*series.outcomes, *series.targets)]
    years = sorted({end_of(p.period)[:4] for p in points} - {""})
    places = {series.place for series in page.series}
    return tuple(
        fact
        for fact in (
            TEXT.points_count.format(count=page.points),
            TEXT.places_count.format(count=len(places)) if len(places) > 1 else (*places,)[0],
            "–".join(dict.fromkeys((years[0], years[-1]))) if years else "",
            TEXT.has_targets if any(series.targets for series in page.series) else "",
            TEXT.has_conflicts if any(point.conflict for point in points) else "",
        )
        if fact
    )
