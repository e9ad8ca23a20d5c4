"""Plain text: a line is a paragraph, unless the text is wrapped at a fixed width."""

from __future__ import annotations

import html
import re

from litsite.model.source import Document, Segment
from litsite.readers.encoding import Decoded
from litsite.readers.hard_wrapping import find_wrapping, join_wrapped
from litsite.readers.line_breaks import make_segment, split_lines, tight_span
from litsite.readers.text_tables import find_text_rows

_TABULAR = re.compile(
    r"\t|\|[^|]*\||^(?=.{15})(?>.*?\S\s{2,}+\S).*?\S\s{2,}+\S|^(?=.{11}).*?\S[ \u3000]{4,}+\S"
)  # cells of a row


_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d?);")  # &nbsp;


def _decode_entities(line: str) -> str:
    """Text saved from a page holds its character references; they are read as what they stand for."""
    return _ENTITY.sub(_decode_entity, line) if "&" in line else line


def _decode_entity(match: re.Match[str]) -> str:
    decoded = html.unescape(match[0])
    # A reference to a line break would shift all lines below it.
    return decoded if len(decoded) == 1 and decoded not in "\r\n" else match[0]


def read_plain_text(name: str, sha256: str, decoded: Decoded) -> Document:
    """Number the lines and cut them into segments."""
    raw, newline = split_lines(decoded.text)
    lines = tuple(map(_decode_entities, raw))
    wrapping = find_wrapping(lines)
    groups = (
        join_wrapped(lines, wrapping) if wrapping else [(index,) for index in range(len(lines))]
    )
    rows = {} if wrapping else find_text_rows(lines)
    segments: list[Segment] = []
    last = -1
    for group in groups:
        spans = [
            span for index in group if (span := tight_span(lines[index], index + 1)) is not None
        ]
        if not spans:
            continue
        tabular = _TABULAR.search(lines[group[0]].rstrip())
        hints = frozenset({"tab"}) if tabular else frozenset[str]()
        hints |= {"wrapped"} if len(spans) > 1 else set()
        gap = group[0] > last + 1 and last >= 0
        row = rows.get(group[0])
        if row is not None:
            segment = make_segment(lines, row.spans, hints | {"row"}, gap, row.columns)
        else:
            segment = make_segment(lines, spans, hints, gap)
        if segment is not None:
            segments.append(segment)
            last = group[-1]
    markup = tuple(bar for row in rows.values() for bar in row.bars)
    return Document(name, sha256, decoded.encoding, newline, lines, tuple(segments), markup)
