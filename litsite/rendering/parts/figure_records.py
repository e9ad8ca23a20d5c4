"""A figure's record, as the page of its article shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from litsite.addresses import hash_of, href, line_anchor
from litsite.language.reader_names import name_of_figure
from litsite.model.figure import LedgerEntry
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import FIGURE_KIND_NAMES, TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import place_href
from litsite.rendering.parts.figure_words import (
    cite_figure,
    say_period,
    show_change,
    show_status,
    show_value,
)


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """All that is known of a figure."""

    id: str
    cited: str
    """What a citation says ahead of the sentence."""
    indicator: str
    value: str
    status: str
    status_word: str
    facts: tuple[tuple[str, str], ...]
    """Label, text."""
    quote: Markup
    """The sentence, with the figure marked."""
    back: str
    """To the figure in its sentence."""
    permalink: str
    source: Link | None
    """The line that it stands in; none where an editor wrote it."""
    indicator_page: Link | None


def make_records(
    catalogue: Catalogue, page: str, entries: Iterable[LedgerEntry]
) -> tuple[FigureRecord, ...]:
    """The records of an article's figures."""
    return tuple(make_record(catalogue, page, entry) for entry in entries)


def make_record(catalogue: Catalogue, page: str, entry: LedgerEntry) -> FigureRecord:
    """One record."""
    figure = entry.figure
    return FigureRecord(
        id=entry.fragment,
        cited=cite_figure(figure),
        indicator=name_of_figure(figure),
        value=show_value(figure),
        status=figure.status,
        status_word=show_status(figure),
        facts=tuple((label, text) for label, text in list_facts(entry) if text),
        quote=mark_surface(entry),
        back=place_href(page, entry),
        permalink=hash_of(entry.fragment),
        source=source_link(catalogue, page, entry),
        indicator_page=indicator_link(catalogue, page, entry),
    )


def list_facts(entry: LedgerEntry) -> tuple[tuple[str, str], ...]:
    """Labels and what they say; what is not known says nothing."""
    figure = entry.figure
    change = show_change(figure)
    corrections = {"changed": TEXT.corrected, "added": TEXT.added}
    return (
        (TEXT.change, change),
        (TEXT.period, say_period(figure)),
        (TEXT.place, figure.place or ""),
        (TEXT.figure_kind, "" if change else FIGURE_KIND_NAMES[figure.kind]),
        (TEXT.remark, TEXT.movement_start if figure.role == "from" else ""),
        (TEXT.remark, corrections.get(entry.correction or "", "")),
        (TEXT.remark, "" if entry.file else TEXT.shown_as_edited),
    )


def mark_surface(entry: LedgerEntry) -> Markup:
    """The quote with the figure marked where it stands."""
    start = surface_start(entry)
    if start < 0:
        return escape(entry.quote)
    end = start + len(entry.figure.surface)
    before, words, after = entry.quote[:start], entry.quote[start:end], entry.quote[end:]
    # Markup.format would take ten times as long, and this runs once a figure.
    return Markup(f"{escape(before)}<b>{escape(words)}</b>{escape(after)}")


def surface_start(entry: LedgerEntry) -> int:
    """Where the surface begins in the quote, -1 where it does not stand."""
    surface, start = entry.figure.surface, entry.figure.start
    if entry.quote.startswith(surface, start):
        return start
    return entry.quote.find(surface)


def source_link(catalogue: Catalogue, page: str, entry: LedgerEntry) -> Link | None:
    """`file:line`, linked to the source view."""
    path = catalogue.source_paths.get(entry.file or "")
    if not path or not entry.line:
        return None
    return Link(f"{entry.file}:{entry.line}", href(page, path, line_anchor(entry.line)))


def indicator_link(catalogue: Catalogue, page: str, entry: LedgerEntry) -> Link | None:
    """The page of its indicator, where there is one."""
    path = catalogue.figures.indicator_paths.get(entry.article, {}).get(entry.id)
    return Link(TEXT.indicator_page, href(page, path)) if path else None
