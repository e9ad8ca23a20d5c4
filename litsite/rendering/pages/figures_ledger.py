"""The ledger's page, and its tables by district and topic for readers without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from markupsafe import Markup

from litsite.addresses import DATA_FOLDER, LEDGER_PAGE, href, path_beside
from litsite.model.figure import LedgerEntry
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import FIGURE_KINDS, SORTS, STATUSES, TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import FigureGroup, place_href, record_href
from litsite.rendering.ledger_data.figure_shards import FilterData
from litsite.rendering.ledger_data.filter_texts import filter_texts
from litsite.rendering.parts.figure_records import mark_surface
from litsite.rendering.parts.figure_words import (
    period_of,
    show_change,
    show_figure_period,
    show_status,
    show_value,
)

ROWS_A_PAGE = 300
MOST_PAGES = 10
"""Of one district or topic: beyond its newest 3,000 rows nobody turns pages."""
NEWEST_ROWS = 24
NEWEST_EACH = 3
ALL_DATA = f"{DATA_FOLDER}figures.csv"
DATA_FILES: tuple[tuple[str, str], ...] = (
    (ALL_DATA, "CSV"),
    (f"{DATA_FOLDER}figures.jsonl", "JSON Lines"),
    (f"{DATA_FOLDER}series.csv", TEXT.data_series),
    (f"{DATA_FOLDER}README.md", TEXT.data_readme),
)
"""What the exports offer for the whole ledger."""


@dataclass(frozen=True, slots=True)
class FigureRow:
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


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class FilterField:
    """A filter with a fixed list of choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A static table and how much stands in it."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class LedgerView:
    """figures/index.html."""

    count: str
    manifest: str
    """The first data script, loaded when a reader touches a filter."""
    texts: str
    """JSON of what the script says."""
    fields: tuple[FilterField, ...]
    sorts: tuple[Choice, ...]
    rows: tuple[FigureRow, ...]
    newest_note: str
    districts: tuple[GroupLink, ...]
    topics: tuple[GroupLink, ...]
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """One page of a group's table, still to be computed."""

    path: str
    title: str
    group: FigureGroup
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class TableView:
    """A page of a group's table."""

    title: str
    count: str
    capped: str
    all_data: Link
    page: str
    rows: tuple[FigureRow, ...]
    previous: Link | None
    next: Link | None
    pages: tuple[Link, ...]


def view_ledger(catalogue: Catalogue, data: FilterData) -> LedgerView:
    """Compute the ledger's page; the rows themselves are in the data scripts."""
    figures = catalogue.figures
    return LedgerView(
        count=TEXT.figures_count.format(count=f"{len(figures.by_id):,}"),
        manifest=href(LEDGER_PAGE, data.manifest.path) if figures.by_id else "",
        texts=filter_texts(),
        fields=make_fields(data),
        sorts=tuple(Choice(value, text) for value, text in SORTS.items()),
        rows=tuple(make_rows(catalogue, LEDGER_PAGE, newest_entries(catalogue))),
        newest_note=TEXT.figures_newest_note.format(each=NEWEST_EACH),
        districts=group_links(LEDGER_PAGE, "district", figures.districts.values()),
        topics=group_links(LEDGER_PAGE, "topic", figures.topics.values()),
        downloads=tuple(Link(text, href(LEDGER_PAGE, path)) for path, text in DATA_FILES),
    )


def make_fields(data: FilterData) -> tuple[FilterField, ...]:
    """The filters; counts are of the whole ledger."""

    def choices(counts: Iterable[tuple[str, str, int]]) -> tuple[Choice, ...]:
        return tuple(Choice(value, f"{text} ({count:,})") for value, text, count in counts)

    return (
        FilterField(
            "district",
            TEXT.district,
            choices((d, d or TEXT.figures_elsewhere, n) for d, n in data.districts if d),
        ),
        FilterField("topic", TEXT.topics, choices((t, t, n) for t, n in data.topics)),
        FilterField(
            "year",
            TEXT.years,
            choices((y, TEXT.year.format(year=y), n) for y, n in data.years if y),
        ),
        FilterField(
            "status", TEXT.status, choices((s, STATUSES[s], n) for s, n in data.statuses if n)
        ),
        FilterField(
            "kind", TEXT.figure_kind, choices((k, FIGURE_KINDS[k], n) for k, n in data.kinds if n)
        ),
    )


