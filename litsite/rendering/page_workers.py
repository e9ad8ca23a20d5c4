"""Pages made by several processes, each a copy of this one with all that is in its memory."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

Made = tuple[bytes, dict[str, list[str | tuple[str, str] | None]]]
"""A page's bytes, and what was read for it."""
_TOGETHER = 16
_WORTHWHILE = 200
"""Fewer pages are made sooner than processes have started."""
_make: Callable[[int], Made] | None = None


def make_pages(count: int, make: Callable[[int], Made], processes: int) -> Iterator[Made]:
    """What `make` gives for 0 to `count` - 1, in order.

    The catalogue is too large to be sent, so processes are forked when it is there: see `can_fork`.
    """
    if processes == 1 or count < _WORTHWHILE:
        yield from map(make, range(count))
        return
    global _make
    _make = make
    # What is there already shall not be copied because a collector looks at it.
    gc.freeze()
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, context) as executor:
            parts = [range(at, min(at + _TOGETHER, count)) for at in range(0, count, _TOGETHER)]
            for made in executor.map(_make_part, parts):
                yield from made
    finally:
        _make = None
        gc.unfreeze()


def _make_part(part: Sequence[int]) -> list[Made]:
    assert _make is not None
    return [_make(number) for number in part]
