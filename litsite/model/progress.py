"""How work tells that it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Told (what, done, of) as work goes on; a stage that counts nothing is told of with 0 of 0."""


def silent(what: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def counted(items: Sequence[T], what: str, progress: Progress) -> Iterator[T]:
    """The items, each told of before it is given."""
    for number, item in enumerate(items):
        progress(what, number, len(items))
        yield item
    progress(what, len(items), len(items))
