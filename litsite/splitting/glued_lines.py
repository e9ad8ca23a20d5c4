"""A document's lines, those parted that collectors glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from litsite.language.word_lists import alternatives, load_words
from litsite.model.source import Document
from litsite.splitting.declared_roles import declared_role, without_role
from litsite.splitting.labelling.line_facts import Line, describe_line
from litsite.splitting.pieces import Piece, make_piece
from litsite.splitting.recognising.collector_lines import title_key_length
from litsite.splitting.recognising.page_markers import PageMarker, find_page_marker

_GLUED_HEADER = re.compile(
    r"^(?P<title>[^。，,]{4,36}?报告)\s*+"
    rf"(?P<deck>(?:——|--|―+)[^。]{{8,60}}?(?:{alternatives(load_words('splitting', 'meetings'))})上)[^。：:]{{0,40}}$"
)  # 政府工作报告——2020年1月2日在…会议上 某某区人民政府区长 某某


def make_lines(document: Document) -> list[Line]:
    """Every line of the document with what it shows by itself."""
    return [
        line for segment in document.segments for line in _part(make_piece(document.lines, segment))
    ]


def _part(piece: Piece) -> Iterator[Line]:
    """Cut off a title's key, a page marker above a headline, and the deck below a report's headline.

    What an editor says of a line is said of what stands behind key and marker.
    """
    role = declared_role(piece.hints)
    if role == "page_marker" and piece.text:
        page = PageMarker("".join(piece.text.split()), None, None, len(piece.text))
        yield describe_line(piece, find_page_marker(piece.text) or page)
        return
    key = title_key_length(piece.text) if role in {None, "title"} else 0
    if key:
        yield describe_line(_unsaid(piece.cut(0, key)))
        piece = piece.cut(key)
    header = None if role else _GLUED_HEADER.match(piece.text)
    if header:
        yield describe_line(piece.cut(0, header.end("title")))
        yield describe_line(piece.cut(header.start("deck"), header.end("deck")))
        piece = piece.cut(header.end("deck"))
    marker = find_page_marker(piece.text)
    if marker and marker.length < len(piece.text):
        yield describe_line(_unsaid(piece.cut(0, marker.length)), marker)
        piece, marker = piece.cut(marker.length), None
    if piece.text:
        yield describe_line(piece, None if role else marker)


def _unsaid(piece: Piece) -> Piece:
    """The piece without what an editor says of its line."""
    return replace(piece, hints=without_role(piece.hints))
