"""Text files that editors write: UTF-8, with or without a byte order mark."""

from __future__ import annotations

from pathlib import Path

from litsite.model.problem import LitsiteError, make_problem


def read_text_file(path: Path, shown: str) -> str:
    """Raises LitsiteError for a file that cannot be read or was saved in another encoding.

    A missing file raises FileNotFoundError.
    """
    return decode_text(read_bytes(path, shown), shown)


def read_bytes(path: Path, shown: str) -> bytes:
    """Raises LitsiteError for a file that cannot be read; FileNotFoundError for a missing one."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise LitsiteError(make_problem(shown, 0, "unreadable", "error", reason=reason)) from error


def decode_text(content: bytes, shown: str) -> str:
    """A file's text, lines ended by `\\n`; raises LitsiteError for another encoding than UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = make_problem(shown, 0, "not-utf8", "error", offset=error.start)
        raise LitsiteError(problem) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
