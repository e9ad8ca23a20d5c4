"""datapackage.json: Frictionless Data Package, version 1 (specs.frictionlessdata.io)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litsite.addresses import DATA_FOLDER
from litsite.exports.datasets.columns import Column, Table
from litsite.exports.datasets.csv_cells import LIST_SEPARATOR
from litsite.exports.datasets.edition import Edition
from litsite.facts.kept_files import KeptFile
from litsite.model.library import SitePage

Descriptor = dict[str, Any]


# RFC 4180; the specification's defaults are the same but for the initial space.
CSV_DIALECT: Descriptor = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}
_json = json.JSONEncoder(ensure_ascii=False).encode
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a table."""

    table: Table[Any]
    name: str
    """In `data/`."""
    part: str | None
    """Which part of the table it holds; None: all of it."""
    known: KeptFile


def build_datapackage(edition: Edition, files: Sequence[DataFile]) -> SitePage:
    """Name all files of data, with their fields, sizes and hashes."""
    package: Descriptor = {
        "profile": "data-package",
        "name": "digest-data",
        "title": f"{edition.title}: 数据",
        "description": (
            "文章、数字、指标序列、目标回访、名词解释。列的说明、引用方式与原文的权利见 README.md。"
            " Texts remain their publishers'; see README.md."
        ),
    }
    if edition.base_url:
        package["homepage"] = edition.base_url
    if edition.publisher:
        package["contributors"] = [{"title": edition.publisher, "role": "publisher"}]
    # A resource a line: there may be hundreds, each with its fields.
    members = [f"{_json(name)}: {_json(value)}" for name, value in package.items()]
    resources = ",\n".join(_json(describe(file)) for file in files)
    text = "{\n" + ",\n".join([*members, f'"resources": [\n{resources}\n]']) + "\n}\n"
    return SitePage(f"{DATA_FOLDER}datapackage.json", text.encode())


def describe(file: DataFile) -> Descriptor:
    """One file; where it is a table, with its fields."""
    table = file.table
    stem, _, ending = file.name.rpartition(".")
    resource: Descriptor = {
        "name": stem.replace("/", "-") if ending == "csv" or file.part else f"{stem}-{ending}",
        "path": file.name,
        "profile": "tabular-data-resource" if ending == "csv" else "data-resource",
        "title": table.title + (f"：{file.part}" if file.part else ""),
        "description": table.description,
        "format": ending,
        "mediatype": MEDIA_TYPES[ending],
        "encoding": "utf-8",
        "bytes": file.known.size,
        "hash": f"sha256:{file.known.sha256}",
    }
    if ending == "csv":
        resource["dialect"] = CSV_DIALECT
    if ending != "json":
        resource["schema"] = table_schema(table, lists=ending == "jsonl")
    return resource


def table_schema(table: Table[Any], lists: bool) -> Descriptor:
    """Table Schema of a file. `lists`: whether a cell can hold a list."""
    schema: Descriptor = {
        "fields": [describe_field(column, lists) for column in table.columns],
        "missingValues": [""],
    }
    names = [column.name for column in table.columns]
    keys = [column.name for column in table.columns if column.unique]
    if keys:
        schema["primaryKey"] = keys[0]
    if "article" in names:
        reference = {"resource": "articles", "fields": "id"}
        schema["foreignKeys"] = [{"fields": "article", "reference": reference}]
    return schema


def describe_field(column: Column[Any], lists: bool) -> Descriptor:
    """One column; where a cell cannot hold a list, it is a string."""
    is_list = column.type == "list"
    note = f" (separated by {LIST_SEPARATOR})" if is_list and not lists else ""
    kind = ("array" if lists else "string") if is_list else column.type
    constraints: Descriptor = {}
    # An empty string or list counts as missing there, so only what is never empty is required.
    if not column.optional and (column.type in {"number", "integer", "boolean"} or column.choices):
        constraints["required"] = True
    if column.unique:
        constraints |= {"required": True, "unique": True}
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return {
        "name": column.name,
        "type": kind,
        "title": column.title,
        "description": column.description + note,
        **({"constraints": constraints} if constraints else {}),
    }
