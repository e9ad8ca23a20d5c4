"""Keywords by pinyin, those that connect articles first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from litsite.addresses import KEYWORDS_PAGE, href, initial_anchor
from litsite.language.pinyin import initial
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.article_cards import article_link


@dataclass(frozen=True, slots=True)
class WordView:
    """A keyword and its articles."""

    word: str
    anchor: str
    count: int
    articles: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Keywords under their initial."""

    initial: str
    anchor: str
    words: tuple[WordView, ...]


@dataclass(frozen=True, slots=True)
class KeywordsView:
    """The page of keywords."""

    initials: tuple[Link, ...]
    common: tuple[WordGroup, ...]
    """Words of several articles."""
    rare: tuple[WordView, ...]
    """Words of one article."""


def view_keywords(catalogue: Catalogue, _: None) -> KeywordsView:
    """Compute the page of keywords: those that connect articles first."""
    words = [word_view(catalogue, word) for word in catalogue.keywords]
    words.sort(key=lambda view: initial(view.word))
    common = [view for view in words if view.count > 1]
    groups = tuple(
        WordGroup(letter, initial_anchor(letter), tuple(members))
        for letter, members in groupby(common, key=lambda view: initial(view.word))
    )
    return KeywordsView(
        initials=tuple(
            Link(g.initial, href(KEYWORDS_PAGE, KEYWORDS_PAGE, g.anchor)) for g in groups
        ),
        common=groups,
        rare=tuple(view for view in words if view.count == 1),
    )


def word_view(catalogue: Catalogue, word: str) -> WordView:
    """One keyword and its articles."""
    articles = catalogue.keywords[word]
    return WordView(
        word=word,
        anchor=catalogue.keyword_anchors[word],
        count=len(articles),
        articles=tuple(article_link(KEYWORDS_PAGE, article) for article in articles),
    )
