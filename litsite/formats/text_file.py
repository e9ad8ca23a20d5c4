"""Text files that editors write: UTF-8, with or without a byte order mark."""

from __future__ import annotations

from pathlib import Path

from litsite.model.problem import LitsiteError, make_problem


def read_text_file(path: Path, shown: str) -> str:
    """Raises LitsiteError for a file that cannot be read or was saved in another encoding.

    A missing file raises FileNotFoundError.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as error:
        problem = make_problem(shown, 0, "not-utf8", "error", offset=error.start)
        raise LitsiteError(problem) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LitsiteError(make_problem(shown, 0, "unreadable", "error", reason=reason)) from error
