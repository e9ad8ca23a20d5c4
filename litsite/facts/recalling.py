"""Many values of one stage at once: those that are remembered, and the rest computed, by workers if there are any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from litsite.facts.store import Facts

S = TypeVar("S")
T = TypeVar("T")
_TOGETHER = 25
"""Items that are computed at a time, and that a worker is given."""
WORTHWHILE = 4
"""Parts: fewer are computed sooner than workers have started, and looked up sooner than all are read."""


class Mapper(Protocol):
    """Who computes several things at a time: an `Executor` of the standard library's, or copies of this process."""

    def map(self, compute: Callable[[S], T], parts: Iterable[S], /) -> Iterator[T]:
        """What `compute` gives for each part, in order."""
        ...


def recall_all(
    facts: Facts,
    stage: str,
    items: Sequence[tuple[object, S]],
    kind: type[T],
    compute: Callable[[Sequence[S]], list[T]],
    workers: Mapper | None = None,
    together: int = _TOGETHER,
) -> Iterator[T]:
    """The values of `kind` of all items, in their order.

    `items`: what each value is computed from, as `Facts.recall` knows it, and as `compute` takes it, which gives
    one value an item. Where `workers` are an `Executor`, `compute` and the items must be picklable. `together`:
    items that are worth a worker's while.
    """
    if len(items) >= WORTHWHILE * together:
        facts.read_ahead(stage)
    known = [facts.find(stage, key, kind) for key, _ in items]
    missing = [index for index, value in enumerate(known) if value is None]
    found = compute_all([items[index][1] for index in missing], compute, workers, together)
    for index, ((key, _), value) in enumerate(zip(items, known, strict=True)):
        if value is None:
            value = next(found)
            facts.keep(stage, key, value)
        known[index] = None  # what was handed out is the caller's
        yield value


def compute_all(
    items: Sequence[S],
    compute: Callable[[Sequence[S]], list[T]],
    workers: Mapper | None = None,
    together: int = _TOGETHER,
) -> Iterator[T]:
    """The values that `compute` gives for all items, in their order; see recall_all."""
    parts = [items[at : at + together] for at in range(0, len(items), together)]
    made = (
        workers.map(compute, parts) if workers and len(parts) >= WORTHWHILE else map(compute, parts)
    )
    return (value for part in made for value in part)
