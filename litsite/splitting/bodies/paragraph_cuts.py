"""Paragraphs cut where headings stand inside them, or where they grew too long."""

from __future__ import annotations

import itertools
import re

from litsite.splitting.bodies.block_drafts import BlockDraft, draft_heading, draft_paragraph
from litsite.splitting.bodies.inline_headings import (
    find_inline_headings,
    find_run_in,
    is_lone_heading,
)
from litsite.splitting.bodies.measures import break_long
from litsite.splitting.pieces import Piece
from litsite.splitting.recognising.heading_numbers import HEADING_STYLES, Numbering, counts_on

_MOST_SALUTATIONS = 4
"""A report has one; behind each the rest of the line is looked at anew."""
ONE_LINE_BODY = 300
"""A line longer than this has lost its line breaks."""
_GLOSSARY_START = re.compile(
    r"^(?:附件\s*+\d*\s*+)?名词(?:解释|注释)\s*+\S"
)  # 名词解释 1.智改数转：…
_FRONT_MATTER = re.compile(
    r"^(?P<front>[^。！？]{8,160}?)\s*+(?P<salutation>(?:各位(?:代表|委员)|同志们)(?:[、,，][^。]{2,16})?\s*+[:：!！])"
)  # 政府工作报告--2020年1月7日在…会议上…区长张友玉各位代表:


def cut_paragraph(
    piece: Piece, last: Numbering | None, below: Numbering | None = None
) -> list[BlockDraft]:
    """Cut out headings that stand inside a line.

    `last` is the number of the heading above, `below` the one that the next line begins with.
    """
    drafts, piece = _cut_front_matter(piece)
    lost_breaks = len(piece.text) > ONE_LINE_BODY or _GLOSSARY_START.match(piece.text) is not None
    inline = find_inline_headings(piece.text, last, below) if lost_breaks else []
    if not inline:
        run_in = find_run_in(piece.text)
        if run_in is None:
            return [*drafts, _whole(piece, last)]
        inline = [run_in]
    position = 0
    for heading in inline:
        drafts += _paragraphs(piece, position, heading.start)
        drafts.append(draft_heading(piece.cut(heading.start, heading.end)))
        position = heading.end
    return drafts + _paragraphs(piece, position, len(piece.text))


def _cut_front_matter(piece: Piece) -> tuple[list[BlockDraft], Piece]:
    """What stands before a report, and its salutation, each a paragraph; then the rest."""
    drafts: list[BlockDraft] = []
    for _ in range(_MOST_SALUTATIONS):
        lost_breaks = len(piece.text) > ONE_LINE_BODY
        front = _FRONT_MATTER.match(piece.text) if lost_breaks else None
        if front is None:
            break
        for part in ("front", "salutation"):
            drafts.append(draft_paragraph(piece.cut(front.start(part), front.end(part))))
        piece = piece.cut(front.end())
    return drafts, piece


def _whole(piece: Piece, last: Numbering | None) -> BlockDraft:
    """A paragraph, or `(四)…。` with nothing behind it, after three that head paragraphs."""
    draft = draft_paragraph(piece)
    number = draft.number
    heads = number is not None and number.style in HEADING_STYLES and counts_on(number, last)
    if heads and is_lone_heading(piece.text):
        return draft_heading(piece)
    return draft


def _paragraphs(piece: Piece, start: int, end: int) -> list[BlockDraft]:
    """The stretch as paragraphs; a long one is broken at its topic sentences."""
    stretch = piece.cut(start, end)
    if not stretch.text:
        return []
    bounds = [0, *break_long(stretch.text), len(stretch.text)]
    parts = (stretch.cut(a, b) for a, b in itertools.pairwise(bounds))
    return [draft_paragraph(part) for part in parts if part.text]
