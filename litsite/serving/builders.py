"""Who builds for a server: this process, or one of its own that was made before the server had threads.

A process that has threads is not forked, so a build beside them has one processor; one by itself has all of them, and
the server answers meanwhile. What it imported and compiled stays for its next build.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from litsite.config import Config, ConfigError, load_config
from litsite.digest import build_digest
from litsite.facts.copies import can_fork
from litsite.facts.store import open_facts
from litsite.formats.system_errors import tell_system_error
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.outcome import Outcome
from litsite.publishing.build_lock import build_lock
from litsite.workers import ALONE, Workers, count_processors, open_workers

_PATIENCE = 10
"""Seconds that a build has to end when the session does."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    config: Config | None
    """None where site.yaml cannot be read."""
    outcome: Outcome | None
    """None where the build could not be carried out."""
    problems: Sequence[Problem]


class Builder(Protocol):
    """Builds one digest again and again."""

    def build(self) -> Built:
        """Build once; whatever goes wrong is told."""
        ...

    def close(self) -> None:
        """No more builds are wanted."""
        ...


class BuilderHere:
    """Builds in this process, without any others."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def build(self) -> Built:
        """Build once."""
        return try_build(self._root, ALONE)

    def close(self) -> None:
        """Nothing is open."""


class BuilderAside:
    """Builds in a process that is forked when this is made."""

    def __init__(self, root: Path) -> None:
        self._root = root
        context = multiprocessing.get_context("fork")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=_build_when_asked, args=(root, other, self))
        self._process.start()
        other.close()

    def build(self) -> Built:
        """Build once, there."""
        try:
            self._connection.send(None)
            built = self._connection.recv()
        except (EOFError, OSError):
            self._process.join()
            reason = f"the builder ended: {self._process.exitcode}"
            return Built(None, None, [make_problem("litsite", 0, "bug", "error", reason=reason)])
        assert isinstance(built, Built)
        return built

    def close(self) -> None:
        """Let the process end."""
        self._connection.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.terminate()  # as any build that is killed: the old site stays
            self._process.join()

    def release(self) -> None:
        """In the copy: what belongs to the other process is closed."""
        self._connection.close()


def open_builder(root: Path) -> Builder:
    """The best that there is; to be called before there are threads."""
    return BuilderAside(root) if can_fork() and count_processors() > 1 else BuilderHere(root)


def _build_when_asked(root: Path, connection: Connection, builder: BuilderAside) -> None:
    # Else this process would keep the other end open, and never see that nobody is there.
    builder.release()
    # Ctrl-C in the window ends the server, which ends this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    with suppress(EOFError, OSError):
        while True:
            connection.recv()
            with open_workers(None) as workers:
                connection.send(try_build(root, workers))
            gc.collect()


def try_build(root: Path, workers: Workers) -> Built:
    """Build once; whatever goes wrong is told."""
    config: Config | None = None
    problems: list[Problem] = []
    try:
        config, problems = load_config(root)
        with build_lock(root), open_facts(root / ".litsite", problems) as facts:
            outcome, found = build_digest(config, facts=facts, workers=workers)
        return Built(config, outcome, [*problems, *found])
    except ConfigError as error:
        return Built(config, None, error.problems)
    except LitsiteError as error:
        return Built(config, None, [*problems, error.problem])
    except OSError as error:
        return Built(config, None, [*problems, tell_system_error(error, root)])
    except Exception as error:
        # A bug of ours shall not end the editor's session: it is shown, and in the window in full.
        traceback.print_exc(file=sys.stderr)
        last = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
        return Built(config, None, [make_problem("litsite", 0, "bug", "error", reason=reason)])
