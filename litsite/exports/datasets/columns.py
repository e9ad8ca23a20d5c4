"""Columns and tables: one description that files, schemas and README are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from litsite.model.library import Library

R = TypeVar("R")
ColumnType = Literal["string", "integer", "number", "boolean", "list", "rows"]
"""`list`: of strings. `rows`: of objects, each with columns of its own; JSON only."""
Origin = Literal["printed", "converted", "inferred", "record", "address", "editor"]
"""Where a value comes from: see ORIGINS of the README."""
Value = str | int | bool | Decimal | tuple[str, ...] | None
DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"


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
