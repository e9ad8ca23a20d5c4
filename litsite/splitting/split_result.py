"""What the splitter makes of one document: articles, pages and furniture."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.model.account import Doubt, FieldDoubt, PageRecord
from litsite.model.article import HeaderPart, ParsedArticle
from litsite.model.source import Span


@dataclass(frozen=True, slots=True)
class FurnitureSpan:
    """Characters that are in no article, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class PageParts:
    """A newspaper page, and where its own headline, subtitle and captions stand."""

    record: PageRecord
    parts: tuple[HeaderPart, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What the splitter made of one document; every visible character is in exactly one place."""

    articles: tuple[ParsedArticle, ...]
    pages: tuple[PageParts, ...]
    furniture: tuple[FurnitureSpan, ...]
    doubts: tuple[Doubt, ...] = ()
    field_doubts: tuple[tuple[FieldDoubt, ...], ...] = ()
    """Of each article."""
