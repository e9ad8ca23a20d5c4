"""Whether the files of a site are as a build left them, by their sizes and times of change."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from litsite.facts.fingerprint import hash_content
from litsite.facts.store import Facts
from litsite.model.library import SiteFile, SitePage, Stage, StandingPage
from litsite.model.problem import LitsiteError
from litsite.publishing.output import MANIFEST, read_manifest

FileState = tuple[int, int, int, int]
"""Size in bytes, times of change of content and of status in nanoseconds, number on its disk: who sets the
first of the times back changes the second."""
_STAGE = "site"


def read_state(site: Path) -> dict[str, FileState]:
    """The files that the manifest names and that are there, and the manifest."""
    try:
        names = [*read_manifest(site), MANIFEST]
    except (OSError, LitsiteError):
        return {}
    state: dict[str, FileState] = {}
    for name in names:
        with suppress(OSError):
            status = os.lstat(f"{site}/{name}")
            if S_ISREG(status.st_mode):
                times = status.st_mtime_ns, status.st_ctime_ns
                state[name] = (status.st_size, *times, status.st_ino)
    return state


def find_standing(site: Path, facts: Facts) -> dict[str, str]:
    """File → hash of its bytes, for those that are as the last build left them."""
    known = facts.find(_STAGE, "", dict[str, tuple[FileState, str]]) or {}
    state = read_state(site)
    return {name: hash for name, (last, hash) in known.items() if state.get(name) == last}


def stage_all(
    pages: Iterable[SitePage], standing: Mapping[str, str], stage: Stage
) -> list[SiteFile]:
    """The files, staged unless they stand in the site. `standing`: as find_standing gives it."""
    staged: list[SiteFile] = []
    for page in pages:
        known = hash_content(page.content)
        stands = standing.get(page.path) == known
        staged.append(StandingPage(page.path, known) if stands else stage(page.path, page.content))
    return staged


def keep_standing(site: Path, state: Mapping[str, FileState], facts: Facts) -> None:
    """Remember in what state a build left its files."""
    hashes = read_manifest(site)
    facts.keep(_STAGE, "", {name: (state[name], hash) for name, hash in hashes.items()})
