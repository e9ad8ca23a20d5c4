"""The digest being worked on: builds one after the other, and who waits for the next."""

from __future__ import annotations

import gc
import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from litsite.config import Config
from litsite.model.problem import Problem
from litsite.outcome import Outcome
from litsite.serving.builders import Builder, BuilderHere, Built

_RETRY = 0.3
"""Seconds between two looks whether another build has ended."""


@dataclass(frozen=True, slots=True)
class State:
    """What the last build left."""

    number: int = 0
    """Of the build; 0 before the first."""
    site: int = 0
    """How often the site's files have changed."""
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
    """None where the build could not be carried out."""
    seconds: float = 0.0

    @property
    def kept(self) -> bool:
        """Whether the site is the one of an earlier build, because this one could not replace it."""
        return self.outcome is None or self.outcome.site is None


class Workshop:
    """Builds a digest again and again, and tells those that wait for it."""

    def __init__(self, root: Path, builder: Builder | None = None) -> None:
        """`builder`: of the same root; by default this process builds."""
        self.root = root
        self._builder = builder or BuilderHere(root)
        self.run = secrets.token_hex(4)
        """Tells this run of the server from others, which count from 0 too."""
        self.state = State()
        self.config: Config | None = None
        """None while site.yaml has never been readable."""
        self._changed = threading.Condition()
        self._closed = False

    @property
    def site(self) -> Path:
        return self.root / "site"

    def build(self) -> State:
        """Build once; whatever goes wrong is in the state."""
        started = time.monotonic()
        with _uncollected():
            built = self._build()
            self.config = built.config or self.config
            return self._tell(built.outcome, built.problems, started)

    def _tell(self, outcome: Outcome | None, problems: Sequence[Problem], started: float) -> State:
        """Let those that wait know what a build left."""
        before = self.state
        built = outcome.site if outcome else None
        changed = built is not None and (built.written > 0 or built.removed > 0)
        state = State(
            before.number + 1,
            before.site + changed,
            tuple(sorted(set(problems))),
            outcome,
            time.monotonic() - started,
        )
        with self._changed:
            self.state = state
            self._changed.notify_all()
        return state

    def wait(self, seen: int, seconds: float) -> State | None:
        """The state once its number is another than `seen`, or None after `seconds` or when all ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.state.number != seen, seconds)
            return None if self._closed or self.state.number == seen else self.state

    @property
    def closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Let go of those that wait."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._builder.close()

    def _build(self) -> Built:
        while True:
            built = self._builder.build()
            locked = any(problem.code == "locked" for problem in built.problems)
            if not locked or self._closed:
                return built
            time.sleep(_RETRY)  # a build in another window; its turn ends soon


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing is collected until all is told: it takes a fifth of a build, and somebody waits for its page."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
