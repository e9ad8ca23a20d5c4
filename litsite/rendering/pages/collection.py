"""Districts, topics, organizations: the list of all of a kind, and a page of each."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.addresses import (
    article_path,
    feed_path,
    href,
)
from litsite.model.article import Article
from litsite.rendering.figure_pages.figure_tables import table_link
from litsite.rendering.figure_pages.ledger import organization_link
from litsite.rendering.frame.dates import year_of
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue, Collection
from litsite.rendering.parts.article_cards import CardGroup, cards_by_year
from litsite.rendering.parts.bar_charts import Chart, tallest_year, year_chart, years_of


@dataclass(frozen=True, slots=True)
class CollectionList:
    """All groups of one kind, to be shown on one page."""

    path: str
    title: str
    lead: str
    groups: tuple[Collection, ...]
    configured: tuple[str, ...] = ()
    """Names that the settings list."""
    unlisted: int = 0
    """How many smaller groups are left out."""


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
    unlisted: str
    """What is said of groups that are left out."""


@dataclass(frozen=True, slots=True)
class CollectionView:
    """The articles of one district, topic or organization."""

    title: str
    count: str
    span: str
    chart: Chart
    figures: Link | None
    """To the figures of the group."""
    feed: Link | None
    """Districts and topics have one."""
    years: tuple[Link, ...]
    groups: tuple[CardGroup, ...]


def view_collection_index(catalogue: Catalogue, given: CollectionList) -> CollectionIndexView:
    """Compute the list of all groups of one kind."""
    years = years_of(catalogue.listed)
    members = {group.path: catalogue.members[group.path] for group in given.groups}
    tallest = tallest_year(members.values())
    known = {group.name for group in given.groups}
    return CollectionIndexView(
        title=given.title,
        lead=given.lead,
        lines=tuple(
            CollectionLine(
                link=Link(collection.name, href(given.path, collection.path)),
                count=TEXT.articles_count.format(count=len(members[collection.path])),
                span=span_of(members[collection.path]),
                chart=year_chart(members[collection.path], years, tallest),
                newest=newest_link(given.path, members[collection.path]),
            )
            for collection in given.groups
        ),
        empty_title=TEXT.empty_districts,
        empty=tuple(name for name in given.configured if name not in known),
        unlisted=TEXT.groups_unlisted.format(count=f"{given.unlisted:,}") if given.unlisted else "",
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
    articles = catalogue.members[page]
    years = years_of(articles)
    groups = cards_by_year(catalogue, page, articles)
    return CollectionView(
        title=collection.name,
        count=TEXT.articles_count.format(count=len(articles)),
        span=span_of(articles),
        chart=year_chart(articles, years, tallest_year([articles])),
        figures=figures_link(catalogue, collection),
        feed=feed_link(page),
        years=tuple(Link(g.title, href(page, page, g.anchor)) for g in groups),
        groups=groups,
    )


def feed_link(page: str) -> Link | None:
    """To the feed of a district or topic."""
    if page.startswith(("districts/", "topics/")):
        return Link(TEXT.feed, href(page, feed_path(page)))
    return None


def figures_link(catalogue: Catalogue, collection: Collection) -> Link | None:
    """To the table of a district's or topic's figures, or to an organization's in the ledger."""
    page, name = collection.path, collection.name
    if page.startswith("districts/"):
        return table_link(page, "district", catalogue.figures.districts.get(name))
    if page.startswith("topics/"):
        return table_link(page, "topic", catalogue.figures.topics.get(name))
    return organization_link(catalogue, page, name)
