"""The ledger's page: the filter, the newest figures, and the way to all tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from litsite.addresses import LEDGER_PAGE, data_path, href
from litsite.model.figure import LedgerEntry
from litsite.rendering.figure_pages.ledger_data import FilterForm
from litsite.rendering.figure_pages.ledger_filter import (
    Choice,
    FilterField,
    filter_texts,
    make_fields,
)
from litsite.rendering.figure_pages.ledger_rows import LedgerRow, make_rows
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import SORTS, TEXT
from litsite.rendering.frame.structured_data import describe_ledger
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import FigureGroup, table_path

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")  # 2016/2020
NEWEST_ROWS = 24
NEWEST_EACH = 3
DATA_FILES: tuple[tuple[str, str, str], ...] = (
    ("figures.csv", "figures", "CSV"),
    ("figures.jsonl", "figures", "JSON Lines"),
    ("series.csv", "points", TEXT.data_series),
    ("README.md", "", TEXT.data_readme),
)
"""What the exports offer for the whole ledger: file, what its rows are, words."""


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A static table and how much stands in it."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class LedgerView:
    """figures/index.html."""

    structured: Markup | None
    count: str
    manifest: str
    """The first data script, loaded when a reader touches a filter."""
    texts: str
    """JSON of what the script says."""
    fields: tuple[FilterField, ...]
    sorts: tuple[Choice, ...]
    rows: tuple[LedgerRow, ...]
    newest_note: str
    districts: tuple[GroupLink, ...]
    topics: tuple[GroupLink, ...]
    downloads: tuple[Link, ...]


def view_ledger(catalogue: Catalogue, data: FilterForm) -> LedgerView:
    """Compute the ledger's page; the rows themselves are in the data scripts."""
    figures = catalogue.figures
    years = {year for entry in figures.entries for year in years_of_figure(entry)}
    return LedgerView(
        structured=describe_ledger(catalogue.settings, years, len(figures.entries)),
        count=TEXT.figures_count.format(count=f"{len(figures.entries):,}"),
        manifest=href(LEDGER_PAGE, data.manifest) if figures.entries else "",
        texts=filter_texts(),
        fields=make_fields(data),
        sorts=tuple(Choice(value, text) for value, text in SORTS.items()),
        rows=tuple(make_rows(catalogue, LEDGER_PAGE, newest_entries(catalogue))),
        newest_note=TEXT.figures_newest_note.format(each=NEWEST_EACH),
        districts=group_links(LEDGER_PAGE, "district", figures.districts.values()),
        topics=group_links(LEDGER_PAGE, "topic", figures.topics.values()),
        downloads=download_links(figures.parted),
    )


def years_of_figure(entry: LedgerEntry) -> list[str]:
    """The years that its period names."""
    return YEAR.findall(entry.figure.period_norm or entry.figure.context_period or "")


def download_links(parted: Mapping[str, bool]) -> tuple[Link, ...]:
    """To the data files; of large tables, to the list of their parts."""
    paths = {data_path(file, parted.get(of, False)): text for file, of, text in DATA_FILES}
    return tuple(Link(text, href(LEDGER_PAGE, path)) for path, text in paths.items())


def newest_entries(catalogue: Catalogue) -> list[LedgerEntry]:
    """A few figures of each of the newest articles; what is achieved comes first."""
    chosen: list[LedgerEntry] = []
    for article in catalogue.listed:
        own = catalogue.figures.by_article.get(article.id, ())
        first = [entry for entry in own if entry.figure.status == "achieved"][:NEWEST_EACH]
        chosen += first
        if len(chosen) >= NEWEST_ROWS:
            break
    return chosen[:NEWEST_ROWS]


def group_links(page: str, kind: str, groups: Iterable[FigureGroup]) -> tuple[GroupLink, ...]:
    """Links to the tables of all districts or topics."""
    return tuple(
        GroupLink(Link(group.name, href(page, table_path(kind, group))), f"{group.count:,}")
        for group in groups
    )


def organization_link(catalogue: Catalogue, page: str, name: str) -> Link | None:
    """Link to the ledger, filtered by an organization."""
    count = catalogue.figures.organizations.get(name)
    if not count:
        return None
    query = urlencode({"org": name})
    return Link(TEXT.figures_link.format(count=f"{count:,}"), f"{href(page, LEDGER_PAGE)}?{query}")
