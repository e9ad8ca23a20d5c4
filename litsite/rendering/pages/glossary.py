"""The glossary: terms by pinyin, what articles say they mean, and where they are used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from litsite.addresses import GLOSSARY_PAGE, href, initial_anchor
from litsite.language.pinyin import initial, sort_key
from litsite.model.library import GlossaryEntry
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.frame.structured_data import DefinedTerm, describe_glossary
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.article_cards import article_link
from litsite.rendering.parts.markdown_html import render_inline


@dataclass(frozen=True, slots=True)
class Definition:
    """What one article says that a term means."""

    html: Markup
    defined_in: Link | None


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with all its definitions and uses."""

    term: str
    anchor: str
    definitions: tuple[Definition, ...]
    used_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms under their initial."""

    initial: str
    anchor: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The glossary page."""

    structured: Markup | None
    count: str
    initials: tuple[Link, ...]
    groups: tuple[TermGroup, ...]


def view_glossary(catalogue: Catalogue, _: None) -> GlossaryView:
    """Compute the glossary."""
    entries = sorted(
        catalogue.glossary, key=lambda e: (initial(e.term), sort_key(e.term), e.article)
    )
    groups = tuple(
        TermGroup(letter, initial_anchor(letter), term_views(catalogue, list(members)))
        for letter, members in groupby(entries, key=lambda entry: initial(entry.term))
    )
    return GlossaryView(
        structured=describe_glossary(
            catalogue.settings,
            (
                DefinedTerm(
                    entry.term,
                    render_inline(entry.definition).striptags(),
                    catalogue.glossary_anchors[entry.term],
                )
                for entry in entries
            ),
        ),
        count=TEXT.entries_count.format(count=sum(len(group.terms) for group in groups)),
        initials=tuple(
            Link(g.initial, href(GLOSSARY_PAGE, GLOSSARY_PAGE, g.anchor)) for g in groups
        ),
        groups=groups,
    )


def term_views(catalogue: Catalogue, entries: list[GlossaryEntry]) -> tuple[TermView, ...]:
    """The terms of one initial; entries of the same term share one place."""
    return tuple(
        term_view(catalogue, term, tuple(members))
        for term, members in groupby(entries, key=lambda entry: entry.term)
    )


def term_view(catalogue: Catalogue, term: str, entries: tuple[GlossaryEntry, ...]) -> TermView:
    """One term: its definitions, and where it is used."""
    uses = dict.fromkeys(place for entry in entries for place in entry.used_in)
    return TermView(
        term=term,
        anchor=catalogue.glossary_anchors[term],
        definitions=tuple(
            Definition(
                render_inline(entry.definition),
                place_link(catalogue, entry.article, entry.anchor),
            )
            for entry in entries
        ),
        used_in=present(place_link(catalogue, *place) for place in uses),
    )


def place_link(catalogue: Catalogue, article_id: str, anchor: str) -> Link | None:
    """Link to a place in an article; None when the article is not there."""
    article = catalogue.articles.get(article_id)
    return article_link(GLOSSARY_PAGE, article, anchor) if article else None


def present(links: Iterable[Link | None]) -> tuple[Link, ...]:
    """The links that lead somewhere."""
    return tuple(link for link in links if link)
