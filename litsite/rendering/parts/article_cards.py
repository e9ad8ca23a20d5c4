"""Pieces that several pages show: cards of articles, tagged links, years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from litsite.addresses import article_path, href, year_anchor
from litsite.model.article import Article
from litsite.rendering.frame.dates import display_date, year_of
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import KIND_NAMES, TEXT
from litsite.rendering.indexes.catalogue import Catalogue, Collection


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list."""

    title: str
    href: str
    kicker: str | None
    date: str
    machine_date: str | None
    source: str
    """Publication and page, or the kind where no publication is known."""
    org: str | None
    district: Link | None
    summary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading."""

    title: str
    anchor: str
    count: str
    cards: tuple[Card, ...]


def make_card(catalogue: Catalogue, page: str, article: Article, sentences: int = 2) -> Card:
    """Card of an article as `page` shows it."""
    place = " ".join(part for part in (article.publication, article.page) if part)
    return Card(
        title=article.title,
        href=href(page, article_path(article.id)),
        kicker=article.kicker,
        date=display_date(article.date),
        machine_date=article.date,
        source=place or KIND_NAMES.get(article.kind, article.kind),
        org=article.org,
        district=collection_link(page, catalogue.districts.get(article.district or "")),
        summary=article.summary[:sentences],
    )


def make_cards(
    catalogue: Catalogue, page: str, articles: Iterable[Article], sentences: int = 2
) -> tuple[Card, ...]:
    """Cards of several articles."""
    return tuple(make_card(catalogue, page, article, sentences) for article in articles)


def cards_by_year(
    catalogue: Catalogue, page: str, articles: Sequence[Article], sentences: int = 2
) -> tuple[CardGroup, ...]:
    """Cards under their years; the library's order is newest first, what has no date comes last."""
    dated = sorted(articles, key=lambda article: year_of(article.date), reverse=True)
    return tuple(
        card_group(catalogue, page, year, tuple(members), sentences)
        for year, members in groupby(dated, key=lambda article: year_of(article.date))
    )


def card_group(
    catalogue: Catalogue, page: str, year: str, articles: Sequence[Article], sentences: int
) -> CardGroup:
    """One year's cards."""
    return CardGroup(
        title=TEXT.year.format(year=year) if year else TEXT.undated,
        anchor=year_anchor(year),
        count=TEXT.articles_count.format(count=len(articles)),
        cards=make_cards(catalogue, page, articles, sentences),
    )


def collection_link(page: str, collection: Collection | None) -> Link | None:
    """Link to a district, topic or organization; None from its own page or where it has none."""
    if collection is None or collection.path == page:
        return None
    return Link(collection.name, href(page, collection.path))


def article_link(page: str, article: Article, fragment: str = "") -> Link:
    """Link to an article or a place in it, by its title."""
    return Link(article.title, href(page, article_path(article.id), fragment))
