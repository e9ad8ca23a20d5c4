"""Plain text: a line is a paragraph, unless the text is wrapped at a fixed width."""

from __future__ import annotations

import re

from litsite.model.source import Document, Segment
from litsite.readers.encoding import Decoded
from litsite.readers.line_breaks import (
    is_hard_wrapped,
    join_wrapped,
    make_segment,
    split_lines,
    tight_span,
)

_TABULAR = re.compile(
    r"\t|\|[^|]*\||^(?=.{15}).*\S\s{2,}\S.*\S\s{2,}\S|^(?=.{11}).*\S[ \u3000]{4,}\S"
)  # cells of a row


def read_plain_text(name: str, sha256: str, decoded: Decoded) -> Document:
    """Number the lines and cut them into segments."""
    lines, newline = split_lines(decoded.text)
    if is_hard_wrapped(lines):
        groups = join_wrapped(lines)
    else:
        groups = [(index,) for index in range(len(lines))]
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
        segment = make_segment(lines, spans, hints, gap=group[0] > last + 1 and last >= 0)
        if segment is not None:
            segments.append(segment)
            last = group[-1]
    return Document(name, sha256, decoded.encoding, newline, lines, tuple(segments))
