"""The names of one sentence's figures, as far as they were found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from litsite.figures.naming.sentence_reading import Statement


@dataclass(slots=True)
class Naming:
    """A sentence on its way to names; what is known of a figure helps to name the next."""

    said: Statement
    previous: str
    """The sentence before, which may hold the subject."""
    name_previous: Callable[[str], Sequence[str]]
    """Names the figures of the sentence before: asked only where needed."""
    names: list[str] = field(default_factory=list)
    prefixes: dict[int, str] = field(default_factory=dict)
    """Verbs that belong to the names: 新增, 引进."""
    governors: dict[int, str] = field(default_factory=dict)
    """Verbs whose objects are counted, for nouns that say too little alone."""
    things: dict[int, str] = field(default_factory=dict)
    """What was counted behind a number, without verb and predicate."""
    beside: dict[int, str] = field(default_factory=dict)
    """Owners that touch a number: 院士港二期23座楼宇."""

    def earlier(self) -> Sequence[str]:
        """What the figures of the sentence before measure."""
        return self.name_previous(self.previous)

    def clause_left(self, index: int) -> str:
        """The clause before a figure, other figures and all."""
        return self.said.text[self.said.around[index].clause : self.said.quantities[index].start]

    def gap_before(self, index: int) -> str:
        """What stands between a figure and the one before it; empty before the first."""
        if not index:
            return ""
        quantities = self.said.quantities
        return self.said.text[quantities[index - 1].end : quantities[index].start]

    def lists_on(self, index: int) -> bool:
        """Whether the nouns of a list stand before its numbers: 广告6950平米、牌匾2150平米."""
        gap = self.gap_before(index)
        return gap.startswith("、") and "," not in gap and not self.said.right(index)

    def lists_behind(self, index: int) -> bool:
        """Whether the nouns of a list stand behind its numbers: 23座楼宇、12座塔楼."""
        gap = self.gap_before(index)
        return gap.endswith("、") and "," not in gap
