"""figures: one row a figure of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from litsite.addresses import article_url
from litsite.exports.datasets.columns import Table, read_table
from litsite.exports.datasets.row_prints import print_article, print_figures
from litsite.language.reader_names import name_of_figure
from litsite.model.article import Article
from litsite.model.figure import (
    DIRECTIONS,
    FIGURE_KINDS,
    QUALIFIERS,
    STATUSES,
    IndicatorSeries,
    Ledger,
    LedgerEntry,
)
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What a row is made from."""

    entry: LedgerEntry
    article: Article
    series: str | None
    made_of: tuple[object, ...]
    """What stands for its article and for the article's figures."""


def figure_rows(library: Library) -> Iterator[FigureRow]:
    """All entries, in the ledger's order."""
    articles = {article.id: article for article in library.articles}
    series = series_by_entry(library.ledger)
    for key, own in groupby(library.ledger.entries, key=lambda entry: entry.article):
        article, entries = articles[key], tuple(own)
        made_of = print_article(library, article), print_figures(library, key, entries)
        for entry in entries:
            yield FigureRow(entry, article, series.get(entry.id), made_of)


def series_by_entry(ledger: Ledger) -> dict[str, str]:
    """Id of an entry → id of its series; of several the first."""
    found: dict[str, str] = {}
    for one in ledger.series:
        for entry in entries_of(one):
            found.setdefault(entry, one.id)
    return found


def entries_of(series: IndicatorSeries) -> Iterator[str]:
    """Ids of all entries of a series."""
    for point in (*series.outcomes, *series.targets):
        yield from point.entries


def start_in_quote(entry: LedgerEntry) -> int | None:
    """Where the surface begins in the quote, or None where that cannot be said for certain."""
    surface, start, quote = entry.figure.surface, entry.figure.start, entry.quote
    if start >= 0 and quote.startswith(surface, start):
        return start
    # The sentence lost invisible characters on its way to the figure; once is unmistakable.
    return quote.find(surface) if surface and quote.count(surface) == 1 else None


FIGURES: Table[FigureRow] = read_table(
    "figures",
    figure_rows,
    {
        "id": lambda row: row.entry.id,
        "name": lambda row: name_of_figure(row.entry.figure),
        "indicator": lambda row: row.entry.figure.indicator,
        "value": lambda row: row.entry.figure.value,
        "value_max": lambda row: row.entry.figure.value_max,
        "unit": lambda row: row.entry.figure.unit,
        "qualifier": lambda row: row.entry.figure.qualifier,
        "period": lambda row: row.entry.figure.period,
        "period_norm": lambda row: row.entry.figure.period_norm,
        "context_period": lambda row: row.entry.figure.context_period,
        "status": lambda row: row.entry.figure.status,
        "place": lambda row: row.entry.figure.place,
        "kind": lambda row: row.entry.figure.kind,
        "direction": lambda row: row.entry.figure.direction,
        "basis": lambda row: row.entry.figure.basis,
        "among": lambda row: row.entry.figure.among,
        "role": lambda row: row.entry.figure.role,
        "normalized": lambda row: row.entry.figure.normalized,
        "normalized_max": lambda row: row.entry.figure.normalized_max,
        "quote": lambda row: row.entry.quote,
        "surface": lambda row: row.entry.figure.surface,
        "start": lambda row: start_in_quote(row.entry),
        "article": lambda row: row.article.id,
        "article_title": lambda row: row.article.title,
        "organization": lambda row: row.article.org,
        "publication": lambda row: row.article.publication,
        "date": lambda row: row.article.date,
        "district": lambda row: row.article.district,
        "topics": lambda row: row.entry.topics,
        "file": lambda row: row.entry.file,
        "line": lambda row: row.entry.line,
        "url": lambda row: article_url(row.article.id, row.entry.fragment),
        "fragment": lambda row: row.entry.fragment,
        "anchor": lambda row: row.entry.anchor,
        "sentence": lambda row: row.entry.sentence,
        "number": lambda row: row.entry.number,
        "correction": lambda row: row.entry.correction,
        "series": lambda row: row.series,
    },
    stands_for=lambda row: (row.made_of, row.entry.fragment, row.series),
    part=lambda row: f"{row.article.district or ''} {(row.article.date or '')[:4]}".strip(),
    choices={
        "qualifier": QUALIFIERS,
        "status": STATUSES,
        "kind": FIGURE_KINDS,
        "direction": DIRECTIONS,
        "role": ("from",),
        "correction": ("changed", "added"),
    },
)
