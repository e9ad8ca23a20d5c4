"""Columns and tables: one description that files, schemas and README are made from.

What a column is stands in data/<table>.yaml; where its value comes from, in <table>_table.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

import yaml

from litsite.model.library import Library

R = TypeVar("R")
ColumnType = Literal["string", "integer", "number", "boolean", "list", "rows"]
"""`list`: of strings. `rows`: of objects, each with columns of its own; JSON only."""
Origin = Literal["printed", "converted", "inferred", "record", "address", "editor"]
"""Where a value comes from: see ORIGINS of the README."""
Value = str | int | bool | Decimal | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table."""

    name: str
    type: ColumnType
    origin: Origin
    title: str
    """In Chinese: what it means."""
    description: str
    """In English: the same."""
    value: Callable[[R], Any]
    """A Value; of `rows`, a sequence of what `columns` are read from."""
    optional: bool = False
    """Whether it may be null (an empty cell in CSV)."""
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    unique: bool = False
    columns: tuple[Column[Any], ...] = ()
    """Of the rows within; only for `rows`."""


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """One data set; its name is that of its files and of the list in the JSON file."""

    name: str
    title: str
    """In Chinese."""
    description: str
    """In English."""
    rows: Callable[[Library], Iterable[R]]
    columns: tuple[Column[R], ...]
    stands_for: Callable[[R], object]
    """What a row is made of, as short as may be: rows of which it is equal are equal."""
    part: Callable[[R], str] | None = None
    """Which part of a large table a row is in; None: it is never large."""

    @property
    def flat(self) -> bool:
        """Whether it fits into CSV and JSON Lines."""
        return not any(column.columns for column in self.columns)

    @property
    def files(self) -> tuple[str, ...]:
        """Names of its files of data."""
        endings = ("csv", "json", "jsonl") if self.flat else ("json",)
        return tuple(f"{self.name}.{ending}" for ending in endings)

    @property
    def schema_file(self) -> str:
        """Name of its JSON Schema."""
        return f"{self.name}.schema.json"


def read_table(
    name: str,
    rows: Callable[[Library], Iterable[R]],
    values: Mapping[str, Callable[[R], Any]],
    *,
    stands_for: Callable[[R], object],
    part: Callable[[R], str] | None = None,
    choices: Mapping[str, tuple[str, ...]] | None = None,
    within: Mapping[str, Mapping[str, Callable[[Any], Any]]] | None = None,
) -> Table[R]:
    """The table that data/<name>.yaml describes.

    `values` gives each column its value. `choices`: of columns with a closed list, `later.verdict`
    for one within `later`. `within`: the values of columns of rows. `stands_for` and `part`: as in Table.
    """
    described = load_described(name)
    columns = make_columns(described["columns"], values, choices or {}, within or {})
    title, description = described["title"], described["description"]
    return Table(name, title, description, rows, columns, stands_for, part)


def load_described(name: str) -> dict[str, Any]:
    """One of the YAML files beside this module."""
    text = files("litsite.exports.datasets").joinpath(f"data/{name}.yaml").read_text("utf-8")
    described: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return described


def make_columns(
    described: Mapping[str, Mapping[str, Any]],
    values: Mapping[str, Callable[[R], Any]],
    choices: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    within: Mapping[str, Mapping[str, Callable[[Any], Any]]] = MappingProxyType({}),
    path: str = "",
) -> tuple[Column[R], ...]:
    """Join what is said of columns with their values; both name the same ones in the same order."""
    if list(described) != list(values):
        raise ValueError(f"described: {', '.join(described)}; read: {', '.join(values)}")
    columns: list[Column[R]] = []
    for name, told in described.items():
        inner: tuple[Column[Any], ...] = ()
        if "columns" in told:
            inner = make_columns(told["columns"], within[name], choices, path=f"{name}.")
        plain: dict[str, Any] = {**told, "columns": inner}
        columns.append(
            Column(name=name, value=values[name], choices=choices.get(path + name, ()), **plain)
        )
    return tuple(columns)
