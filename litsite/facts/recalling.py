"""Many values of one stage at once: those that are remembered, and the rest computed, by workers if there are any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from typing import TypeVar

from litsite.facts.store import Facts

S = TypeVar("S")
T = TypeVar("T")
_TOGETHER = 25
"""Items that are computed at a time, and that a worker is given."""
_WORTHWHILE = 100
"""Fewer are computed sooner than workers have started."""


def recall_all(
    facts: Facts,
    stage: str,
    items: Sequence[tuple[object, S]],
    kind: type[T],
    compute: Callable[[Sequence[S]], list[T]],
    executor: Executor | None = None,
) -> Iterator[T]:
    """The values of `kind` of all items, in their order.

    `items`: what each value is computed from, as `Facts.recall` knows it, and as `compute` takes it, which gives
    one value an item. With an `executor` of several workers, `compute` and the items must be picklable.
    """
    known = [facts.find(stage, key, kind) for key, _ in items]
    missing = [index for index, value in enumerate(known) if value is None]
    wanted = [items[index][1] for index in missing]
    parts = [wanted[at : at + _TOGETHER] for at in range(0, len(wanted), _TOGETHER)]
    if executor is None or len(missing) < _WORTHWHILE:
        made: Iterator[list[T]] = map(compute, parts)
    else:
        made = executor.map(compute, parts)
    found = (value for part in made for value in part)
    for index, ((key, _), value) in enumerate(zip(items, known, strict=True)):
        if value is None:
            value = next(found)
            facts.keep(stage, key, value)
        known[index] = None  # what was handed out is the caller's
        yield value
