"""The digest being worked on: builds one after the other, and who waits for the next."""

from __future__ import annotations

import gc
import secrets
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from litsite.config import Config, ConfigError, load_config
from litsite.digest import build_digest
from litsite.facts.store import open_facts
from litsite.formats.system_errors import tell_system_error
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.outcome import Outcome
from litsite.publishing.build_lock import build_lock

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

    def __init__(self, root: Path) -> None:
        self.root = root
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
            outcome, problems = self._try_build()
            return self._tell(outcome, problems, started)

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

    def _try_build(self) -> tuple[Outcome | None, Sequence[Problem]]:
        problems: list[Problem] = []
        while True:
            try:
                self.config, problems = load_config(self.root)
                with (
                    build_lock(self.root),
                    open_facts(self.root / ".litsite", problems) as facts,
                ):
                    # In this process alone: one that has threads is not forked.
                    outcome, found = build_digest(self.config, facts=facts)
                    return outcome, [*problems, *found]
            except ConfigError as error:
                return None, error.problems
            except LitsiteError as error:
                if error.problem.code == "locked" and not self._closed:
                    time.sleep(_RETRY)  # a build in another window; its turn ends soon
                    continue
                return None, [*problems, error.problem]
            except OSError as error:
                return None, [*problems, tell_system_error(error, self.root)]
            except Exception as error:
                # A bug of ours shall not end the editor's session: it is shown, and in the window in full.
                traceback.print_exc(file=sys.stderr)
                last = traceback.extract_tb(error.__traceback__)[-1]
                reason = (
                    f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
                )
                return None, [*problems, make_problem("litsite", 0, "bug", "error", reason=reason)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing is collected until all is told: it takes a fifth of a build, and somebody waits for its page."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
