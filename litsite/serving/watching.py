"""Changes of what a build reads, a burst of them told once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import watchfiles

from litsite.serving.workshop import Workshop

_QUIET = 60
"""Milliseconds without a change that end a burst: programs save a file in several steps."""
_LONGEST = 500
"""Milliseconds after which a burst that does not end is answered all the same."""
_LOOK = 500
"""Milliseconds between two looks whether a folder has come or gone."""
_IGNORED_ENDINGS = (".part", ".tmp", ".swp", ".swx", "~")


def rebuild_at_changes(
    workshop: Workshop, stop: threading.Event, built: Callable[[], None]
) -> None:
    """Build at each change until `stop` is set; `built` is called after each build.

    What changes during a build is waiting when it ends. A build's own writing into content/ makes one build
    more, which finds nothing to do but tells apart what an editor saved meanwhile.
    """
    while not stop.is_set():
        folders = _folders(workshop)
        # What changed before the watching began is found by a build; without a change it does nothing.
        unwatched = True
        for changes in watchfiles.watch(
            *folders,
            watch_filter=lambda _, path: is_read(path),
            debounce=_LONGEST,
            step=_QUIET,
            stop_event=stop,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            others = _folders(workshop) != folders
            if changes or others or unwatched:
                unwatched = False
                workshop.build()
                built()
            if others:
                break


def is_read(path: str) -> bool:
    """Whether a build reads the file; programs leave others beside it while they save."""
    name = Path(path).name
    return not name.startswith((".", "#")) and not name.endswith(_IGNORED_ENDINGS)


def _folders(workshop: Workshop) -> list[Path]:
    """What is watched: the folders of the digest that are there, and the templates that came with litsite."""
    root = workshop.root.resolve()
    own = [root / name for name in ("sources", "content", "templates")]
    shared = [workshop.config.templates.resolve()] if workshop.config else []
    return [path for path in dict.fromkeys([*own, *shared]) if path.is_dir()]
