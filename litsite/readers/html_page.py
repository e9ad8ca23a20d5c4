"""HTML pages: visible text at its line numbers, with what the elements say about it.

The standard library's parser is used because it gives the position of every piece of text, which
the account needs and tree builders drop.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from litsite.model.problem import LitsiteError, make_problem
from litsite.model.source import Document, Segment, Span
from litsite.readers.encoding import Decoded
from litsite.readers.line_breaks import make_segment, split_lines, tight_span

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup tt u var wbr".split()
)
_PARAGRAPH = frozenset({"p"})
_ENDED_BY = {
    "li": frozenset({"li", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "option": frozenset({"option"}),
}
"""Which open elements a start tag ends, if they are the innermost block."""
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HINTS = {
    "title": "title",
    "nav": "nav",
    "header": "nav",
    "footer": "nav",
    "aside": "nav",
    "figcaption": "caption",
    "li": "item",
    "td": "cell",
    "th": "cell",
    "a": "link",
} | {f"h{level}": f"h{level}" for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|foot|footer|header|crumb|breadcrumb|bar|links|tools|share|sidebar|copyright|toolbar|related|comment)(?:$|[-_ ])",
    re.IGNORECASE,
)  # class="page-footer"
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def read_html(name: str, sha256: str, decoded: Decoded) -> Document:
    """Blank the markup, keep the line numbers, cut the text at block elements."""
    raw_lines, newline = split_lines(decoded.text)
    parser = _TextCollector(raw_lines)
    try:
        parser.feed("\n".join(raw_lines))
        parser.close()
    except AssertionError as error:  # what the standard library says of `<![中]>`
        line = parser.getpos()[0]
        raise LitsiteError(make_problem(name, line, "unreadable", "error", reason=error)) from error
    parser.finish()
    lines = tuple("".join(parts) for parts in parser.visible)
    segments: list[Segment] = []
    for spans, hints in parser.blocks:
        tight = [
            tight_one
            for span in spans
            if (tight_one := tight_span(lines[span.line - 1], span.line, span.start, span.end))
        ]
        segment = make_segment(lines, tight, hints) if tight else None
        if segment is not None:
            segments.append(segment)
    meta = tuple(("title", s.text) for s in segments if "title" in s.hints)
    return Document(name, sha256, decoded.encoding, newline, lines, tuple(segments), (), meta)


class _TextCollector(HTMLParser):
    """Gathers visible text line by line, and the runs of it that one block element holds."""

    def __init__(self, raw_lines: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=False)
        self._raw_lines = raw_lines
        self.visible: list[list[str]] = [[] for _ in raw_lines]
        self._lengths = [0] * len(raw_lines)
        self.blocks: list[tuple[list[Span], frozenset[str]]] = []
        self._stack: list[tuple[str, frozenset[str]]] = []
        self._run: list[Span] = []
        self._run_hints: list[tuple[frozenset[str], int]] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._break()
            self._close_implied(tag)
        if tag in _VOID:
            return
        if tag in _UNSEEN:
            self._unseen += 1
        values = dict(attrs)
        hints = {_HINTS[tag]} if tag in _HINTS else set()
        if "hidden" in values or _HIDDEN.search(values.get("style") or ""):
            hints.add("hidden")
        if tag not in _INLINE and tag not in {"body", "html"}:
            names = f"{values.get('class') or ''} {values.get('id') or ''}"
            if _CHROME.search(names):
                hints.add("nav")
        self._stack.append((tag, frozenset(hints)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._break()
        for index in range(len(self._stack) - 1, -1, -1):
            if self._stack[index][0] == tag:
                for closed, _ in self._stack[index:]:
                    self._unseen -= closed in _UNSEEN
                del self._stack[index:]
                return

    def _close_implied(self, tag: str) -> None:
        """A new `<p>` or `<li>` ends the open one, as the HTML standard has it."""
        ends = _ENDED_BY.get(tag, _PARAGRAPH)
        for index in range(len(self._stack) - 1, -1, -1):
            name = self._stack[index][0]
            if name in ends:
                del self._stack[index:]
                return
            if name not in _INLINE:
                return

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        number = self.getpos()[0]
        for piece in data.split("\n"):
            self._add(number, piece)
            number += 1

    def handle_entityref(self, name: str) -> None:
        self._reference("&" + name)

    def handle_charref(self, name: str) -> None:
        self._reference("&#" + name)

    def _reference(self, reference: str) -> None:
        """Decode a character reference as written, with or without its semicolon."""
        line, column = self.getpos()
        raw = self._raw_lines[line - 1]
        match = _ENTITY.match(raw, column)
        known = match[0] if match else "&"
        # The parser takes `&D-center` whole; what is no reference in it is text.
        rest = raw[column + len(known) : column + len(reference)]
        self._add(line, html.unescape(known).replace("\n", " ") + rest)

    def _add(self, line: int, piece: str) -> None:
        if not piece or self._unseen or line > len(self.visible):
            return
        start = self._lengths[line - 1]
        self.visible[line - 1].append(piece)
        self._lengths[line - 1] += len(piece)
        hints = frozenset().union(*(hints for _, hints in self._stack))
        self._run.append(Span(line, start, start + len(piece)))
        self._run_hints.append((hints, len(piece.strip())))

    def _break(self) -> None:
        """End the run of text: a block element begins or ends here."""
        if self._run:
            merged: list[Span] = []
            for span in self._run:
                if merged and merged[-1].line == span.line and merged[-1].end == span.start:
                    merged[-1] = Span(span.line, merged[-1].start, span.end)
                else:
                    merged.append(span)
            self.blocks.append((merged, self._joint_hints()))
        self._run, self._run_hints = [], []

    def _joint_hints(self) -> frozenset[str]:
        """A hint holds for the run when most of its text has it."""
        total = sum(length for _, length in self._run_hints)
        names = frozenset().union(*(hints for hints, _ in self._run_hints))
        return frozenset(
            name
            for name in names
            if sum(length for hints, length in self._run_hints if name in hints) * 2 > total
        )

    def finish(self) -> None:
        """End the last run."""
        self._break()
