"""What a command costs with all the processes that it starts."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_EVERY = 0.02
"""Seconds between two looks at the memory. What the system itself notes as a process's peak (ru_maxrss) holds
that of the process which started it, too."""
_RESTING = 20
"""Times as long as a look took until the next: a process that is looked at all the time stands still half of it."""
_TAIL = 600


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run."""

    wall: float
    cpu: float
    """Seconds of user and system, of the command and all that it waited for."""
    peak: int
    """Bytes that its processes held at once."""


class FailedError(Exception):
    """The command ended with an error; the message is the end of what it said."""


def run_measured(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Cost:
    """Run a command in `folder` to its end; raises FailedError where it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **variables}, stdout=said, stderr=said
        )
        memory = _Memory(process.pid)
        memory.start()
        # Not process.wait(): what the whole tree used is told to whoever waits by himself.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.stop()
        if process.returncode:
            said.seek(0)
            text = said.read().decode("utf-8", "replace")[-_TAIL:]
            raise FailedError(f"exit {process.returncode}: {text}")
    return Cost(wall, used.ru_utime + used.ru_stime, memory.peak)


class _Memory(threading.Thread):
    """Looks at a process and its descendants until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        took = 0.0
        while not self._ended.wait(max(_EVERY, _RESTING * took)):
            began = time.perf_counter()
            with suppress(psutil.Error):
                top = psutil.Process(self._pid)
                self.peak = max(self.peak, _held([top, *top.children(recursive=True)], self.peak))
            took = time.perf_counter() - began

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _held(processes: Sequence[psutil.Process], peak: int) -> int:
    """Bytes in memory. What several processes share is counted once, where the system can tell.

    Telling takes the system a while, so it is asked only where the sum is above `peak`.
    """
    resident = sum(_resident(one) for one in processes)
    if len(processes) == 1 or resident <= peak:
        return resident
    return sum(_proportional(one) for one in processes)


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0


def _proportional(process: psutil.Process) -> int:
    """A process's part of the memory: of pages that n processes share, an nth (Linux's PSS)."""
    with suppress(OSError):
        for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return _resident(process)
