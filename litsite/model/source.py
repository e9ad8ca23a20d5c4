"""Sources as they were read: numbered lines, and the pieces of text that stand in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of one decoded line."""

    line: int
    """1-based."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of running text: a line of a text file, a block element of an HTML page."""

    text: str
    """What the spans cover, joined; white space at both ends removed."""
    spans: tuple[Span, ...]
    """Where it stands, in order; several when a paragraph is wrapped over lines."""
    hints: frozenset[str] = frozenset()
    """What the format said: `h1`…`h6`, `title`, `hidden`, `nav`, `link`, `caption`, `item`, `cell`;
    `headline` for a page's headline, `beside headline` for a heading that is set beside it apart from the
    text, `outside` for what does not belong to the article; `row` for a row of a table; `wrapped` for a
    paragraph that was broken at a fixed width; `tab` for a line of a plain text that holds tabs, pipes or
    wide gaps, as rows of tables do."""
    gap: bool = False
    """Whether a blank line stood before it."""
    columns: tuple[int, ...] = ()
    """Of each span of a row, the column that it stands in, from 0: empty cells have no span."""

    @property
    def line(self) -> int:
        """The first line, 1-based."""
        return self.spans[0].line


@dataclass(frozen=True, slots=True)
class Document:
    """A source once read."""

    name: str
    """Base name of the file."""
    sha256: str
    """Of the file's bytes, hexadecimal."""
    encoding: str
    """As Python names it, lower case: `utf-8`, `utf-8-sig`, `utf-16-le`, `gb18030`."""
    newline: str
    """`LF`, `CRLF`, `CR`, or several joined by `+` in that order; `none` for a single line."""
    lines: tuple[str, ...]
    """Visible text of each line; index 0 is line 1. Markup of HTML is blank, entities are decoded."""
    segments: tuple[Segment, ...]
    markup: tuple[Span, ...] = ()
    """Characters of `lines` that are format, not text (`##` of Markdown)."""
    meta: tuple[tuple[str, str], ...] = ()
    """What the format says about the whole: (`title`, …)."""
