"""What editors say of figures in an article's YAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

CORRECTABLE = (
    *("value", "value_max", "unit", "normalized", "normalized_max", "qualifier", "kind"),
    *("direction", "basis", "indicator", "period", "period_norm", "status", "place", "among"),
)
"""Fields of a figure that an editor may set."""


@dataclass(frozen=True, slots=True)
class FigureCorrection:
    """One item of `figures:`, addressed by its sentence and the characters of its figure."""

    block: str
    """Anchor of the paragraph: its hash under `parsed.body`."""
    sentence: int
    """Ordinal of the sentence in the paragraph, from 1."""
    surface: str
    """The figure as it stands in the sentence."""
    action: Literal["drop", "change", "add"]
    values: tuple[tuple[str, str | None], ...] = ()
    """Field of `Figure` → value as written; None clears it."""
    nth: int = 1
    """Which of several equal surfaces in the sentence."""
    line: int = field(default=0, compare=False)
    """Line of the YAML, for messages."""
