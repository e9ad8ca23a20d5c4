"""Whether the files of a site are as a build left them, by their sizes and times of change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG

from litsite.model.problem import LitsiteError
from litsite.publishing.output import MANIFEST, read_manifest

SiteState = Mapping[str, tuple[int, int]]
"""File that is ours → size in bytes, time of change in nanoseconds."""


def read_state(site: Path) -> dict[str, tuple[int, int]] | None:
    """The state of all files that the manifest names; None where one of them, or it, is missing."""
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
