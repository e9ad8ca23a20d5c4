"""The figures of a district or topic as static tables, for readers without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litsite.addresses import data_path, href
from litsite.rendering.figure_pages.ledger_rows import LedgerRow, make_rows
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import (
    MOST_TABLE_PAGES,
    ROWS_A_PAGE,
    FigureGroup,
    table_pages,
    table_path,
)


@dataclass(frozen=True, slots=True)
class TablePage:
    """One page of a group's table, still to be computed."""

    path: str
    kind: str
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


def plan_tables(kind: str, groups: Iterable[FigureGroup]) -> Iterator[TablePage]:
    """The pages of all tables of one kind."""
    for group in groups:
        pages = table_pages(group)
        title = TEXT.figures_table_title.format(name=group.name)
        for number in range(1, pages + 1):
            yield TablePage(table_path(kind, group, number), kind, title, group, number, pages)


def view_table(catalogue: Catalogue, table: TablePage) -> TableView:
    """Compute one page of a table."""
    group, page = table.group, table.path
    shown = min(group.count, MOST_TABLE_PAGES * ROWS_A_PAGE)

    def link(number: int, text: str) -> Link | None:
        if not 1 <= number <= table.pages:
            return None
        current = "page" if number == table.number else None
        return Link(text, href(page, table_path(table.kind, group, number)), current)

    numbers = (link(number, str(number)) for number in range(1, table.pages + 1))
    return TableView(
        title=table.title,
        count=TEXT.figures_count.format(count=f"{group.count:,}"),
        capped=say_capped(shown, group.count),
        all_data=Link(
            TEXT.figures_all_data,
            href(page, data_path("figures.csv", catalogue.figures.parted["figures"])),
        ),
        page=TEXT.figures_page.format(page=table.number, pages=table.pages),
        rows=tuple(make_rows(catalogue, page, catalogue.figures.rows[page])),
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
    text = TEXT.figures_link.format(count=f"{group.count:,}")
    return Link(text, href(page, table_path(kind, group)))
