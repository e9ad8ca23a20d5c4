"""Who computes what articles can be computed by themselves: this process, several, or other machines."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from litsite.dask_workers import DASK, open_dask
from litsite.model.problem import LitsiteError, make_problem


@dataclass(frozen=True, slots=True)
class Workers:
    """What a build computes with."""

    processes: int
    """Of this machine, this one among them."""
    executor: Executor | None
    """Takes functions that can be pickled; None: nobody else is there."""


ALONE = Workers(1, None)


def count_processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def open_workers(wanted: str | None) -> Iterator[Workers]:
    """`wanted`: a number of processes, or `dask://HOST:PORT` of a scheduler; by default, a process a processor.

    Raises LitsiteError for what is neither, and as `open_dask` does.
    """
    if wanted is not None and wanted.startswith(DASK):
        with open_dask(wanted) as executor:
            yield Workers(count_processors() if can_fork() else 1, executor)
        return
    count = count_processors() if wanted is None else _read_count(wanted)
    if count == 1 or not can_fork():
        yield ALONE
        return
    # Forked processes share what is loaded already; they start when something is first asked of them.
    with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as executor:
        yield Workers(count, executor)


def can_fork() -> bool:
    """Whether this system can start a process as a copy of another."""
    return "fork" in multiprocessing.get_all_start_methods()


def _read_count(wanted: str) -> int:
    if not (wanted.isascii() and wanted.isdigit() and int(wanted) > 0):
        raise LitsiteError(make_problem("--workers", 0, "bad-workers", "error", value=wanted))
    return int(wanted)
