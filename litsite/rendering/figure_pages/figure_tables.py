"""The figures of a district or topic as static tables, for readers without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litsite.addresses import DATA_FOLDER, LEDGER_PAGE, href, path_beside
from litsite.rendering.figure_pages.ledger_rows import LedgerRow, make_rows
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import FigureGroup

ROWS_A_PAGE = 300
MOST_PAGES = 10
"""Of one district or topic: beyond its newest 3,000 rows nobody turns pages."""
ALL_DATA = f"{DATA_FOLDER}figures.csv"


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
    rows: tuple[LedgerRow, ...]
    previous: Link | None
    next: Link | None
    pages: tuple[Link, ...]


def table_path(kind: str, group: FigureGroup, number: int = 1) -> str:
    """`figures/district-li-cang-qu.html`; the table's further pages have their number."""
    return path_beside(LEDGER_PAGE, f"{kind}-{group.slug}", number)


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
