"""Rows of figures, as the ledger and its tables show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from litsite.language.period_words import period_of, show_figure_period
from litsite.language.reader_names import name_of_figure
from litsite.model.figure import LedgerEntry
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import place_href, record_href
from litsite.rendering.parts.figure_records import mark_surface
from litsite.rendering.parts.figure_words import show_change, show_status, show_value


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of a table."""

    indicator: str
    value: str
    record: str
    change: str
    period: str
    inferred: bool
    place: str
    status: str
    status_word: str
    org: str
    quote: Markup
    article: Link
    """To the place in it."""


def make_rows(
    catalogue: Catalogue, page: str, entries: Iterable[LedgerEntry]
) -> Iterator[LedgerRow]:
    """Rows of a table as `page` shows it."""
    for key, members in groupby(entries, key=lambda entry: entry.article):
        article = catalogue.articles[key]
        for entry in members:
            figure = entry.figure
            yield LedgerRow(
                indicator=name_of_figure(figure),
                value=show_value(figure),
                record=record_href(page, entry),
                change=show_change(figure),
                period=show_figure_period(figure),
                inferred=period_of(figure)[1],
                place=figure.place or "",
                status=figure.status,
                status_word=show_status(figure),
                org=article.org or "",
                quote=mark_surface(entry),
                article=Link(article.title, place_href(page, entry)),
            )
