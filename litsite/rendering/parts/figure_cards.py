"""A figure as a card, as article pages and the home page show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litsite.language.period_words import period_of, show_figure_period
from litsite.language.reader_names import name_of_figure
from litsite.model.article import Article
from litsite.model.figure import LedgerEntry
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.figure_index import place_href, record_href
from litsite.rendering.parts.figure_importance import by_importance
from litsite.rendering.parts.figure_words import show_change, show_status, show_value

CARDS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A figure in a few words."""

    href: str
    """Of its record."""
    indicator: str
    value: str
    change: str
    period: str
    place: str
    inferred: bool
    status: str
    """Key: it names the shape."""
    status_word: str
    source: Link | None
    """Its article, where the card stands elsewhere."""


@dataclass(frozen=True, slots=True)
class CardSet:
    """The figures of an article in short."""

    shown: tuple[FigureCard, ...]
    more: tuple[FigureCard, ...]
    more_label: str


def make_figure_card(page: str, entry: LedgerEntry, article: Article | None = None) -> FigureCard:
    """Card of a figure as `page` shows it; `article` is named where it is not the page's own."""
    figure = entry.figure
    return FigureCard(
        href=record_href(page, entry),
        indicator=name_of_figure(figure),
        value=show_value(figure),
        change=show_change(figure),
        period=show_figure_period(figure),
        place=figure.place or "",
        inferred=period_of(figure)[1],
        status=figure.status,
        status_word=show_status(figure),
        source=Link(article.title, place_href(page, entry)) if article else None,
    )


def make_card_set(page: str, entries: Sequence[LedgerEntry], article: Article) -> CardSet:
    """The figures of an article that matter most as cards, the rest folded away."""
    cards = tuple(make_figure_card(page, entry) for entry in by_importance(entries, article))
    more = cards[CARDS_SHOWN:]
    return CardSet(
        cards[:CARDS_SHOWN], more, TEXT.article_figures_more.format(count=f"{len(more):,}")
    )
