"""Whether the files of a site are as a build left them, by their sizes and times of change."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

from litsite.model.problem import LitsiteError
from litsite.publishing.output import MANIFEST, read_manifest


def read_state(site: Path) -> dict[str, tuple[int, int]] | None:
    """File that is ours → size in bytes and time of change in nanoseconds; None where one, or the
    manifest that names them, is missing."""
    state: dict[str, tuple[int, int]] = {}
    try:
        for name in (*read_manifest(site), MANIFEST):
            status = (site / name).lstat()
            if not S_ISREG(status.st_mode):
                return None
            state[name] = (status.st_size, status.st_mtime_ns)
    except (OSError, LitsiteError):
        return None
    return state
