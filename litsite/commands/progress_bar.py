"""A progress bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import click

from litsite.commands.messages import Language, say

_WIDTH = 30
_EVERY = 0.05
"""Seconds between two drawings of one count: a terminal takes longer than a page."""


class ProgressBar:
    """Takes what pipeline stages tell: a bar a stage, drawn on stderr while it lasts."""

    def __init__(
        self, language: Language, *, quiet: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._language = language
        self._shown = sys.stderr.isatty() and not quiet
        self._clock = clock
        self._counting, self._next = ("", 0), 0.0

    def __call__(self, what: str, done: int, of: int) -> None:
        """Draw `done` of `of`; the stage alone where nothing is counted."""
        if not self._shown or ((what, of) == self._counting and self._clock() < self._next):
            return
        self._counting, self._next = (what, of), self._clock() + _EVERY
        text = say(what, self._language)
        if of:
            filled = _WIDTH * done // of
            text += f" {'█' * filled}{'░' * (_WIDTH - filled)} {done:,}/{of:,}"
        # \r and "erase to the end of the line": the next stage, or the summary, takes its place.
        click.echo(f"\r\033[K{text}", nl=False, err=True)

    def clear(self) -> None:
        """Leave the line empty for what is printed next."""
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)
