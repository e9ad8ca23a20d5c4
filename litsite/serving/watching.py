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
_SETTLED = 3
"""Looks without a change after which all is quiet."""
_NEVER = -1
_IGNORED_ENDINGS = (".part", ".tmp", ".swp", ".swx", "~")


def rebuild_at_changes(
    workshop: Workshop, stop: threading.Event, built: Callable[[], None]
) -> None:
    """Build at each change until `stop` is set; `built` is called after each build.

    What changes during a build is waiting when it ends.
    """
    while not stop.is_set():
        folders = _folders(workshop)
        # What changed before the watching began is found by a build; without a change it does nothing.
        due = 0
        wrote = False
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
            if wrote and changes and _are_in_content(workshop, changes):
                # The build's own, which the site shows already. Another one follows all the same, since an
                # editor may have saved something at that moment; but later, so that no change waits for it.
                wrote, due = False, _SETTLED
            elif changes or others:
                due = 0
            elif due > 0:
                due -= 1
            if due == 0:
                due = _NEVER
                outcome = workshop.build().outcome
                wrote = outcome is not None and outcome.written > 0
                built()
            if others:
                break


def _are_in_content(workshop: Workshop, changes: set[tuple[watchfiles.Change, str]]) -> bool:
    content = workshop.root.resolve() / "content"
    return all(Path(path).is_relative_to(content) for _, path in changes)


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
