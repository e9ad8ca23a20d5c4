"""Text files that editors write: UTF-8, with or without a byte order mark."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from litsite.formats.system_errors import reason_of
from litsite.model.problem import LitsiteError, make_problem

MAX_BYTES = 32_000_000
"""Twice the largest source that is read: what an editor writes, or corrects, is not larger."""


def read_text_file(path: Path, shown: str, limit: int = MAX_BYTES) -> str:
    """Raises what read_bytes and decode_text raise."""
    return decode_text(read_bytes(path, shown, limit), shown)


def read_bytes(path: Path, shown: str, limit: int = MAX_BYTES) -> bytes:
    """Raises LitsiteError for a file that cannot be read, is no file at all (a pipe would be waited for, a device
    never ends), or larger than `limit`.

    A missing file raises FileNotFoundError.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode) and not S_ISDIR(status.st_mode):
            raise LitsiteError(make_problem(shown, 0, "not-a-file", "error"))
        if status.st_size > limit:
            size = status.st_size
            raise LitsiteError(make_problem(shown, 0, "too-large", "error", size=size, limit=limit))
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        told = make_problem(shown, 0, "unreadable", "error", reason=reason_of(error))
        raise LitsiteError(told) from error


def decode_text(content: bytes, shown: str) -> str:
    """A file's text, lines ended by `\\n`; raises LitsiteError for another encoding than UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = make_problem(shown, 0, "not-utf8", "error", offset=error.start)
        raise LitsiteError(problem) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
