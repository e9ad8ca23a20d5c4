"""The timeline: all articles by date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from litsite.addresses import (
    TIMELINE_PAGE,
    article_path,
    href,
    year_anchor,
)
from litsite.model.article import Article
from litsite.rendering.frame.dates import display_date, display_day, year_of
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.article_cards import collection_link


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An article on the timeline."""

    link: Link
    day: str
    machine_date: str
    org: str | None
    district: Link | None


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """A month of the timeline; articles known by year only come under the year itself."""

    title: str
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year of the timeline."""

    title: str
    anchor: str
    count: str
    months: tuple[TimelineMonth, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All articles by date."""

    jump: tuple[Link, ...]
    years: tuple[TimelineYear, ...]


def view_timeline(catalogue: Catalogue, _: None) -> TimelineView:
    """Compute the timeline."""
    articles = sorted(catalogue.listed, key=lambda a: a.date or "", reverse=True)
    years = tuple(
        timeline_year(catalogue, year, tuple(members))
        for year, members in groupby(articles, key=lambda article: year_of(article.date))
    )
    jump = tuple(
        Link(year.title, href(TIMELINE_PAGE, TIMELINE_PAGE, year.anchor)) for year in years
    )
    return TimelineView(jump, years)


def timeline_year(catalogue: Catalogue, year: str, articles: tuple[Article, ...]) -> TimelineYear:
    """One year by months, newest first."""
    return TimelineYear(
        title=TEXT.year.format(year=year) if year else TEXT.undated,
        anchor=year_anchor(year),
        count=TEXT.articles_count.format(count=len(articles)),
        months=tuple(
            TimelineMonth(
                title=display_date(month) if len(month) > 4 else "",
                entries=tuple(timeline_entry(catalogue, article) for article in members),
            )
            for month, members in groupby(articles, key=lambda article: (article.date or "")[:7])
        ),
    )


def timeline_entry(catalogue: Catalogue, article: Article) -> TimelineEntry:
    """One line of the timeline."""
    return TimelineEntry(
        link=Link(article.title, href(TIMELINE_PAGE, article_path(article.id))),
        day=display_day(article.date) if article.date else "",
        machine_date=article.date or "",
        org=article.org,
        district=collection_link(TIMELINE_PAGE, catalogue.districts.get(article.district or "")),
    )
