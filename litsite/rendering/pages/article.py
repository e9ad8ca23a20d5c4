"""The page of one article."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from litsite.addresses import (
    GLOSSARY_PAGE,
    KEYWORDS_PAGE,
    article_path,
    href,
    line_anchor,
    search_href,
)
from litsite.model.article import Article
from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import FIELD_NAMES, KIND_NAMES, TEXT
from litsite.rendering.frame.structured_data import describe_article
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.article_body import BlockGroup, BodyContext, make_body
from litsite.rendering.parts.article_cards import article_link, collection_link
from litsite.rendering.parts.block_anchors import anchors_by_hash
from litsite.rendering.parts.citation import Citation, cite
from litsite.rendering.parts.figure_cards import CardSet, make_card_set
from litsite.rendering.parts.figure_marks import place_marks
from litsite.rendering.parts.figure_records import FigureRecord, make_records
from litsite.rendering.parts.glossary_terms import Term, TermMarker, bare
from litsite.rendering.parts.markdown_html import render_inline


@dataclass(frozen=True, slots=True)
class MetaItem:
    """A field of the line below the headline."""

    label: str
    values: tuple[Link, ...]
    """Links; a value that leads nowhere has no href."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A line of the table of contents."""

    text: str
    href: str
    level: int


@dataclass(frozen=True, slots=True)
class Note:
    """A glossary term that the text uses."""

    id: str
    term: Link
    definition: Markup


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A file that the article stands in."""

    file: str
    href: str
    lines: str
    similarity: str | None
    """Of a second witness."""


@dataclass(frozen=True, slots=True)
class RelatedNote:
    """Another article and why it is related."""

    link: Link
    date: str
    reasons: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the page of an article shows."""

    article: Article
    structured: Markup | None
    meta: tuple[MetaItem, ...]
    edited: str | None
    contents: tuple[Contents, ...]
    body: tuple[BlockGroup, ...]
    cards: CardSet
    records: tuple[FigureRecord, ...]
    notes: tuple[Note, ...]
    keywords: tuple[Link, ...]
    citations: tuple[Citation, ...]
    sources: tuple[SourceNote, ...]
    related: tuple[RelatedNote, ...]
    previous: Link | None
    next: Link | None
    issue: Link | None


def view_article(catalogue: Catalogue, article_id: str) -> ArticleView:
    """Compute the page of an article."""
    article = catalogue.articles[article_id]
    page = article_path(article.id)
    marker = TermMarker(find_terms(catalogue, page, article))
    body = make_body(article.blocks, body_context(catalogue, page, article, marker))
    before, after = neighbours(catalogue, page, article)
    entries = catalogue.figures.by_article.get(article.id, ())
    edited = [FIELD_NAMES.get(name, name) for name in article.edited_fields]
    return ArticleView(
        article=article,
        structured=describe_article(catalogue.settings, article),
        meta=make_meta(catalogue, page, article),
        edited=TEXT.edited_fields.format(fields=TEXT.separator.join(edited)) if edited else None,
        contents=make_contents(article),
        body=body,
        cards=make_card_set(page, entries, article),
        records=make_records(catalogue, page, entries),
        notes=make_notes(page, marker),
        keywords=keyword_links(catalogue, page, article),
        citations=cite(catalogue.settings, article),
        sources=make_sources(catalogue, page, article),
        related=make_related(catalogue, page, article),
        previous=before,
        next=after,
        issue=issue_link(catalogue, page, article),
    )


def find_terms(catalogue: Catalogue, page: str, article: Article) -> dict[str, Term]:
    """The glossary terms to look for in this article; the first entry of a term counts."""
    terms: dict[str, Term] = {}
    for entry in catalogue.terms_of.get(article.id, ()):
        place = href(page, GLOSSARY_PAGE, catalogue.glossary_anchors[entry.term])
        # A single character would be found in half the words of the language.
        if len(bare(entry.term)) > 1:
            terms.setdefault(bare(entry.term), Term(entry, place))
    return terms


def body_context(
    catalogue: Catalogue, page: str, article: Article, marker: TermMarker
) -> BodyContext:
    """Old anchors and source lines of the blocks."""
    old: dict[str, tuple[str, ...]] = {}
    anchors = anchors_by_hash(article)
    for gone in sorted(article.moved):
        if gone in anchors:
            old[anchors[gone]] = (*old.get(anchors[gone], ()), gone)
    links: dict[str, Link] = {}
    for key, (file, line) in catalogue.first_lines.get(article.id, {}).items():
        if key in anchors:
            target = href(page, catalogue.source_paths[file], line_anchor(line))
            label = TEXT.source_line.format(line=line)
            links.setdefault(anchors[key], Link(label, target))
    figures = place_marks(catalogue.figures.by_article.get(article.id, ()))
    return BodyContext(marker, old, links, figures)


