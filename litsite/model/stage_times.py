"""How long each stage took: told by the progress of the work, which names what it is at."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from litsite.model.progress import Progress

FIRST = "look"
"""What a build does first: see whether anything changed."""


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage, in the order in which they began."""

    stage: str
    seconds: float
    items: int
    """Of what was counted last; 0 where nothing is counted."""


class StageTimes:
    """Progress that passes on what it is told, and adds up the time between."""

    def __init__(self, show: Progress, clock: Callable[[], float] = time.monotonic) -> None:
        self._show, self._clock = show, clock
        self._stage, self._since = FIRST, clock()
        self._seconds: dict[str, float] = {FIRST: 0.0}
        self._items: dict[str, int] = {}

    def __call__(self, what: str, done: int, of: int) -> None:
        """`done` of `of` are done of `what`."""
        self._close(what)
        self._items[what] = of
        self._show(what, done, of)

    def list_times(self) -> list[StageTime]:
        """All stages until now."""
        self._close(self._stage)
        return [
            StageTime(stage, seconds, self._items.get(stage, 0))
            for stage, seconds in self._seconds.items()
        ]

    def _close(self, following: str) -> None:
        """Give the time since the last call to the stage that it was spent in."""
        now = self._clock()
        self._seconds[self._stage] += now - self._since
        self._seconds.setdefault(following, 0.0)
        self._stage, self._since = following, now
