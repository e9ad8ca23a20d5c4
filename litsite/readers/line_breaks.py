"""Lines: where text is cut into them, and pieces of them as segments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.language.blanks import clean_line, is_blank
from litsite.language.joined_lines import between
from litsite.model.source import Segment, Span

_BREAK = re.compile(r"\r\n|\n|\r")
_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def split_lines(text: str) -> tuple[tuple[str, ...], str]:
    """Cut at LF, CRLF or CR only (not at the dozen breaks that str.splitlines knows); name the style.

    A text that ends in a break has an empty last line, as the scorers and editors count.
    """
    found = {_NAMES[match] for match in _BREAK.findall(text)}
    style = "+".join(name for name in ("LF", "CRLF", "CR") if name in found) or "none"
    return tuple(_BREAK.split(text)), style


def tight_span(line: str, number: int, start: int = 0, end: int | None = None) -> Span | None:
    """Return the span without blanks at both ends, or None when nothing visible is left."""
    stop = len(line) if end is None else end
    while start < stop and is_blank(line[start]):
        start += 1
    while stop > start and is_blank(line[stop - 1]):
        stop -= 1
    return Span(number, start, stop) if stop > start else None


def make_segment(
    lines: Sequence[str],
    spans: Sequence[Span],
    hints: frozenset[str] = frozenset(),
    gap: bool = False,
    columns: Sequence[int] = (),
) -> Segment | None:
    """Build a segment from spans of `lines`, or None when it would show nothing."""
    text = ""
    for number, span in enumerate(spans):
        piece = clean_line(lines[span.line - 1][span.start : span.end])
        cells = bool(columns) and number > 0 and columns[number] != columns[number - 1]
        if number:
            wrapped = "wrapped" in hints
            text += between(lines, spans[number - 1], span, cells=cells, wrapped=wrapped)
        text += piece
    return Segment(text, tuple(spans), hints, gap, tuple(columns)) if text else None
