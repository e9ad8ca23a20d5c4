"""What surrounds a sentence and decides what its words refer to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of one sentence: the only thing besides its text that figures depend on."""

    date: str | None = None
    """Of the document: YYYY-MM-DD, YYYY-MM or YYYY. 目前 and 今年 refer to it."""
    place: str | None = None
    """District of the section, else of the article."""
    plan: bool = False
    """Whether the section says what shall be done: every figure is a target."""
    review: bool = False
    """Whether the section says what was done, so that 预计 is said of a period already over."""
    year: int | None = None
    """The year that the section reviews or plans: what 全年 and 年内 refer to."""
    context_period: str | None = None
    """The period that the heading names, for figures whose sentence names none. Inferred."""
    previous: str = ""
    """The sentence before it in the same block: it may hold the subject."""
