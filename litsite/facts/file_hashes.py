"""Hashes of files, computed again only where a file may have changed.

A file is taken to be as it was when its size, its inode and its times of change are as they were. Tools may
set the one time (`touch -r`, `cp -p`); the other (ctime) only the system does. Two changes within one tick of
the clock have the same time, so a file that had just changed when it was read is read again the next time
(git's rule for "racily clean" entries, Documentation/technical/racy-git.txt).
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from stat import S_IFMT, S_ISDIR, S_ISREG
from typing import NamedTuple

from litsite.facts.store import Facts

_STAGE = "file hashes"
_TICK = 2_000_000_000
"""Nanoseconds: FAT's clock ticks every two seconds, and no file system's more slowly."""
_TOLD_BY_SYSTEM = os.name == "posix"
"""Elsewhere neither inode nor ctime says that a file is another one; there all files are read."""


class _Known(NamedTuple):
    """What a file was like when it was read, and its hash."""

    size: int
    modified: int
    changed: int
    inode: int
    hash: bytes


_Table = dict[bytes, _Known]


def hash_files(folder: Path, facts: Facts) -> list[tuple[bytes, bytes]]:
    """Names below `folder` and hashes of their bytes, sorted; what is no file has its kind for a hash."""
    key = os.fspath(folder)
    before = facts.find(_STAGE, key, _Table) or {}
    after: _Table = {}
    now = time.time_ns()
    found = []
    for name, status in _walk(os.fsencode(folder)):
        if status is None or not S_ISREG(status.st_mode):
            found.append((name, b"" if status is None else b"%o" % S_IFMT(status.st_mode)))
            continue
        known = _read_unless_known(folder, name, status, before.get(name))
        if isinstance(known, OSError):
            found.append((name, b"error %d" % (known.errno or 0)))
            continue
        found.append((name, known.hash))
        if _TOLD_BY_SYSTEM and max(known.modified, known.changed) + _TICK < now:
            after[name] = known
    if after != before:
        facts.keep(_STAGE, key, after)
    return sorted(found)


def _read_unless_known(
    folder: Path, name: bytes, status: os.stat_result, known: _Known | None
) -> _Known | OSError:
    state = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if known is not None and known[:4] == state:
        return known
    try:
        return _Known(*state, hash_bytes((folder / os.fsdecode(name)).read_bytes()))
    except OSError as error:
        return error


def hash_bytes(content: bytes) -> bytes:
    """What hash_files says of a file with these bytes."""
    return hashlib.blake2b(content, digest_size=16).digest()


def _walk(top: bytes) -> Iterator[tuple[bytes, os.stat_result | None]]:
    """All names below `top` with what they lead to, links followed; None: nothing, or what cannot be read."""
    folders: list[tuple[bytes, frozenset[tuple[int, int]]]] = [(b"", frozenset())]
    while folders:
        folder, above = folders.pop()
        try:
            entries = list(os.scandir(top + b"/" + folder))
        except OSError:
            yield folder, None
            continue
        for entry in entries:
            name = folder + entry.name
            try:
                status = entry.stat()
            except OSError:
                yield name, None
                continue
            yield name, status
            own = (status.st_dev, status.st_ino)
            if S_ISDIR(status.st_mode) and own not in above:
                folders.append((name + b"/", above | {own}))
