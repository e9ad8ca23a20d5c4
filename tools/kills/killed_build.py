"""One build, killed: what it left, and what the next build makes of that.

What the build should have done is known from a copy of the digest that was built undisturbed. Each file of
content/ must be as it was or as it shall be, the site as a whole; and the next build must end as the
undisturbed one did.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from litsite.publishing.exchange import recover
from tools.kills.edited_digest import ROOT

When = Literal["at any time", "while content/ is written", "while the site is exchanged"]
WHEN: tuple[When, ...] = (
    "at any time",
    "while content/ is written",
    "while the site is exchanged",
)
_SOON = 0.03
"""Seconds after the first sign of a deed: long enough for the whole of it."""
_Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Killed:
    """What a killed build left."""

    when: When
    ended: bool
    """The build was done before it could be killed."""
    content: Literal["old", "some new", "new"]
    exchanging: bool
    """The exchange of the site was decided and not yet done; `recover` has carried it to its end."""
    site: Literal["old", "new"]
    faults: tuple[str, ...]
    """What is half or lost; there should be none."""


def kill_build(root: Path, when: When, chance: random.Random) -> Killed:
    """Kill a build of the edited digest `root`, look, and build it to the end."""
    before = read_files(root, "content", "site", "sources")
    reference = root.with_name("reference")
    shutil.rmtree(reference, ignore_errors=True)
    shutil.copytree(root, reference)
    started = time.perf_counter()
    _start(reference).wait()
    seconds = time.perf_counter() - started
    wanted = read_files(reference, "content", "site", "sources")

    process = _start(root)
    _wait(process, when, root, seconds, chance)
    ended = process.poll() is not None
    process.kill()
    process.wait()

    exchanging = recover(root / "site")
    left = read_files(root, "content", "site", "sources")
    faults = find_half(before, wanted, left)
    _start(root).wait()
    faults += find_different(wanted, read_files(root, "content", "site", "sources"))
    strays = {path.name for path in root.iterdir()} - {path.name for path in reference.iterdir()}
    faults += [f"{name} is left over" for name in sorted(strays)]
    return Killed(
        when,
        ended,
        _content_state(before, wanted, left),
        exchanging,
        "old" if _part(left, "site") == _part(before, "site") else "new",
        tuple(faults),
    )


def build(root: Path) -> None:
    """Build undisturbed."""
    _start(root).wait()


def read_files(root: Path, *folders: str) -> dict[str, bytes]:
    """Path → bytes of all files in the folders."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def _start(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "litsite", "build", "--root", str(root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait(
    process: subprocess.Popen[bytes], when: When, root: Path, seconds: float, chance: random.Random
) -> None:
    """Return at the moment to kill, or when the process is done."""
    if when == "at any time":
        _wait_until(process, time.perf_counter() + chance.uniform(0, seconds))
        return
    begun = {
        "while content/ is written": _watch_content(root),
        "while the site is exchanged": (root / ".site.litsite-new").exists,
    }[when]
    while process.poll() is None and not begun():
        pass
    _wait_until(process, time.perf_counter() + chance.uniform(0, _SOON))


def _watch_content(root: Path) -> Callable[[], bool]:
    """Whether something in content/ differs from now: names, or a time of change of a folder."""
    folders = [root / "content" / name for name in ("articles", "sources")]

    def look() -> list[int]:
        return [folder.stat().st_mtime_ns if folder.exists() else 0 for folder in folders]

    first = look()
    return lambda: look() != first


def _wait_until(process: subprocess.Popen[bytes], moment: float) -> None:
    while process.poll() is None and time.perf_counter() < moment:
        pass


def find_half(before: _Files, wanted: _Files, left: _Files) -> list[str]:
    """Files that are neither old nor new; a site that is partly the one and partly the other."""
    faults = []
    for name, data in left.items():
        known = {before.get(name), wanted.get(name)}
        if data not in known and not name.endswith("/.litsite-new"):
            faults.append(f"{name} is half")
    for name in before.keys() & wanted.keys():
        if name not in left:
            faults.append(f"{name} is lost")
    if _part(left, "site") not in (_part(before, "site"), _part(wanted, "site")):
        faults.append("the site is half")
    if _part(left, "sources") != _part(before, "sources"):
        faults.append("a source was touched")
    return faults


def find_different(wanted: _Files, built: _Files) -> list[str]:
    """What the next build makes other than the undisturbed one."""
    names = sorted(wanted.keys() | built.keys())
    return [
        f"{name} differs after the next build"
        for name in names
        if wanted.get(name) != built.get(name)
    ]


def _content_state(
    before: _Files, wanted: _Files, left: _Files
) -> Literal["old", "some new", "new"]:
    own = _part(left, "content")
    if own == _part(before, "content"):
        return "old"
    return "new" if own == _part(wanted, "content") else "some new"


def _part(files: _Files, folder: str) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith(f"{folder}/")}
