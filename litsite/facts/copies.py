"""Work shared out among copies of this process, each with all that is in its memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import IO, Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")
_PARTS = 128
"""Parts until copies are made anew: what a copy has looked at is its own from then on, and takes memory."""
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What copies that are being made shall do; they find it in their memory."""


class Copies:
    """Several processes of this machine, forked when they are asked for: see `can_fork`."""

    def __init__(self, processes: int) -> None:
        self._processes = processes

    def map(self, compute: Callable[[S], T], parts: Iterable[S]) -> Iterator[T]:
        """What `compute` gives for each part, in order.

        Only the results are sent from process to process, so `compute` may refer to all that there is.
        """
        given = list(parts)
        for start in range(0, len(given), _PARTS):
            yield from self._map(compute, given[start : start + _PARTS])

    def _map(self, compute: Callable[[S], T], given: Sequence[S]) -> Iterator[T]:
        global _work
        # What is there already shall not be copied because a collector looks at it.
        gc.freeze()
        try:
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(
                min(self._processes, len(given)), context, initializer=_end_with_parent
            ) as executor:
                _work = compute, given
                made = executor.map(_compute, range(len(given)))  # forks here
                _work = None
                yield from made
        finally:
            gc.unfreeze()

    def begin(self, work: Callable[[], T]) -> Callable[[], T]:
        """Have one more copy do `work`, which may refer to all that there is, while this process goes on.

        What is returned waits for the result and gives it, or raises what `work` raised; RuntimeError where the
        copy has ended without a word.
        """
        context = multiprocessing.get_context("fork")
        # Not a pipe: the copy, and all its memory, shall be gone once it is done, not when it is waited for.
        result = tempfile.TemporaryFile()  # noqa: SIM115 - read in another function
        process = context.Process(target=_work_and_write, args=(work, result), daemon=True)
        gc.freeze()  # as above
        try:
            process.start()
        finally:
            gc.unfreeze()

        def wait() -> T:
            process.join()
            if process.exitcode:
                raise RuntimeError(f"a copy of this process ended: {process.exitcode}")
            with result:
                result.seek(0)
                done, value = pickle.load(result)
            if not done:
                raise value
            return value  # type: ignore[no-any-return]

        return wait


def can_fork() -> bool:
    """Whether this system can start a process as a copy of another."""
    return "fork" in multiprocessing.get_all_start_methods()


def _work_and_write(work: Callable[[], T], result: IO[bytes]) -> None:
    _end_with_parent()
    try:
        told: tuple[bool, object] = True, work()
    except Exception as error:
        told = False, error
    pickle.dump(told, result)
    result.flush()


def _end_with_parent() -> None:
    """A copy whose parent was killed waits for work for ever, since its siblings keep the pipe open."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _compute(number: int) -> Any:
    assert _work is not None
    compute, parts = _work
    return compute(parts[number])
