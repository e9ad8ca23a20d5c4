"""A figure whose turn it is to be named, and what is known of those before it."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.figures.quantities.quantity import Quantity
from litsite.figures.reading.sentence_context import SentenceBefore
from litsite.figures.reading.sentence_reading import FigureReading, SentenceReading


@dataclass(frozen=True, slots=True)
class FigureName:
    """What a figure measures, and what the figures after it in a list may share of that."""

    name: str = ""
    prefix: str = ""
    """The verb that belongs to the name: 新增, 引进."""
    governor: str = ""
    """The verb whose object is counted, for nouns that say too little alone."""
    thing: str = ""
    """What was counted behind the number, without verb and predicate."""
    owner: str = ""
    """The owner that touches the number: 院士港二期23座楼宇."""


@dataclass(frozen=True, slots=True)
class FigureInTurn:
    """All that the name of a figure may hang on; figures are named from left to right."""

    sentence: SentenceReading
    index: int
    right: str
    """The words behind the number, with the noun that a list of counts prints once."""
    named: tuple[FigureName, ...]
    """The figures before it."""
    before: SentenceBefore

    @property
    def own(self) -> FigureReading:
        """What stands beside the figure."""
        return self.sentence.figures[self.index]

    @property
    def quantity(self) -> Quantity:
        """Its number and unit."""
        return self.own.quantity

    @property
    def last(self) -> FigureName:
        """The name of the figure before it; an empty one for the first."""
        return self.named[-1] if self.named else FigureName()

    @property
    def last_sort(self) -> str:
        """What sort of quantity the figure before it is; empty for the first."""
        return self.sentence.figures[self.index - 1].quantity.sort if self.index else ""

    @property
    def last_unit(self) -> str:
        """The unit of the figure before it; empty for the first."""
        return self.sentence.figures[self.index - 1].quantity.bare_unit if self.index else ""

    @property
    def next(self) -> FigureReading | None:
        """The figure behind it."""
        behind = self.sentence.figures[self.index + 1 : self.index + 2]
        return behind[0] if behind else None
