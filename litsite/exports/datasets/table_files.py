"""data/: the digest's tables as CSV, JSON and JSON Lines, with schemas and a README.

What a column is stands once, in the `*_table.py` beside this module.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from io import BytesIO, TextIOWrapper
from typing import Any

from litsite.addresses import DATA_FOLDER
from litsite.exports.datasets.articles_table import ARTICLES
from litsite.exports.datasets.columns import Column, Table
from litsite.exports.datasets.csv_cells import BYTE_ORDER_MARK, cells
from litsite.exports.datasets.datapackage import build_datapackage
from litsite.exports.datasets.edition import Edition, make_edition
from litsite.exports.datasets.envelope import ENVELOPE, Envelope
from litsite.exports.datasets.figures_table import FIGURES
from litsite.exports.datasets.glossary_table import GLOSSARY
from litsite.exports.datasets.json_schema import build_schema
from litsite.exports.datasets.readme import build_readme
from litsite.exports.datasets.revisits_table import REVISITS
from litsite.exports.datasets.series_table import SERIES
from litsite.formats.json_text import json_string, json_text
from litsite.model.library import Library, SitePage

TABLES: tuple[Table[Any], ...] = (FIGURES, SERIES, REVISITS, ARTICLES, GLOSSARY)


def export_data(library: Library) -> list[SitePage]:
    """Build every file of `data/`."""
    edition = make_edition(library)
    files = {
        name: content
        for table in TABLES
        for name, content in build_files(table, library, edition).items()
    }
    return [
        *(SitePage(DATA_FOLDER + name, content) for name, content in files.items()),
        *(build_schema(table, edition) for table in TABLES),
        build_datapackage(TABLES, edition, files),
        build_readme(TABLES, edition),
    ]


def build_files(table: Table[Any], library: Library, edition: Edition) -> dict[str, bytes]:
    """The table in all its forms, by name; one walk over the rows writes them side by side."""
    lines, document, sheet = BytesIO(), BytesIO(), BytesIO()
    # RFC 4180: CRLF, and quotes around what holds commas, quotes or line breaks.
    sheet_text = TextIOWrapper(sheet, encoding="utf-8", newline="")
    sheet_text.write(BYTE_ORDER_MARK)
    writer = csv.writer(sheet_text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    document.write(head(table, edition))
    read, flat, count = make_reader(table.columns), table.flat, 0
    for row in table.rows(library):
        members = read(row)
        text = json_text(members).encode()
        document.write(b",\n" if count else b"\n")
        document.write(text)
        if flat:
            lines.write(text)
            lines.write(b"\n")
            writer.writerow(cells(members.values()))
        count += 1
    document.write(f'\n],\n"count": {count}\n}}\n'.encode())
    sheet_text.flush()
    contents = {"csv": sheet, "json": document, "jsonl": lines}
    return {name: contents[name.rpartition(".")[2]].getvalue() for name in table.files}


def head(table: Table[Any], edition: Edition) -> bytes:
    """The JSON file up to its rows."""
    envelope = Envelope(edition, table)
    members = [
        f"{json_string(column.name)}: {json_text(column.value(envelope))},\n" for column in ENVELOPE
    ]
    return ("{\n" + "".join(members) + f"{json_string(table.name)}: [").encode()


RowReader = Callable[[Any], dict[str, Any]]


def make_reader(columns: Iterable[Column[Any]]) -> RowReader:
    """Reads a row's values by the names of their columns."""
    # Taken out of the columns once: there may be half a million rows.
    readers = [(c.name, read_within(c) if c.columns else c.value) for c in columns]
    return lambda row: {name: read(row) for name, read in readers}


def read_within(column: Column[Any]) -> Callable[[Any], list[dict[str, Any]]]:
    """Reads the rows within a row."""
    read = make_reader(column.columns)
    return lambda row: [read(one) for one in column.value(row)]
