"""Keywords by pinyin, those that connect articles first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from litsite.addresses import KEYWORDS_PAGE, href, initial_anchor, search_href
from litsite.language.pinyin import initial
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.article_cards import article_link

MOST_SHOWN = 30
"""Articles of one keyword."""


@dataclass(frozen=True, slots=True)
class WordView:
    """A keyword and its articles."""

    word: str
    anchor: str
    count: int
    articles: tuple[Link, ...]
    """The newest."""
    more: Link | None
    """To all of them, where there are more."""


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
    unlisted: str
    """What is said of words that are left out."""


def view_keywords(catalogue: Catalogue, _: None) -> KeywordsView:
    """Compute the page of keywords: those that connect articles first."""
    left_out = catalogue.unlisted["keywords"]
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
        unlisted=TEXT.keywords_unlisted.format(count=f"{left_out:,}") if left_out else "",
    )


def word_view(catalogue: Catalogue, word: str) -> WordView:
    """One keyword and its articles."""
    articles = catalogue.keywords[word]
    return WordView(
        word=word,
        anchor=catalogue.keyword_anchors[word],
        count=len(articles),
        articles=tuple(article_link(KEYWORDS_PAGE, article) for article in articles[:MOST_SHOWN]),
        more=Link(
            TEXT.keyword_more.format(count=f"{len(articles):,}"), search_href(KEYWORDS_PAGE, word)
        )
        if len(articles) > MOST_SHOWN
        else None,
    )
