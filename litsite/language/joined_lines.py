"""What stands between two stretches of one piece of text."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.language.blanks import joint
from litsite.model.source import Span


def between(
    lines: Sequence[str], before: Span, after: Span, *, cells: bool = False, wrapped: bool = False
) -> str:
    """A space between two cells of a row, the blanks of their line between stretches of one line,
    else what joins lines: a space between Latin words, nothing between Han, but in text `wrapped`
    at a fixed width the space where the line was broken right at one."""
    if cells:
        return " "
    left = lines[before.line - 1]
    if before.line == after.line:
        blank = left[before.end : before.end + 1].isspace() or left[after.start - 1].isspace()
        return " " if blank else ""
    right = lines[after.line - 1]
    if wrapped and (left[before.end : before.end + 1] + right[: after.start]).isspace():
        return " "  # the break fell upon a blank
    return joint(left[before.start : before.end].rstrip(), right[after.start : after.end].lstrip())
