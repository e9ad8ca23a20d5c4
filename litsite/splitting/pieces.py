"""Pieces of text that know where each character stood, so that cutting loses no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litsite.language.blanks import is_invisible, joint
from litsite.model.source import Segment, Span

Place = tuple[int, int]
"""Line (1-based) and character (0-based)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the place of each character; None for a space that joins two lines."""

    text: str
    places: tuple[Place | None, ...]
    hints: frozenset[str] = frozenset()
    gap: bool = False

    def cut(self, start: int, end: int | None = None) -> Piece:
        """Return characters `start` to `end`, white space at the ends left out."""
        stop = len(self.text) if end is None else end
        while start < stop and self.text[start].isspace():
            start += 1
        while stop > start and self.text[stop - 1].isspace():
            stop -= 1
        return Piece(self.text[start:stop], self.places[start:stop], self.hints, self.gap)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places as one span a line and run."""
        runs: list[Span] = []
        joined = False
        for place in self.places:
            if place is None:
                joined = True  # what stands between two joined pieces belongs to neither
                continue
            line, offset = place
            # Invisible characters and white space may stand between two that are kept.
            if runs and not joined and runs[-1].line == line:
                runs[-1] = Span(line, runs[-1].start, offset + 1)
            else:
                runs.append(Span(line, offset, offset + 1))
            joined = False
        return tuple(runs)

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
    for span in segment.spans:
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
        if chars and joint(chars[-1], kept[0][0]):
            chars.append(" ")
            places.append(None)
        chars += [char for char, _ in kept]
        places += [(span.line, offset) for _, offset in kept]
    return Piece("".join(chars), tuple(places), segment.hints, segment.gap)


def join_pieces(pieces: Sequence[Piece]) -> Piece:
    """Join lines of one headline with a space."""
    text = " ".join(piece.text for piece in pieces)
    places: list[Place | None] = []
    for piece in pieces:
        if places:
            places.append(None)
        places += piece.places
    return Piece(text, tuple(places), pieces[0].hints, pieces[0].gap)
