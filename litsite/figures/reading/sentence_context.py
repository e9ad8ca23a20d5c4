"""What surrounds a sentence and decides what its words refer to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """What the article and its headings say of a sentence."""

    date: str | None = None
    """Of the document: YYYY-MM-DD, YYYY-MM or YYYY. 目前 and 今年 refer to it."""
    place: str | None = None
    """District of the section, else of the article."""
    plan: bool = False
    """Whether the section says what shall be done: every figure is a target."""
    review: bool = False
    """Whether the section says what was done, so that 预计 is said of a period already over."""
    intent: bool = False
    """Whether the text, a notice or a list of measures, says what shall be done unless a sentence says else."""
    year: int | None = None
    """The year that the section reviews or plans: what 全年 and 年内 refer to."""
    context_period: str | None = None
    """The period that the heading names, for figures whose sentence names none. Inferred."""


@dataclass(frozen=True, slots=True)
class SentenceBefore:
    """The sentence before it in the same block, once its figures are known."""

    text: str = ""
    """It may hold the subject."""
    indicators: tuple[str, ...] = ()
    """What its figures measure, in their order."""


NOTHING_BEFORE = SentenceBefore()
