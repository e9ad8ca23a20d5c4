"""A killed build leaves no process behind, and no lock."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest

from litsite.facts.copies import Copies, can_fork
from litsite.publishing.build_lock import build_lock

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")
COPIES = 2


def say_and_wait(pids: Path, _: int) -> None:
    """At work for ever."""
    (pids / str(os.getpid())).touch()
    signal.pause()


def build(root: Path, pids: Path) -> None:
    with build_lock(root):
        list(Copies(COPIES).map(partial(say_and_wait, pids), range(COPIES)))


def wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        pass


def has_ended(pid: int) -> bool:
    """Gone, or waiting to be taken note of by the system."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_build_that_is_killed_takes_its_copies_along_and_leaves_the_lock(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    pids.mkdir()
    process = multiprocessing.get_context("fork").Process(target=build, args=(tmp_path, pids))
    process.start()
    wait_until(lambda: len(list(pids.iterdir())) == COPIES)
    process.kill()
    process.join()
    with build_lock(tmp_path):
        pass
    for pid in pids.iterdir():
        wait_until(lambda pid=int(pid.name): has_ended(pid))  # type: ignore[misc]
