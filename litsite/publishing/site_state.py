"""Whether the files of a site are as a build left them, without reading them."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from litsite.facts.fingerprint import fingerprint
from litsite.model.problem import LitsiteError
from litsite.publishing.output import MANIFEST, read_manifest


def read_state(site: Path) -> bytes | None:
    """One hash of the names, sizes, inodes and times of change of all files that are ours; None where
    one, or the manifest that names them, is missing.

    Tools may set the time of a change (`touch -r`), but not the time at which the system noted one (ctime).
    """
    states = []
    folder = os.fspath(site)
    try:
        for name in (*read_manifest(site), MANIFEST):
            # Strings, because Path objects of ten thousand files take longer than the system does.
            status = os.lstat(f"{folder}/{name}")
            if not S_ISREG(status.st_mode):
                return None
            times = (status.st_mtime_ns, status.st_ctime_ns)
            states.append((name, status.st_size, status.st_ino, *times))
    except (OSError, LitsiteError):
        return None
    return fingerprint(states)
