"""Rows of tables in plain text: lines whose cells tabs or pipes part, at least two together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litsite.model.source import Span
from litsite.readers.line_breaks import tight_span

_RULE = re.compile(r"[\s|+:\-—─━┼]+$")  # |---|:--:|
_LONGEST_CELL = 60
_FEWEST_BARS = 2


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line that is a row of a table."""

    spans: tuple[Span, ...]
    columns: tuple[int, ...]
    """Of each span, its column."""
    bars: tuple[Span, ...]
    """The pipes between the cells: format, no text."""


def find_text_rows(lines: Sequence[str]) -> Mapping[int, TextRow]:
    """Index of a line → its cells. A row needs a neighbour parted by the same mark."""
    found: dict[int, TextRow] = {}
    above: tuple[int, TextRow, str] | None = None
    for index, line in enumerate(lines):
        if not line.strip() or ("|" in line and _RULE.match(line)):
            continue
        mark = _mark(line)
        row = _read_row(line, index + 1, mark) if mark else None
        if row is not None and above is not None and _alike(above, row, mark):
            found[above[0]] = above[1]
            found[index] = row
        above = (index, row, mark) if row is not None else None
    return found


def _mark(line: str) -> str:
    if line.count("|") >= _FEWEST_BARS:
        return "|"
    return "\t" if "\t" in line.strip() else ""


def _alike(above: tuple[int, TextRow, str], row: TextRow, mark: str) -> bool:
    # Menus are parted by pipes too, but seldom are two of them as wide.
    return above[2] == mark and (mark == "\t" or len(above[1].bars) == len(row.bars))


def _read_row(line: str, number: int, mark: str) -> TextRow | None:
    spans: list[Span] = []
    columns: list[int] = []
    bars: list[Span] = []
    start = column = 0
    body = line.rstrip()
    while start <= len(body):
        end = body.find(mark, start)
        stop = len(body) if end < 0 else end
        span = tight_span(line, number, start, stop)
        if span is not None:
            if span.end - span.start > _LONGEST_CELL:
                return None
            spans.append(span)
            columns.append(column)
        if end < 0:
            break
        if mark == "|":
            bars.append(Span(number, end, end + 1))
        # A pipe before the first cell frames the table; a tab there stands for an empty cell.
        column += mark == "\t" or bool(line[:end].strip())
        start = end + 1
    return TextRow(tuple(spans), tuple(columns), tuple(bars)) if len(spans) > 1 else None
