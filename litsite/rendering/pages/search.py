"""The search page: what a reader sees before a query, or without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.rendering.frame.links import href
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import SEARCH_OPERATORS, TEXT

PAGE = "search.html"
WAYS: tuple[tuple[str, str], ...] = (
    ("keywords/index.html", TEXT.keywords),
    ("topics/index.html", TEXT.topics),
    ("glossary/index.html", TEXT.glossary),
    ("timeline/index.html", TEXT.timeline),
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


def view_search() -> SearchView:
    """Compute the search page."""
    return SearchView(
        operators=tuple(Operator(*line) for line in SEARCH_OPERATORS),
        ways=tuple(Link(text, href(PAGE, path)) for path, text in WAYS),
    )
