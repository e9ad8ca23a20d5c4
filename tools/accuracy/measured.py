"""What a scorer gives: a set's measures, pooled, and each document's own score."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document of a set."""

    score: float
    """From 0 to 1, the set's main measure for this document alone."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """One set, measured. Every measure is from 0 to 1, and more is better."""

    measures: dict[str, float]
    documents: dict[str, DocumentScore]


@dataclass(slots=True)
class Counts:
    """Right ones and all, by measure."""

    right: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    of: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def count(self, measure: str, right: float, of: float = 1) -> None:
        """Add what was right to what there was."""
        self.right[measure] += right
        self.of[measure] += of

    def add(self, other: Counts) -> None:
        """Pool another document's counts with these."""
        for measure, of in other.of.items():
            self.count(measure, other.right[measure], of)

    def rates(self) -> dict[str, float]:
        """What nothing was counted for has no rate."""
        return {name: self.right[name] / of for name, of in self.of.items() if of}
