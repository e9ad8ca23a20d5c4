"""The whole digest on one page, for paper; a large archive has one page a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litsite.addresses import PRINT_PAGE, anchor_of, article_path, href, print_path
from litsite.model.article import Article
from litsite.rendering.frame.dates import display_date, year_of
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import KIND_NAMES, TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.pages.home import span_of
from litsite.rendering.parts.article_body import BlockGroup, BodyContext, make_body
from litsite.rendering.parts.citation import cite
from litsite.rendering.parts.glossary_terms import TermMarker

ONE_PAGE = 1000
"""Articles that one page may hold: beyond some ten megabytes no browser prints it."""


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article on paper."""

    article: Article
    anchor: str
    href: str
    meta: str
    body: tuple[BlockGroup, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class PrintView:
    """A page for paper."""

    lead: str
    span: str | None
    contents: tuple[Link, ...]
    articles: Iterator[PrintedArticle]
    """Rendered one by one, since together they are as large as the digest."""


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A page for paper, and the articles on it."""

    path: str
    title: str
    articles: tuple[str, ...]
    """Their ids."""


def print_parts(articles: Sequence[Article]) -> tuple[PrintPart, ...]:
    """The years that have a page of their own; none where one page holds all."""
    if len(articles) <= ONE_PAGE:
        return ()
    years: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        years[year_of(article.date)].append(article.id)
    return tuple(
        PrintPart(
            path=print_path(year),
            title=TEXT.year.format(year=year) if year else TEXT.undated,
            articles=tuple(members),
        )
        for year, members in sorted(years.items(), reverse=True)
    )


def view_print_index(catalogue: Catalogue, parts: Sequence[tuple[str, str]]) -> PrintView:
    """The page that leads to the years: `parts` are their paths and titles."""
    return PrintView(
        lead=TEXT.print_years_lead,
        span=span_of(catalogue.listed),
        contents=tuple(Link(title, href(PRINT_PAGE, path)) for path, title in parts),
        articles=iter(()),
    )


def view_print(catalogue: Catalogue, part: PrintPart) -> PrintView:
    """Compute a page for paper."""
    page, articles = part.path, [catalogue.articles[key] for key in part.articles]
    return PrintView(
        lead=TEXT.print_lead,
        span=span_of(articles),
        contents=tuple(
            Link(article.title, href(page, page, anchor_of("article", article.id)))
            for article in articles
        ),
        articles=(print_article(catalogue, page, article) for article in articles),
    )


def print_article(catalogue: Catalogue, page: str, article: Article) -> PrintedArticle:
    """One article without links within it."""
    facts = (
        KIND_NAMES.get(article.kind, article.kind),
        article.publication,
        display_date(article.date),
        article.page,
        article.org,
        article.author,
        article.district,
    )
    return PrintedArticle(
        article=article,
        anchor=anchor_of("article", article.id),
        href=href(page, article_path(article.id)),
        meta=" · ".join(fact for fact in facts if fact),
        body=make_body(article.blocks, BodyContext(TermMarker({}), {}, {}, anchors=False)),
        citation=cite(catalogue.settings, article)[0].text,
    )
