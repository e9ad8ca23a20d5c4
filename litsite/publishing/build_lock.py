"""A lock that keeps two builds of one digest apart."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from litsite.formats.file_writing import naming
from litsite.model.problem import LitsiteError, make_problem

_LOCKED = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
"""What systems say of a lock that another process has (flock(2), _locking)."""
_held: list[BinaryIO] = []
"""The locks of this process."""


def _let_go() -> None:
    """A lock is held as long as anybody has the file open; a copy of this process may outlive it for a moment."""
    for handle in _held:
        handle.close()
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Hold the digest's build lock; raises LitsiteError when another process has it, OSError where none can be had.

    The system drops the lock when the process ends, however it ends.
    """
    path = root / ".litsite" / "lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("a+b") as handle:
        try:
            with naming(path):
                _lock(handle.fileno())
        except OSError as error:
            if error.errno not in _LOCKED:
                raise
            raise LitsiteError(make_problem(".litsite/lock", 0, "locked", "error")) from error
        _held.append(handle)
        try:
            yield
        finally:
            _held.remove(handle)


def _lock(descriptor: int) -> None:
    if os.name == "nt":  # pragma: no cover - Windows
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
