"""Districts, topics, organizations, timeline: lists of articles."""

from __future__ import annotations

from collections.abc import Mapping
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
from litsite.rendering.indexes.catalogue import Catalogue, Collection
from litsite.rendering.pages.figures_ledger import organization_link, table_link
from litsite.rendering.parts.article_cards import CardGroup, cards_by_year, collection_link
from litsite.rendering.parts.bar_charts import Chart, tallest_year, year_chart, years_of


@dataclass(frozen=True, slots=True)
class CollectionLine:
    """A district, topic or organization in the list of its kind."""

    link: Link
    count: str
    span: str
    chart: Chart
    newest: Link | None


@dataclass(frozen=True, slots=True)
class CollectionIndexView:
    """The list of all districts, topics or organizations."""

    title: str
    lead: str
    lines: tuple[CollectionLine, ...]
    empty_title: str
    empty: tuple[str, ...]
    """Configured names that have no article."""


@dataclass(frozen=True, slots=True)
class CollectionView:
    """The articles of one district, topic or organization."""

    title: str
    count: str
    span: str
    chart: Chart
    figures: Link | None
    """To the figures of the group."""
    years: tuple[Link, ...]
    groups: tuple[CardGroup, ...]


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


def view_collection_index(
    catalogue: Catalogue,
    page: str,
    title: str,
    lead: str,
    collections: Mapping[str, Collection],
    configured: tuple[str, ...] = (),
) -> CollectionIndexView:
    """Compute the list of all groups of one kind."""
    years = years_of(catalogue.library.articles)
    tallest = tallest_year(collection.articles for collection in collections.values())
    return CollectionIndexView(
        title=title,
        lead=lead,
        lines=tuple(
            CollectionLine(
                link=Link(collection.name, href(page, collection.path)),
                count=TEXT.articles_count.format(count=len(collection.articles)),
                span=span_of(collection.articles),
                chart=year_chart(collection.articles, years, tallest),
                newest=newest_link(page, collection.articles),
            )
            for collection in collections.values()
        ),
        empty_title=TEXT.empty_districts,
        empty=tuple(name for name in configured if name not in collections),
    )


def newest_link(page: str, articles: tuple[Article, ...]) -> Link | None:
    """Link to the newest article that has a date."""
    newest = next((article for article in articles if article.date), None)
    return Link(newest.title, href(page, article_path(newest.id))) if newest else None


def span_of(articles: tuple[Article, ...]) -> str:
    """First and last year."""
    years = sorted({year for article in articles if (year := year_of(article.date))})
    if not years:
        return TEXT.undated
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def view_collection(catalogue: Catalogue, collection: Collection) -> CollectionView:
    """Compute the page of one group."""
    page = collection.path
    years = years_of(collection.articles)
    groups = cards_by_year(catalogue, page, collection.articles)
    return CollectionView(
        title=collection.name,
        count=TEXT.articles_count.format(count=len(collection.articles)),
        span=span_of(collection.articles),
        chart=year_chart(collection.articles, years, tallest_year([collection.articles])),
        figures=figures_link(catalogue, collection),
        years=tuple(Link(g.title, href(page, page, g.anchor)) for g in groups),
        groups=groups,
    )


def figures_link(catalogue: Catalogue, collection: Collection) -> Link | None:
    """To the table of a district's or topic's figures, or to an organization's in the ledger."""
    page, name = collection.path, collection.name
    if page.startswith("districts/"):
        return table_link(page, "district", catalogue.figures.districts.get(name))
    if page.startswith("topics/"):
        return table_link(page, "topic", catalogue.figures.topics.get(name))
    return organization_link(catalogue, page, name)


def view_timeline(catalogue: Catalogue) -> TimelineView:
    """Compute the timeline."""
    articles = sorted(catalogue.library.articles, key=lambda a: a.date or "", reverse=True)
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
