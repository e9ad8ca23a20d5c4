"""How work tells that it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Told (what, done, of) as work goes on; a stage that counts nothing is told of with 0 of 0."""


def silent(what: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def counted(items: Sequence[T], what: str, progress: Progress) -> Iterator[T]:
    """The items, each told of before it is given."""
    return counted_of(items, len(items), what, progress)


def counted_of(items: Iterable[T], of: int, what: str, progress: Progress) -> Iterator[T]:
    """As `counted`, for as many as `of` items that are still in the making."""
    progress(what, 0, of)
    for number, item in enumerate(items):
        progress(what, number, of)
        yield item
    progress(what, of, of)