def make_meta(catalogue: Catalogue, page: str, article: Article) -> tuple[MetaItem, ...]:
    """The fields that are known, in the order in which a reader asks for them."""
    published = article.published if article.published != article.date else None
    items: list[tuple[str, list[Link | None]]] = [
        (TEXT.kind, [Link(KIND_NAMES.get(article.kind, article.kind), "")]),
        (TEXT.publication, text_value(article.publication)),
        (TEXT.date, [Link(display_date(article.date), "")]),
        (TEXT.published, text_value(display_date(published) if published else None)),
        (TEXT.page, page_value(catalogue, page, article)),
        (TEXT.organization, [organization_value(catalogue, page, article.org)]),
        (TEXT.author, text_value(article.author)),
        (TEXT.editor, text_value(article.editor)),
        (TEXT.series, text_value(article.series)),
        (TEXT.district, [collection_link(page, catalogue.districts.get(article.district or ""))]),
        (TEXT.topics, [collection_link(page, catalogue.topics.get(t)) for t in article.topics]),
    ]
    known = ((label, tuple(link for link in links if link)) for label, links in items)
    return tuple(MetaItem(label, links) for label, links in known if links)


def organization_value(catalogue: Catalogue, page: str, name: str | None) -> Link | None:
    """The organization, linked to its page if it has one."""
    if not name:
        return None
    return collection_link(page, catalogue.organizations.get(name)) or Link(name, "")


def text_value(value: str | None) -> list[Link | None]:
    """A value without a page of its own."""
    return [Link(value, "") if value else None]


def page_value(catalogue: Catalogue, page: str, article: Article) -> list[Link | None]:
    """The newspaper page, linked to where the issue shows it."""
    issue = catalogue.issue_of.get(article.id)
    if not issue:
        return text_value(article.page)
    anchors = {place.name: place.anchor for place in issue.pages}
    target = href(page, issue.path, anchors[article.page or None])
    return [Link(article.page, target) if article.page else None]


def make_contents(article: Article) -> tuple[Contents, ...]:
    """Table of contents; one heading alone needs none."""
    headings = [block for block in article.blocks if block.kind == "heading"]
    if len(headings) < 2:
        return ()
    page = article_path(article.id)
    return tuple(
        Contents(block.text, href(page, page, block.anchor), block.level) for block in headings
    )


def make_notes(page: str, marker: TermMarker) -> tuple[Note, ...]:
    """The terms that were marked, in the order of the text."""
    return tuple(
        Note(
            id=used.note_id,
            term=Link(used.term.entry.term, used.term.href),
            definition=render_inline(used.term.entry.definition),
        )
        for used in marker.used.values()
    )


def keyword_links(catalogue: Catalogue, page: str, article: Article) -> tuple[Link, ...]:
    """Keywords, linked to their place in the list of all; one that is not listed, to the search."""
    return tuple(
        Link(word, keyword_href(catalogue, page, word)) for word in dict.fromkeys(article.keywords)
    )


def keyword_href(catalogue: Catalogue, page: str, word: str) -> str:
    """Where a keyword's articles are named."""
    anchor = catalogue.keyword_anchors.get(word)
    return href(page, KEYWORDS_PAGE, anchor) if anchor else search_href(page, word)


def make_sources(catalogue: Catalogue, page: str, article: Article) -> tuple[SourceNote, ...]:
    """Where the article stands, second witnesses with their resemblance."""
    notes: list[SourceNote] = []
    for source in article.sources:
        path = catalogue.source_paths.get(source.file)
        first, last = source.lines
        percent = f"{source.similarity or 0:.0%}".rstrip("%")
        notes.append(
            SourceNote(
                file=source.file,
                href=href(page, path, line_anchor(first)) if path else "",
                lines=TEXT.source_lines.format(first=first, last=last),
                similarity=TEXT.similarity.format(percent=percent) if source.relation else None,
            )
        )
    return tuple(notes)


def make_related(catalogue: Catalogue, page: str, article: Article) -> tuple[RelatedNote, ...]:
    """Related articles that are still there."""
    return tuple(
        RelatedNote(
            link=article_link(page, catalogue.articles[related.id]),
            date=display_date(catalogue.articles[related.id].date),
            reasons=TEXT.because.format(reasons=TEXT.separator.join(related.reasons)),
        )
        for related in article.related
        if related.id in catalogue.articles
    )


def neighbours(
    catalogue: Catalogue, page: str, article: Article
) -> tuple[Link | None, Link | None]:
    """The articles before and after it in the newspaper issue."""
    issue = catalogue.issue_of.get(article.id)
    if not issue:
        return None, None
    order = issue.articles
    place = next(index for index, other in enumerate(order) if other.id == article.id)
    before = article_link(page, order[place - 1]) if place else None
    after = article_link(page, order[place + 1]) if place + 1 < len(order) else None
    return before, after


def issue_link(catalogue: Catalogue, page: str, article: Article) -> Link | None:
    """The newspaper issue that it stands in."""
    issue = catalogue.issue_of.get(article.id)
    if not issue:
        return None
    return Link(f"{issue.publication} {display_date(issue.date)}", href(page, issue.path))
