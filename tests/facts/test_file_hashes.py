"""Hashes of files: a file that nobody touched is not read again, and no change goes unnoticed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from litsite.facts import file_hashes as module
from litsite.facts.file_hashes import hash_files
from litsite.facts.store import NO_FACTS, open_facts
from tests.ticking import wait_for_a_tick

HOUR = 3_600_000_000_000
posix = pytest.mark.skipif(os.name != "posix", reason="all files are read there")


class Clock:
    """The machine's clock as the module reads it; files have the real one's times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ahead = 0
        real = module.time.time_ns
        monkeypatch.setattr(module.time, "time_ns", lambda: real() + self.ahead)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files" / "deep").mkdir(parents=True)
    (tmp_path / "files" / "a.yaml").write_text("甲", "utf-8")
    (tmp_path / "files" / "deep" / "b.md").write_text("乙", "utf-8")
    return tmp_path / "files"


def look(folder: Path) -> list[tuple[bytes, bytes]]:
    """One build's look at the files."""
    with open_facts(folder.parent / ".litsite", []) as facts:
        return hash_files(folder, facts)


def reads_of(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """The files that a look opens."""
    opened: list[str] = []

    def watched(path: Path) -> bytes:
        opened.extend([path.name] if folder in path.parents else [])
        return real(path)

    real = Path.read_bytes
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", watched)
        look(folder)
    return sorted(opened)


@posix
def test_what_did_not_change_is_read_once(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.ahead = HOUR
    assert reads_of(monkeypatch, folder) == ["a.yaml", "b.md"]
    assert reads_of(monkeypatch, folder) == []
    wait_for_a_tick(folder / "a.yaml")
    (folder / "a.yaml").write_text("丙", "utf-8")
    assert reads_of(monkeypatch, folder) == ["a.yaml"]


def test_a_file_that_has_just_changed_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reads_of(monkeypatch, folder) == ["a.yaml", "b.md"]
    assert reads_of(monkeypatch, folder) == ["a.yaml", "b.md"]


def rewrite(path: Path) -> None:
    path.write_text("丙", "utf-8")


def rewrite_with_the_old_times(path: Path) -> None:
    status = path.stat()
    path.write_text("丙", "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def put_another_in_its_place(path: Path) -> None:
    status = path.stat()
    other = path.with_name("other")
    other.write_text("丙", "utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


def append(path: Path) -> None:
    path.write_text("甲丙", "utf-8")


@pytest.mark.parametrize(
    "change", [rewrite, rewrite_with_the_old_times, put_another_in_its_place, append]
)
@pytest.mark.parametrize("set_to", [HOUR, 0, -HOUR])
def test_a_change_is_noticed_whatever_the_clock_says(
    folder: Path, clock: Clock, change: Callable[[Path], None], set_to: int
) -> None:
    clock.ahead = HOUR
    before = look(folder)
    clock.ahead = set_to
    wait_for_a_tick(folder / "a.yaml")
    change(folder / "a.yaml")
    after = look(folder)
    assert after != before
    assert after == hash_files(folder, NO_FACTS)


def test_a_change_within_one_tick_of_the_clock_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A file system whose clock stands still: both texts have one size and one time, of change too.
    status = (folder / "a.yaml").stat()
    real = module._walk
    monkeypatch.setattr(
        module, "_walk", lambda top: ((n, status) for n, _ in real(top) if n == b"a.yaml")
    )
    before = look(folder)
    (folder / "a.yaml").write_text("丙", "utf-8")
    assert look(folder) != before


@pytest.mark.parametrize("clock_ahead", [HOUR, 0])
def test_names_count_and_so_do_files_that_come_and_go(
    folder: Path, clock: Clock, clock_ahead: int
) -> None:
    clock.ahead = clock_ahead
    seen = [look(folder)]
    (folder / "a.yaml").rename(folder / "c.yaml")
    seen.append(look(folder))
    (folder / "c.yaml").unlink()
    seen.append(look(folder))
    (folder / "empty").mkdir()
    seen.append(look(folder))
    (folder / os.fsdecode(b"gb\xc4\xea.txt")).write_text("", "utf-8")
    seen.append(look(folder))
    assert all(one not in seen[:n] for n, one in enumerate(seen))
    assert look(folder) == seen[-1]


@posix
def test_links_are_followed_but_not_in_circles(folder: Path, clock: Clock) -> None:
    clock.ahead = HOUR
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "d.yaml").write_text("丁", "utf-8")
    (folder / "linked").symlink_to(elsewhere)
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "none")
    before = look(folder)
    wait_for_a_tick(elsewhere / "d.yaml")
    assert len(before) == len(dict(before)) < 20
    (elsewhere / "d.yaml").write_text("戊", "utf-8")
    assert look(folder) != before


@posix
def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe")  # reading it would wait for ever
    assert dict(look(folder))[b"pipe"] == b"10000"


def test_a_folder_that_is_not_there_is_no_folder(tmp_path: Path) -> None:
    assert hash_files(tmp_path / "none", NO_FACTS) == [(b"", b"")]
