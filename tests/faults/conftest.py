"""Digests, disks and rights that the tests of faults begin with."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.digests import MAY_ALL, make_digest, run


@pytest.fixture(scope="session")
def _built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("faults") / "digest"
    make_digest(root)
    done = run(root)
    assert done.code == 0, done.told
    return root


@pytest.fixture
def built(_built_once: Path, tmp_path: Path) -> Path:
    """A digest, built."""
    return shutil.copytree(_built_once, tmp_path / "digest")


@pytest.fixture
def small_disk() -> Iterator[Callable[[Path, int], None]]:
    """Puts what a folder holds onto a disk of its own that has but some bytes of room left."""
    if not MAY_ALL:
        pytest.skip("only root may mount a disk")
    with ExitStack() as mounted:

        def mount(folder: Path, room: int) -> None:
            held = folder.with_name(f"{folder.name}-held")
            folder.rename(held)
            folder.mkdir()
            size = sum(
                -(-path.stat().st_size // 4096) * 4096 for path in held.rglob("*") if path.is_file()
            )
            options = f"size={size + room}"
            made = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
                capture_output=True,
                text=True,
            )
            if made.returncode:
                held.rmdir()
                pytest.skip(f"no disk can be mounted: {made.stderr.strip()}")
            mounted.callback(subprocess.run, ["umount", folder], check=True)
            shutil.copytree(held, folder, symlinks=True, dirs_exist_ok=True)
            shutil.rmtree(held)

        yield mount


@pytest.fixture
def forbid() -> Iterator[Callable[[Path, int], None]]:
    """Sets the rights of a file or folder until the test ends."""
    if MAY_ALL and shutil.which("setpriv") is None:
        pytest.skip("root may all, and no setpriv lays that down")
    with ExitStack() as changed:

        def change(path: Path, mode: int) -> None:
            changed.callback(path.chmod, path.stat().st_mode & 0o7777)
            path.chmod(mode)

        yield change
