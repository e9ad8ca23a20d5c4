"""Markdown: `#` headings, list items and paragraphs of several lines; inline marks stay text."""

from __future__ import annotations

import re

from litsite.model.source import Document, Segment, Span
from litsite.readers.encoding import Decoded
from litsite.readers.line_breaks import make_segment, split_lines, tight_span

_PREFIX = re.compile(
    r"\s*(?:(?P<heading>#{1,6})(?=\s)|(?P<item>[-*+])(?=\s)|(?P<ordered>)(?=\d{1,3}[.)]\s)|(?P<quote>>+)\s?)"
)  # ## 一、标题
_RULE = re.compile(r"\s*(?:-\s*){3,}$|\s*(?:\*\s*){3,}$|\s*={3,}\s*$")  # ---
_CLOSING = re.compile(r"\s+#+\s*$")  # ## 标题 ##


def read_markdown(name: str, sha256: str, decoded: Decoded) -> Document:
    """Number the lines; block marks become hints and are accounted for as markup."""
    lines, newline = split_lines(decoded.text)
    segments: list[Segment] = []
    markup: list[Span] = []
    open_spans: list[Span] = []
    open_hints: frozenset[str] = frozenset()
    gap = False

    def close() -> None:
        nonlocal open_spans, open_hints, gap
        segment = make_segment(lines, open_spans, open_hints, gap) if open_spans else None
        if segment is not None:
            segments.append(segment)
            gap = False
        open_spans, open_hints = [], frozenset()

    for number, line in enumerate(lines, 1):
        if tight_span(line, number) is None or _RULE.match(line):
            close()
            gap = True
            rule = tight_span(line, number)
            if rule is not None:
                markup.append(rule)
            continue
        match = _PREFIX.match(line)
        start = 0
        if match:
            close()
            kind = match.lastgroup or ""
            mark = tight_span(line, number, match.start(kind), match.end(kind))
            if mark is not None:
                markup.append(mark)
            start = match.end()
            open_hints = frozenset({_hint(kind, match[kind])})
        end = len(line)
        closing = (
            _CLOSING.search(line, match.end()) if match and match.lastgroup == "heading" else None
        )
        if closing:
            end = closing.start()
            tail = tight_span(line, number, end)
            if tail is not None:
                markup.append(tail)
        span = tight_span(line, number, start, end)
        if span is not None:
            open_spans.append(span)
        if match and match.lastgroup == "heading":
            close()
    close()
    return Document(name, sha256, decoded.encoding, newline, lines, tuple(segments), tuple(markup))


def _hint(kind: str, mark: str) -> str:
    return (
        f"h{len(mark)}"
        if kind == "heading"
        else {"item": "item", "ordered": "item", "quote": "caption"}[kind]
    )
