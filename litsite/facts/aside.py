"""Work done aside, by a copy of this process, with the facts that it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from litsite.facts.copies import Copies
from litsite.facts.sealed_facts import Returned
from litsite.facts.store import Facts

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
