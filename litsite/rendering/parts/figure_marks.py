"""Marks in running text: each figure becomes a link to its record, terms stand between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from litsite.addresses import hash_of, mark_anchor
from litsite.model.figure import LedgerEntry, Status
from litsite.rendering.parts.glossary_terms import TermMarker
from litsite.rendering.parts.markdown_html import MarkText


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A figure's place in the text of its block."""

    start: int
    end: int
    id: str
    fragment: str
    """Of its record on the same page."""
    status: Status


def place_marks(entries: Sequence[LedgerEntry]) -> dict[str, list[FigureMark]]:
    """The marks of an article's figures by the key of their block, in the order of its text."""
    marks: dict[str, list[FigureMark]] = {}
    for entry in entries:
        if entry.offset >= 0:
            marks.setdefault(entry.block, []).append(
                FigureMark(
                    start=entry.offset,
                    end=entry.offset + len(entry.figure.surface),
                    id=mark_anchor(entry.fragment),
                    fragment=entry.fragment,
                    status=entry.figure.status,
                )
            )
    for own in marks.values():
        own.sort(key=lambda mark: (mark.start, mark.end))
    return marks


@dataclass(slots=True)
class TextMarker:
    """Marks the figures and terms of one block, piece by piece as the Markdown is rendered.

    The pieces come in the order of the block's text, with nothing but markup, line breaks and
    pictures between them; `position` remembers how far they have come.
    """

    terms: TermMarker
    text: str
    """What a reader sees of the block."""
    figures: Sequence[FigureMark] = ()
    position: int = 0
    done: int = 0
    """Figures that have their mark."""

    def mark(self, piece: str) -> Markup:
        """Escape a piece, link its figures and terms."""
        if not self.figures:
            return self.terms.mark(piece)
        return self._mark(piece, self.terms.mark, link_figure)

    def mark_figures(self, piece: str) -> Markup:
        """Escape a piece and link its figures; terms are no business of its block."""
        return self._mark(piece, escape, link_figure)

    def name_figures(self, piece: str) -> Markup:
        """Escape a piece within a link: its figures get their address, since links do not nest."""
        return self._mark(piece, escape, name_figure)

    def _mark(self, piece: str, between: MarkText, draw: DrawFigure) -> Markup:
        start = self.text.find(piece, self.position)
        if start < 0 or self.done == len(self.figures):
            return between(piece)
        end = self.position = start + len(piece)
        parts: list[str] = []
        at = start
        while self.done < len(self.figures) and self.figures[self.done].start < end:
            figure = self.figures[self.done]
            # Of figures that overlap, each later one begins where the earlier ends.
            first = max(figure.start, at)
            last = max(first, min(figure.end, end))
            if first > at:
                parts.append(between(self.text[at:first]))
            parts.append(draw(figure, self.text[first:last]))
            at = last
            self.done += 1
        if at < end:
            parts.append(between(self.text[at:end]))
        return Markup("".join(parts))


class DrawFigure(Protocol):
    """How a figure's words are shown."""

    def __call__(self, mark: FigureMark, words: str) -> Markup: ...


def link_figure(mark: FigureMark, words: str) -> Markup:
    """The figure as a link to its record."""
    place = f'id="{escape(mark.id)}" href="{escape(hash_of(mark.fragment))}"'
    # Markup.format would take ten times as long, and this runs once a figure.
    return Markup(f'<a class="figure {mark.status}" {place}>{escape(words)}</a>')


def name_figure(mark: FigureMark, words: str) -> Markup:
    """The figure with its address only."""
    return Markup('<span class="figure {}" id="{}">{}</span>').format(mark.status, mark.id, words)
