"""datapackage.json: Frictionless Data Package, version 1 (specs.frictionlessdata.io)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from litsite.addresses import DATA_FOLDER
from litsite.exports.datasets.columns import Column, Table
from litsite.exports.datasets.csv_cells import LIST_SEPARATOR
from litsite.exports.datasets.edition import Edition
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
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}


def build_datapackage(
    tables: Sequence[Table[Any]], edition: Edition, files: Mapping[str, bytes]
) -> SitePage:
    """Name all files of data, with their fields, sizes and hashes. `files`: by name in `data/`."""
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
    package["resources"] = [
        describe(table, file, files[file]) for table in tables for file in table.files
    ]
    text = json.dumps(package, ensure_ascii=False, indent=2)
    return SitePage(f"{DATA_FOLDER}datapackage.json", f"{text}\n".encode())


def describe(table: Table[Any], file: str, content: bytes) -> Descriptor:
    """One file; where it is a table, with its fields."""
    ending = file.rpartition(".")[2]
    resource: Descriptor = {
        "name": table.name if ending == "csv" else f"{table.name}-{ending}",
        "path": file,
        "profile": "tabular-data-resource" if ending == "csv" else "data-resource",
        "title": table.title,
        "description": table.description,
        "format": ending,
        "mediatype": MEDIA_TYPES[ending],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
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
