"""Who computes what articles can be computed by themselves: this process, several, or other machines."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from litsite.dask_workers import DASK, open_dask
from litsite.facts.copies import Copies, can_fork
from litsite.facts.recalling import Mapper
from litsite.model.problem import LitsiteError, make_problem


@dataclass(frozen=True, slots=True)
class Workers:
    """What a build computes with."""

    executor: Mapper | None = None
    """Takes functions and values that can be pickled, perhaps elsewhere; None: nobody else is there."""
    copies: Copies | None = None
    """Of this process, on this machine."""


ALONE = Workers()


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
            yield Workers(executor, _make_copies(count_processors()))
        return
    copies = _make_copies(count_processors() if wanted is None else _read_count(wanted))
    yield Workers(copies, copies)


def _make_copies(count: int) -> Copies | None:
    return Copies(count) if count > 1 and can_fork() else None


def _read_count(wanted: str) -> int:
    if not (wanted.isascii() and wanted.isdigit() and int(wanted) > 0):
        raise LitsiteError(make_problem("--workers", 0, "bad-workers", "error", value=wanted))
    return int(wanted)
