"""Work done aside, by a copy of this process, with the facts that it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from litsite.facts.copies import Copies
from litsite.facts.recalling import WORTHWHILE, compute_all
from litsite.facts.sealed_facts import Returned
from litsite.facts.store import Facts

S = TypeVar("S")
T = TypeVar("T")


def begin_aside(
    work: Callable[[Facts], T],
    stages: Sequence[str],
    facts: Facts,
    copies: Copies | None,
) -> Callable[[], T]:
    """Begin `work`; what is returned gives its result, once.

    `stages`: those whose facts `work` asks for; it may ask for no others, and nobody else may ask for these
    meanwhile. Where no copies can be made, the work is done when its result is asked for.
    """
    if copies is None:
        return partial(work, facts)
    lent = facts.lend(stages)

    def work_and_return() -> tuple[T, Returned]:
        return work(lent), lent.give_back()

    wait = copies.begin(work_and_return)

    def finish() -> T:
        value, returned = wait()
        facts.take_back(returned)
        return value

    return finish


def begin_recall_all(
    facts: Facts,
    stage: str,
    items: Sequence[tuple[object, S]],
    kind: type[T],
    compute: Callable[[Sequence[S]], list[T]],
    copies: Copies | None,
    is_heavy: Callable[[Sequence[S]], bool],
) -> Callable[[], list[T]]:
    """As `recall_all` of items that are each worth a worker; what is returned gives the values.

    A few missing ones are computed by one copy from now on, if they are heavy enough; many by as many copies as there
    are, and next to nothing here, once the values are asked for.
    """
    known = [facts.find(stage, key, kind) for key, _ in items]
    missing = [item for (_, item), value in zip(items, known, strict=True) if value is None]
    wait: Callable[[], Iterable[T]] = partial(compute_all, missing, compute, copies, 1)
    if copies and 0 < len(missing) < WORTHWHILE and is_heavy(missing):
        wait = copies.begin(partial(compute, missing))

    def finish() -> list[T]:
        made = iter(wait())
        values: list[T] = []
        for (key, _), value in zip(items, known, strict=True):
            if value is None:
                value = next(made)
                facts.keep(stage, key, value)
            values.append(value)
        return values

    return finish