def newest_entries(catalogue: Catalogue) -> list[LedgerEntry]:
    """A few figures of each of the newest articles; what is achieved comes first."""
    chosen: list[LedgerEntry] = []
    for article in catalogue.library.articles:
        own = catalogue.figures.by_article.get(article.id, ())
        first = [entry for entry in own if entry.figure.status == "achieved"][:NEWEST_EACH]
        chosen += first
        if len(chosen) >= NEWEST_ROWS:
            break
    return chosen[:NEWEST_ROWS]


def make_rows(
    catalogue: Catalogue, page: str, entries: Iterable[LedgerEntry]
) -> Iterator[FigureRow]:
    """Rows of a table as `page` shows it."""
    for key, members in groupby(entries, key=lambda entry: entry.article):
        article = catalogue.articles[key]
        for entry in members:
            figure = entry.figure
            yield FigureRow(
                indicator=figure.indicator,
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


def table_path(kind: str, group: FigureGroup, number: int = 1) -> str:
    """`figures/district-li-cang-qu.html`; the table's further pages have their number."""
    return path_beside(LEDGER_PAGE, f"{kind}-{group.slug}", number)


def group_links(page: str, kind: str, groups: Iterable[FigureGroup]) -> tuple[GroupLink, ...]:
    """Links to the tables of all districts or topics."""
    return tuple(
        GroupLink(Link(group.name, href(page, table_path(kind, group))), f"{len(group.entries):,}")
        for group in groups
    )


def plan_tables(kind: str, groups: Iterable[FigureGroup]) -> Iterator[TablePage]:
    """The pages of all tables of one kind."""
    for group in groups:
        pages = min(MOST_PAGES, -(-len(group.entries) // ROWS_A_PAGE))
        title = TEXT.figures_table_title.format(name=group.name)
        for number in range(1, pages + 1):
            yield TablePage(table_path(kind, group, number), title, group, number, pages)


def view_table(catalogue: Catalogue, kind: str, table: TablePage) -> TableView:
    """Compute one page of a table."""
    group, page = table.group, table.path
    first = (table.number - 1) * ROWS_A_PAGE
    shown = min(len(group.entries), MOST_PAGES * ROWS_A_PAGE)

    def link(number: int, text: str) -> Link | None:
        if not 1 <= number <= table.pages:
            return None
        current = "page" if number == table.number else None
        return Link(text, href(page, table_path(kind, group, number)), current)

    numbers = (link(number, str(number)) for number in range(1, table.pages + 1))
    return TableView(
        title=table.title,
        count=TEXT.figures_count.format(count=f"{len(group.entries):,}"),
        capped=say_capped(shown, len(group.entries)),
        all_data=Link(TEXT.figures_all_data, href(page, ALL_DATA)),
        page=TEXT.figures_page.format(page=table.number, pages=table.pages),
        rows=tuple(make_rows(catalogue, page, group.entries[first : first + ROWS_A_PAGE])),
        previous=link(table.number - 1, TEXT.previous_page),
        next=link(table.number + 1, TEXT.next_page),
        pages=tuple(number for number in numbers if number) if table.pages > 1 else (),
    )


def say_capped(shown: int, total: int) -> str:
    """That a table does not hold all; empty where it does."""
    if shown == total:
        return ""
    return TEXT.figures_capped.format(count=f"{shown:,}", total=f"{total:,}")


def table_link(page: str, kind: str, group: FigureGroup | None) -> Link | None:
    """Link to the table of one group by its count; none where it has no figures."""
    if group is None:
        return None
    text = TEXT.figures_link.format(count=f"{len(group.entries):,}")
    return Link(text, href(page, table_path(kind, group)))


def organization_link(catalogue: Catalogue, page: str, name: str) -> Link | None:
    """Link to the ledger, filtered by an organization."""
    count = catalogue.figures.organizations.get(name)
    if not count:
        return None
    query = urlencode({"org": name})
    return Link(TEXT.figures_link.format(count=f"{count:,}"), f"{href(page, LEDGER_PAGE)}?{query}")
