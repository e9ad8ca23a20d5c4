"""Reading from memory, as the tests of all formats do it."""

from __future__ import annotations

from pathlib import PurePath

from litsite.model.problem import Problem
from litsite.model.source import Document
from litsite.readers import READERS, read_bytes


def read(data: bytes | str, name: str = "report.txt") -> tuple[Document, list[Problem]]:
    """Read `data` as the file `name` would be; text is encoded in UTF-8."""
    raw = data.encode() if isinstance(data, str) else data
    return read_bytes(raw, name, f"sources/{name}", READERS[PurePath(name).suffix])


def document_of(data: bytes | str, name: str = "report.txt") -> Document:
    """Read `data`, which must raise no problem."""
    document, problems = read(data, name)
    assert problems == []
    return document


def texts(document: Document) -> list[str]:
    return [segment.text for segment in document.segments]
