"""The search page: what a reader sees before a query, or without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.addresses import (
    GLOSSARY_PAGE,
    KEYWORDS_PAGE,
    SEARCH_PAGE,
    TIMELINE_PAGE,
    TOPICS_PAGE,
    href,
)
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import SEARCH_OPERATORS, TEXT
from litsite.rendering.indexes.catalogue import Catalogue

WAYS: tuple[tuple[str, str], ...] = (
    (KEYWORDS_PAGE, TEXT.keywords),
    (TOPICS_PAGE, TEXT.topics),
    (GLOSSARY_PAGE, TEXT.glossary),
    (TIMELINE_PAGE, TEXT.timeline),
)


@dataclass(frozen=True, slots=True)
class Operator:
    """An example of a query."""

    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """What search.html shows at first."""

    operators: tuple[Operator, ...]
    ways: tuple[Link, ...]


def view_search(_: Catalogue, __: None) -> SearchView:
    """Compute the search page."""
    return SearchView(
        operators=tuple(Operator(*line) for line in SEARCH_OPERATORS.items()),
        ways=tuple(Link(text, href(SEARCH_PAGE, path)) for path, text in WAYS),
    )
