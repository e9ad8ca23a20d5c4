"""Bytes to Documents: one module a source format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG

from litsite.formats.system_errors import reason_of
from litsite.language.blanks import squeeze
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.model.source import Document
from litsite.readers.encoding import Decoded, decode
from litsite.readers.html_page import read_html
from litsite.readers.markdown_text import read_markdown
from litsite.readers.other_formats import advice_for
from litsite.readers.plain_text import read_plain_text

MAX_BYTES = 16_000_000
"""Larger files are refused. A five-year plan takes half a megabyte, a yearbook two; what is larger is a
mistaken file, which would take minutes and fill the memory (docs/growth.md)."""

Reader = Callable[[str, str, Decoded], Document]

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
}


def is_source(path: Path) -> bool:
    """Return whether a reader exists for the file."""
    return path.suffix.lower() in READERS


def read_source(path: Path, shown: str) -> tuple[Document, list[Problem]]:
    """Read one file; `shown` names it in problems.

    Raises LitsiteError for files that are missing, unreadable, empty, binary, over MAX_BYTES, or
    of a format that no reader knows.
    """
    return read_loaded(load_source(path, shown), path.name, shown)


def load_source(path: Path, shown: str) -> bytes:
    """The bytes of one file; raises LitsiteError as read_source does, but for what they hold."""
    if not is_source(path):
        known = " ".join(sorted(READERS))
        code = advice_for(path) or "unknown-format"
        raise LitsiteError(make_problem(shown, 0, code, "error", known=known))
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise LitsiteError(make_problem(shown, 0, "not-a-file", "error"))
        size = status.st_size
        if size > MAX_BYTES:
            raise LitsiteError(
                make_problem(shown, 0, "too-large", "error", size=size, limit=MAX_BYTES)
            )
        return path.read_bytes()
    except OSError as error:
        told = make_problem(shown, 0, "unreadable", "error", reason=reason_of(error))
        raise LitsiteError(told) from error


def read_loaded(data: bytes, name: str, shown: str) -> tuple[Document, list[Problem]]:
    """Read the bytes of the file `name`; raises LitsiteError as read_source does."""
    return read_bytes(data, name, shown, READERS[Path(name).suffix.lower()])


def read_bytes(
    data: bytes, name: str, shown: str, reader: Reader
) -> tuple[Document, list[Problem]]:
    """Decode `data` and hand it to `reader`; raises LitsiteError as read_source does."""
    decoded, problems = decode(data, shown)
    if not squeeze(decoded.text):
        raise LitsiteError(make_problem(shown, 0, "empty", "error"))
    return reader(name, hashlib.sha256(data).hexdigest(), decoded), problems
