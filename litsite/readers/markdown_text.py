"""Markdown: front matter, `#` headings, list items, tables and paragraphs of several lines.

What is format and no text (`##`, `**`, the address of a link, the rule of a table) is accounted for
as markup; a row of a table is one segment whose spans are its cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.model.source import Document, Segment, Span
from litsite.readers.encoding import Decoded
from litsite.readers.front_matter import FrontMatter, read_front_matter
from litsite.readers.line_breaks import make_segment, split_lines, tight_span

_PREFIX = re.compile(
    r"\s*(?:(?P<heading>#{1,6})(?=\s)|(?P<item>[-*+])(?=\s)|(?P<ordered>)(?=\d{1,3}[.)]\s)|(?P<quote>>+)\s?)"
)  # ## 一、标题
_RULE = re.compile(r"\s*+(?:(?:-\s*+){3,}|(?:\*\s*+){3,}|={3,}\s*+)$")  # ---
_CLOSING = re.compile(r"(?<!\s)\s++#++\s*$")  # ## 标题 ##
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*$")  # |---|:--:|
_BAR = re.compile(r"(?<!\\)\|")
_INLINE = re.compile(
    r"(?<![0-9A-Za-z*_])(?P<open>\*{1,3}|__)(?P<strong>[^\s*_](?:[^*_]*[^\s*_])?)(?P=open)(?![0-9A-Za-z*_])"
    r"|!?\[(?P<label>[^\[\]]*)\]\((?P<target>[^()\s]*(?:\s+\"[^\"]*\")?)\)"
    r"|`(?P<code>[^`]+)`"
    r"|\\(?P<bar>\|)"
)  # **要点**  [附件](a.pdf)  `代码`  甲\|乙


def read_markdown(name: str, sha256: str, decoded: Decoded) -> Document:
    """Number the lines; block and inline marks become hints and are accounted for as markup."""
    lines, newline = split_lines(decoded.text)
    front = read_front_matter(lines)
    collector = _Collector(lines)
    collector.take_front_matter(front)
    for number in range(front.last + 1, len(lines) + 1):
        collector.take_line(number)
    collector.close()
    return Document(
        name, sha256, decoded.encoding, newline, lines,
        tuple(collector.segments), tuple(collector.markup), front.meta,
    )  # fmt: skip


class _Collector:
    """Gathers segments and markup line by line; a paragraph is open until something ends it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.segments: list[Segment] = []
        self.markup: list[Span] = []
        self._spans: list[Span] = []
        self._hints = frozenset[str]()
        self._columns: list[int] = []
        self._gap = False

    def take_front_matter(self, front: FrontMatter) -> None:
        """Its title is a headline where the text prints none; all else of it is format."""
        printed = any(re.match(r"\s*#\s+\S", line) for line in self._lines[front.last :])
        for number in range(1, front.last + 1):
            title = front.title if front.title and front.title.line == number else None
            if title is None or printed:
                self._mark(number, 0, len(self._lines[number - 1]))
                continue
            self._mark(number, 0, title.start)
            self._spans, self._hints = [title], frozenset({"headline"})
            self.close()
            self._mark(number, title.end, len(self._lines[number - 1]))

    def take_line(self, number: int) -> None:
        """Add one line to the paragraph, or end it."""
        line = self._lines[number - 1]
        if tight_span(line, number) is None or _RULE.match(line):
            self.close()
            self._gap = True
            self._mark(number, 0, len(line))
        elif "|" in line and _TABLE_RULE.match(line):
            self.close()
            self._mark(number, 0, len(line))
        elif line.count("|") >= 2 or (self._in_table() and "|" in line):
            self._take_row(number, line)
        else:
            self._take_text(number, line)

    def _take_row(self, number: int, line: str) -> None:
        self.close()
        start = column = 0
        for bar in _BAR.finditer(line):
            self._take_cell(number, start, bar.start(), column)
            self._mark(number, bar.start(), bar.end())
            # What stands before the first bar is a cell only where the row does not begin with it.
            column += bool(line[: bar.start()].strip())
            start = bar.end()
        self._take_cell(number, start, len(line), column)
        self._hints = frozenset({"row"})
        self.close()

    def _take_cell(self, number: int, start: int, end: int, column: int) -> None:
        self._take_inline(number, start, end)
        self._columns += [column] * (len(self._spans) - len(self._columns))

    def _in_table(self) -> bool:
        return bool(self.segments) and "row" in self.segments[-1].hints and not self._gap

    def _take_text(self, number: int, line: str) -> None:
        match = _PREFIX.match(line)
        kind = (match.lastgroup or "") if match else ""
        start, end = 0, len(line)
        if match:
            self.close()
            self._mark(number, match.start(kind), match.end(kind))
            start = match.end()
            self._hints = frozenset({_hint(kind, match[kind])})
        closing = _CLOSING.search(line, start) if kind == "heading" else None
        if closing:
            end = closing.start()
            self._mark(number, end, len(line))
        self._take_inline(number, start, end)
        if kind == "heading":
            self.close()

    def _take_inline(self, number: int, start: int, end: int) -> None:
        """The text between marks, each stretch a span."""
        line = self._lines[number - 1]
        for match in _INLINE.finditer(line, start, end):
            text = next(
                name for name in ("strong", "label", "code", "bar") if match[name] is not None
            )
            self._add(number, start, match.start())
            self._mark(number, match.start(), match.start(text))
            self._add(number, *match.span(text))
            self._mark(number, match.end(text), match.end())
            start = match.end()
        self._add(number, start, end)

    def _add(self, number: int, start: int, end: int) -> None:
        span = tight_span(self._lines[number - 1], number, start, end)
        if span is not None:
            self._spans.append(span)

    def _mark(self, number: int, start: int, end: int) -> None:
        span = tight_span(self._lines[number - 1], number, start, end)
        if span is not None:
            self.markup.append(span)

    def close(self) -> None:
        """End the paragraph."""
        segment = make_segment(self._lines, self._spans, self._hints, self._gap, self._columns)
        if segment is not None:
            self.segments.append(segment)
            self._gap = False
        self._spans, self._hints, self._columns = [], frozenset(), []


def _hint(kind: str, mark: str) -> str:
    return (
        f"h{len(mark)}"
        if kind == "heading"
        else {"item": "item", "ordered": "item", "quote": "caption"}[kind]
    )
