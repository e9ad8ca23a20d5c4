"""What stands around the rows of a JSON file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litsite.exports.datasets.citation import cite_gbt
from litsite.exports.datasets.columns import Column, Table, load_described, make_columns
from litsite.exports.datasets.edition import Edition


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around the rows of a JSON file."""

    edition: Edition
    table: Table[Any]


ENVELOPE: tuple[Column[Envelope], ...] = make_columns(
    load_described("envelope"),
    {
        "digest": lambda one: one.edition.title,
        "title": lambda one: one.table.title,
        "description": lambda one: one.table.description,
        "publisher": lambda one: one.edition.publisher,
        "base_url": lambda one: one.edition.base_url,
        "latest": lambda one: one.edition.latest,
        "schema": lambda one: one.table.schema_file,
        "cite": lambda one: cite_gbt(one.edition),
    },
)
