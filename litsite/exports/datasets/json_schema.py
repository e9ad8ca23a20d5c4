"""JSON Schema (draft 2020-12) of a table's JSON file and of its rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from litsite.addresses import DATA_FOLDER
from litsite.exports.datasets.columns import Column, Table
from litsite.exports.datasets.edition import Edition
from litsite.exports.datasets.envelope import ENVELOPE
from litsite.model.library import SitePage

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def build_schema(table: Table[Any], edition: Edition) -> SitePage:
    """The schema takes the whole JSON file as well as one row (one line of JSON Lines)."""
    rows: Schema = {"type": "array", "items": {"$ref": "#/$defs/row"}}
    count: Schema = {"type": "integer", "minimum": 0, "description": "Number of rows"}
    identity = {"$id": edition.data_url + table.schema_file} if edition.data_url else {}
    schema: Schema = {
        "$schema": SCHEMA_DIALECT,
        **identity,
        "title": table.title,
        "description": table.description,
        # Not anyOf: the messages of a validator would speak of both.
        "if": {"type": "object", "required": [table.name, "count"]},
        "then": {"$ref": "#/$defs/file"},
        "else": {"$ref": "#/$defs/row"},
        "$defs": {
            "file": object_schema(ENVELOPE, {table.name: rows, "count": count}),
            "row": object_schema(table.columns, {}),
        },
    }
    text = json.dumps(schema, ensure_ascii=False, indent=2)
    return SitePage(DATA_FOLDER + table.schema_file, f"{text}\n".encode())


def object_schema(columns: Sequence[Column[Any]], more: Schema) -> Schema:
    """An object that has all columns, and nothing else."""
    properties = {column.name: column_schema(column) for column in columns} | more
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def column_schema(column: Column[Any]) -> Schema:
    """What a column's values may be."""
    schema: Schema = {"title": column.title, "description": column.description}
    if column.type == "list":
        return schema | {"type": "array", "items": {"type": "string"}}
    if column.type == "rows":
        return schema | {"type": "array", "items": object_schema(column.columns, {})}
    schema["type"] = [column.type, "null"] if column.optional else column.type
    if column.choices:
        schema["enum"] = [*column.choices, *([None] if column.optional else [])]
    if column.pattern:
        schema["pattern"] = column.pattern
    return schema
