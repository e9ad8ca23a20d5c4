"""A field's value with what else it could have been: the candidates that its finder saw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from litsite.model.article import OpenField, Weakness

_MOST = 3
"""More alternatives than an editor reads."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, its rivals of nearly equal standing, and what weakens it where there are none."""

    value: str | None = None
    rivals: tuple[str, ...] = ()
    weakness: Weakness | None = None

    def doubt(self, name: str) -> OpenField | None:
        """The field as one that is open, or None where nothing speaks against the value."""
        weakness = self.weakness or ("rival" if self.rivals else None)
        return OpenField(name, self.rivals, weakness) if weakness else None


def choose(value: str | None, others: Iterable[str], weakness: Weakness | None = None) -> Choice:
    """The value with the others as its rivals, each once."""
    rivals = [one for one in dict.fromkeys(others) if one != value]
    return Choice(value, tuple(rivals[:_MOST]), weakness)


def choose_first(candidates: Iterable[str]) -> Choice:
    """The first of the candidates; the others are its rivals."""
    listed = list(candidates)
    return choose(listed[0], listed[1:]) if listed else Choice()
