"""Pieces of text that know where each character stood, so that cutting loses no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litsite.language.blanks import is_invisible
from litsite.language.folding import fold_for_reading
from litsite.language.joined_lines import between
from litsite.model.source import Segment, Span

Place = tuple[int, int, int]
"""Line (1-based), character (0-based), and which stretch of the source it belongs to."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the place of each character; None for a space that joins two stretches."""

    text: str
    """In plain Han and plain letters: what patterns are held against."""
    printed: str
    """The same characters as the source has them: what is shown."""
    places: tuple[Place | None, ...]
    hints: frozenset[str] = frozenset()
    gap: bool = False
    columns: tuple[int, ...] = ()
    """Of each stretch of a row, the column that it stands in."""

    def cut(self, start: int, end: int | None = None) -> Piece:
        """Return characters `start` to `end`, white space at the ends left out."""
        stop = len(self.text) if end is None else end
        while start < stop and self.printed[start].isspace():
            start += 1
        while stop > start and self.printed[stop - 1].isspace():
            stop -= 1
        own = slice(start, stop)
        return Piece(
            self.text[own],
            self.printed[own],
            self.places[own],
            self.hints,
            self.gap,
            self.columns,
        )

    @property
    def cells(self) -> tuple[str, ...]:
        """The printed text of each cell of a row, up to the last that is not empty."""
        texts: dict[int, str] = {}
        column = 0
        for char, place in zip(self.printed, self.places, strict=True):
            column = self.columns[place[2]] if place is not None else column
            texts[column] = texts.get(column, "") + char
        return tuple(texts.get(column, "").strip() for column in range(max(texts, default=-1) + 1))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places as one span a line and stretch.

        Invisible characters and white space may stand between two that are kept; between two
        stretches stands what is none of the text's, such as Markdown's marks.
        """
        spans: list[Span] = []
        stretch = -1
        for place in self.places:
            if place is None:
                continue
            line, offset, own = place
            if spans and spans[-1].line == line and own == stretch:
                spans[-1] = Span(line, spans[-1].start, offset + 1)
            else:
                spans.append(Span(line, offset, offset + 1))
            stretch = own
        return tuple(spans)

    @property
    def line(self) -> int:
        """First line, 1-based."""
        return next(place[0] for place in self.places if place is not None)

    @property
    def last_line(self) -> int:
        """Last line, 1-based."""
        return next(place[0] for place in reversed(self.places) if place is not None)


def make_piece(lines: Sequence[str], segment: Segment) -> Piece:
    """Find the place of each character of a segment."""
    chars: list[str] = []
    places: list[Place | None] = []
    last: Span | None = None
    columns = segment.columns
    for stretch, span in enumerate(segment.spans):
        raw = lines[span.line - 1]
        kept = [
            (" " if char.isspace() and char not in " \u3000\xa0" else char, i)
            for i, char in enumerate(raw[span.start : span.end], span.start)
            if char.isalnum() or not is_invisible(char)
        ]
        while kept and kept[0][0].isspace():
            kept.pop(0)
        while kept and kept[-1][0].isspace():
            kept.pop()
        if not kept:
            continue
        cells = bool(columns) and stretch > 0 and columns[stretch] != columns[stretch - 1]
        if last is not None and between(
            lines, last, span, cells=cells, wrapped="wrapped" in segment.hints
        ):
            chars.append(" ")
            places.append(None)
        chars += [char for char, _ in kept]
        places += [(span.line, offset, stretch) for _, offset in kept]
        last = span
    printed = "".join(chars)
    return Piece(
        fold_for_reading(printed), printed, tuple(places), segment.hints, segment.gap, columns
    )


def join_pieces(pieces: Sequence[Piece], between: str = " ") -> Piece:
    """Join lines of one headline with a space, or of one sentence with what joins those."""
    places: list[Place | None] = []
    for number, piece in enumerate(pieces):
        if places:
            places += [None] * len(between)
        # Stretches are told apart by number, which each piece counts from 0.
        places += [
            place and (place[0], place[1], place[2] + 1000 * number) for place in piece.places
        ]
    return Piece(
        between.join(piece.text for piece in pieces),
        between.join(piece.printed for piece in pieces),
        tuple(places),
        pieces[0].hints,
        pieces[0].gap,
    )
