"""An exchange killed at any step leaves, once somebody looks after it, all of the old or all of the new."""

from __future__ import annotations

from pathlib import Path

from litsite.publishing.exchange import exchange, recover

from .killing import Killed, killed_before_step

OLD = {"index.html": b"1", "a/x.html": b"1", "b": b"1", "c/y.html": b"1", "same.css": b"1"}
NEW = {"index.html": b"2", "a": b"2", "b/z.html": b"2", "d/e/f.html": b"2", "same.css": b"1"}
"""Folders become files and files folders, some go, some come."""
FOREIGN = {"CNAME": b"example.org", "c/photo.jpg": b"jpg"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def lay_out(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def change(site: Path) -> None:
    written = {name: content for name, content in NEW.items() if OLD.get(name) != content}
    exchange(site, written, sorted(OLD.keys() - NEW.keys()))


def test_every_step_can_be_the_last(tmp_path: Path) -> None:
    outcomes = []
    for number in range(200):
        site = tmp_path / str(number) / "site"
        lay_out(site, OLD | FOREIGN)
        try:
            with killed_before_step(number) as taken:
                change(site)
        except Killed:
            pass
        else:
            assert contents(site) == NEW | FOREIGN and len(taken) == number
            break
        recover(site)
        outcomes.append(contents(site) == NEW | FOREIGN)
        assert contents(site) in (OLD | FOREIGN, NEW | FOREIGN), (number, taken)
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    # Decided once: old up to some step, new from there on.
    assert outcomes == sorted(outcomes) and set(outcomes) == {False, True}


def test_a_recovery_may_be_killed_as_well(tmp_path: Path) -> None:
    for first in range(12, 40, 3):
        for second in range(12):
            site = tmp_path / f"{first}-{second}" / "site"
            lay_out(site, OLD)
            for kill, action in ((first, change), (second, recover)):
                try:
                    with killed_before_step(kill):
                        action(site)
                except Killed:
                    pass
            recover(site)
            assert contents(site) in (OLD, NEW), (first, second)


def test_a_new_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    for number in range(100):
        site = tmp_path / str(number) / "site"
        try:
            with killed_before_step(number):
                exchange(site, NEW, [])
        except Killed:
            recover(site)
            assert not site.exists() or contents(site) == NEW
        else:
            assert contents(site) == NEW
            return
    raise AssertionError("never ended")


def test_nothing_to_recover_is_said(tmp_path: Path) -> None:
    lay_out(tmp_path / "site", OLD)
    assert not recover(tmp_path / "site")
