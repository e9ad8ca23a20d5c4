"""Roles that an editor may declare lines to have: the words of hints files, of `explain` and of doubts.

A declared role leaves its line no other label; what stands around is read anew in that light.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from litsite.model.hints import LineHint, SourceHints
from litsite.model.problem import Problem, make_problem
from litsite.model.source import Document, Segment

ROLE_LABELS: dict[str, str] = {
    "title": "T",
    "kicker": "K",
    "subtitle": "U",
    "unit": "O",
    "byline": "A",
    "date": "AW",
    "heading": "H",
    "paragraph": "P",
    "caption": "C",
    "page_marker": "M",
    "page_headline": "G",
    "page_subtitle": "g",
    "page_caption": "c",
    "separator": "S",
    "furniture": "FXE",
}
"""Role → its labels, the likeliest first."""

LABEL_ROLES = {label: role for role, labels in ROLE_LABELS.items() for label in labels} | {
    "A": "byline",
    "D": "furniture",
}
"""Label → the role that says it."""

_HINT = "role:"


def declared_role(hints: Iterable[str]) -> str | None:
    """The role among a segment's hints, or None."""
    return next((hint.removeprefix(_HINT) for hint in hints if hint.startswith(_HINT)), None)


def without_role(hints: frozenset[str]) -> frozenset[str]:
    """The hints of a format alone."""
    return frozenset(hint for hint in hints if not hint.startswith(_HINT))


def declare_roles(document: Document, hints: SourceHints) -> tuple[Document, list[Problem]]:
    """Mark the segments that editors' hints are on; lines that a hint parts are joined no more."""
    if not hints.lines:
        return document, []
    segments = tuple(part for s in document.segments for part in _part(document, s, hints.lines))
    present = {span.line for segment in segments for span in segment.spans}
    idle = [h for h in hints.lines if not any(h.first <= line <= h.last for line in present)]
    return replace(document, segments=segments), [_tell(h, document, hints.shown) for h in idle]


def _part(document: Document, segment: Segment, hints: Sequence[LineHint]) -> Iterator[Segment]:
    """The segment in as many parts as there are hints on its lines, and lines without one."""
    owners = [next((h for h in hints if h.first <= s.line <= h.last), None) for s in segment.spans]
    begin = 0
    for end in range(1, len(owners) + 1):
        if end < len(owners) and owners[end] is owners[begin]:
            continue
        owner, spans = owners[begin], segment.spans[begin:end]
        yield Segment(
            "".join(document.lines[s.line - 1][s.start : s.end] for s in spans).strip(),
            spans,
            segment.hints if owner is None else segment.hints | {_HINT + owner.role},
            segment.gap and begin == 0,
        )
        begin = end


def _tell(hint: LineHint, document: Document, shown: str) -> Problem:
    """A hint without a line is kept in its file, and told."""
    count = len(document.lines)
    code = "hint-beyond" if hint.first > count else "hint-blank"
    return make_problem(shown, hint.place, code, value=hint.written, count=count)
