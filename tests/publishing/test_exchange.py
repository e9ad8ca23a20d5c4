"""An exchange killed at any step leaves, once somebody looks after it, all of the old or all of the new."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.model.library import SitePage
from litsite.model.problem import LitsiteError
from litsite.publishing.exchange import exchange, open_staging, recover
from litsite.publishing.output import MANIFEST, publish

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


def test_what_lies_ready_is_exchanged_without_being_held(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([SitePage(name, content) for name, content in OLD.items()], site)
    before = contents(site)
    with open_staging(site) as staging:
        pages = [staging.add(name, content) for name, content in NEW.items()]
        assert contents(site) == before
        publish(pages, site, staging=staging)
    assert {name: data for name, data in contents(site).items() if name != MANIFEST} == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_lies_ready_is_gone_where_a_build_fails(tmp_path: Path) -> None:
    site = tmp_path / "site"
    lay_out(site, OLD)
    with pytest.raises(ZeroDivisionError), open_staging(site) as staging:
        staging.add("a.html", b"new")
        raise ZeroDivisionError
    assert contents(site) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_lies_ready_and_is_as_it_was_is_not_exchanged(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([SitePage("a.html", b"a")], site)
    before = (site / "a.html").stat().st_mtime_ns
    with open_staging(site) as staging:
        done = publish([staging.add("a.html", b"a")], site, staging=staging)
    assert (done.written, (site / "a.html").stat().st_mtime_ns) == (0, before)


@pytest.mark.parametrize("name", ["../a.html", "/a.html", "a//b.html", "a\\b.html"])
def test_nothing_is_laid_ready_outside(tmp_path: Path, name: str) -> None:
    with open_staging(tmp_path / "site") as staging, pytest.raises(LitsiteError):
        staging.add(name, b"")
