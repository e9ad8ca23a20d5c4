"""How work tells that it goes on."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told (what, done, of) as work goes on."""


def silent(what: str, done: int, of: int) -> None:
    """Progress that nobody watches."""
