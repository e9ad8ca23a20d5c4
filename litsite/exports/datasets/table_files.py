"""data/: the digest's tables as CSV, JSON and JSON Lines, with schemas and a README.

What a column is stands once, in the `*_table.py` beside this module. A large table has one text format and
several files, each of a district and a year, say: one copy of each fact, and an edit rewrites one file.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from io import BytesIO, TextIOWrapper
from types import MappingProxyType
from typing import Any

from litsite.addresses import DATA_FOLDER, LARGE_TABLE
from litsite.exports.datasets.articles_table import ARTICLES
from litsite.exports.datasets.columns import Column, Table
from litsite.exports.datasets.csv_cells import BYTE_ORDER_MARK, cells
from litsite.exports.datasets.datapackage import DataFile, build_datapackage
from litsite.exports.datasets.edition import Edition, make_edition
from litsite.exports.datasets.envelope import ENVELOPE, Envelope
from litsite.exports.datasets.figures_table import FIGURES
from litsite.exports.datasets.glossary_table import GLOSSARY
from litsite.exports.datasets.json_schema import build_schema
from litsite.exports.datasets.readme import build_readme
from litsite.exports.datasets.revisits_table import REVISITS
from litsite.exports.datasets.series_table import SERIES
from litsite.facts.fingerprint import fingerprint
from litsite.facts.kept_files import KeptFiles
from litsite.facts.store import NO_FACTS, Facts
from litsite.formats.json_text import json_string, json_text
from litsite.language.slugs import assign_slugs
from litsite.model.library import Library, SiteFile, SitePage, Stage
from litsite.model.progress import Progress, counted, silent

_STAGE = "data"
FACTS = (_STAGE,)
"""Stages of the facts that export_data asks for."""

TABLES: tuple[Table[Any], ...] = (FIGURES, SERIES, REVISITS, ARTICLES, GLOSSARY)


def export_data(
    library: Library,
    facts: Facts = NO_FACTS,
    standing: Mapping[str, str] = MappingProxyType({}),
    progress: Progress = silent,
    stage: Stage = SitePage,
) -> list[SiteFile]:
    """Build the files of `data/` that are not in the site yet.

    `standing`: file of the site → hash of its bytes, for those that are as a build left them.
    """
    edition = make_edition(library)
    kept = KeptFiles(_STAGE, facts, standing, stage)
    pages: list[SiteFile] = []
    files: list[DataFile] = []
    for table in counted(TABLES, "export", progress):
        parts = list(part_rows(table, list(table.rows(library))))
        wanted = [one for names, _, own in parts for one in _files_of(table, own, edition, names)]
        pages += [kept.make(*one) for one in wanted]
        files += [
            DataFile(table, name, title, kept.now[DATA_FOLDER + name])
            for names, title, _ in parts
            for name in names
        ]
    kept.save()
    return [
        *pages,
        *(build_schema(table, edition) for table in TABLES),
        build_datapackage(edition, files),
        build_readme(TABLES, edition, files),
    ]


def _files_of(
    table: Table[Any], rows: Sequence[Any], edition: Edition, names: Sequence[str]
) -> Iterator[tuple[str, bytes, Callable[[], bytes]]]:
    """Path, what it is made of, and what makes it, of each format."""
    made_of = fingerprint((edition, [table.stands_for(row) for row in rows]))
    writer = _Writer(table, rows, edition)
    for name in names:
        yield DATA_FOLDER + name, made_of, partial(writer.write, name)


def part_rows(
    table: Table[Any], rows: Sequence[Any]
) -> Iterator[tuple[Sequence[str], str | None, Sequence[Any]]]:
    """Names in `data/` of each part of a table, one a format, what part it is, and its rows."""
    if len(rows) <= LARGE_TABLE or table.part is None:
        yield table.files, None, rows
        return
    parts: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        parts[table.part(row)].append(row)
    ending = table.files[0].rpartition(".")[2]
    for part, slug in assign_slugs(sorted(parts), "other").items():
        yield [f"{table.name}/{slug}.{ending}"], part, parts[part]


class _Writer:
    """Writes the same rows in each format."""

    def __init__(self, table: Table[Any], rows: Sequence[Any], edition: Edition) -> None:
        self._table, self._rows, self._edition = table, rows, edition

    def write(self, name: str) -> bytes:
        """The rows in the format that the file's name says."""
        formats = {"csv": self._sheet, "jsonl": self._lines, "json": self._document}
        return formats[name.rpartition(".")[2]]()

    def _sheet(self) -> bytes:
        sheet = BytesIO()
        # RFC 4180: CRLF, and quotes around what holds commas, quotes or line breaks.
        text = TextIOWrapper(sheet, encoding="utf-8", newline="")
        text.write(BYTE_ORDER_MARK)
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.name for column in self._table.columns])
        readers = [column.value for column in self._table.columns]
        writer.writerows(cells(read(row) for read in readers) for row in self._rows)
        text.flush()
        return sheet.getvalue()

    @cached_property
    def _texts(self) -> list[str]:
        read = make_reader(self._table.columns)
        return [json_text(read(row)) for row in self._rows]

    def _lines(self) -> bytes:
        return "".join(f"{text}\n" for text in self._texts).encode()

    def _document(self) -> bytes:
        body = "\n" + ",\n".join(self._texts) if self._texts else ""
        count = len(self._texts)
        return f'{head(self._table, self._edition)}{body}\n],\n"count": {count}\n}}\n'.encode()


def head(table: Table[Any], edition: Edition) -> str:
    """The JSON file up to its rows."""
    envelope = Envelope(edition, table)
    members = [
        f"{json_string(column.name)}: {json_text(column.value(envelope))},\n" for column in ENVELOPE
    ]
    return "{\n" + "".join(members) + f"{json_string(table.name)}: ["


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
