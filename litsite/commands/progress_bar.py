"""A progress bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys

import click

from litsite.commands.messages import Language, say


class ProgressBar:
    """Takes what pipeline stages tell: a bar a stage, drawn on stderr while it lasts."""

    def __init__(self, language: Language, *, quiet: bool) -> None:
        self._language = language
        self._shown = sys.stderr.isatty() and not quiet

    def __call__(self, what: str, done: int, of: int) -> None:
        """Draw `done` of `of`."""
        if not self._shown or not of:
            return
        width = 30
        filled = width * done // of
        bar = "█" * filled + "░" * (width - filled)
        # \r and "erase to the end of the line": the next stage, or the summary, takes its place.
        click.echo(f"\r\033[K{say(what, self._language)} {bar} {done}/{of}", nl=False, err=True)

    def clear(self) -> None:
        """Leave the line empty for what is printed next."""
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)
