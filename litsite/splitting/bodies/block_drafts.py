"""Blocks of a body before their levels and leads are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from litsite.language.blanks import joint
from litsite.splitting.pieces import Piece, join_pieces
from litsite.splitting.recognising.heading_numbers import (
    APPENDIX,
    Numbering,
    find_numbering,
    is_glossary_title,
)


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block of which only kind and place are known, and what it begins with."""

    kind: Literal["paragraph", "heading", "caption", "entry", "row"]
    piece: Piece
    number: Numbering | None = None
    rows: int = 1
    """Over how many lines it was set."""
    head: int = 0
    """End of an entry's term."""

    @property
    def text(self) -> str:
        return self.piece.text

    @property
    def appendix(self) -> bool:
        """Whether it begins as 附件1 does."""
        return APPENDIX.match(self.text) is not None

    @property
    def glossary_title(self) -> bool:
        """Whether it says 名词解释 or the like."""
        return is_glossary_title(self.text)


def draft_heading(piece: Piece, rows: int = 1) -> BlockDraft:
    """A heading with its number."""
    return BlockDraft("heading", piece, find_numbering(piece.text), rows)


def draft_paragraph(piece: Piece) -> BlockDraft:
    """A paragraph with its number."""
    return BlockDraft("paragraph", piece, find_numbering(piece.text))


def draft_entry(lines: Sequence[BlockDraft]) -> BlockDraft:
    """A glossary entry over two lines: its term and its definition, or a definition that goes on."""
    joined = join_pieces(
        [line.piece for line in lines], between=joint(lines[0].text, lines[1].text)
    )
    return BlockDraft("entry", joined, head=len(lines[0].text))
