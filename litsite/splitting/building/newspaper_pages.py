"""Newspaper pages: their markers, own headlines and captions."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.model.account import PageRecord
from litsite.model.article import HeaderPart
from litsite.splitting.building.article_drafts import PageDraft
from litsite.splitting.pieces import Piece
from litsite.splitting.recognising.captions import strip_mark
from litsite.splitting.split_result import FurnitureSpan, PageParts


def build_page(page: PageDraft) -> tuple[PageParts, list[FurnitureSpan]]:
    """Return the page with the places of its parts, and the marks of its captions."""
    marks: list[FurnitureSpan] = []
    captions: list[str] = []
    caption_parts: list[HeaderPart] = []
    for piece in page.captions:
        _, length = strip_mark(piece.text)
        captions.append(piece.cut(length).printed)
        marks += [FurnitureSpan(span, "caption-mark") for span in piece.cut(0, length).spans]
        caption_parts.append(HeaderPart("page_caption", piece.cut(length).spans))
    parts = [
        HeaderPart("page_marker", page.piece.spans),
        *(HeaderPart("page_headline", piece.spans) for piece in page.headline),
        *(HeaderPart("page_subtitle", piece.spans) for piece in page.subtitle),
        *caption_parts,
    ]
    record = PageRecord(
        page.marker.page,
        page.marker.publication,
        page.marker.date,
        page.piece.line,
        _joined(page.headline),
        _joined(page.subtitle),
        tuple(captions),
    )
    return PageParts(record, tuple(parts)), marks


def _joined(pieces: Sequence[Piece]) -> str | None:
    return " ".join(piece.printed for piece in pieces) or None
