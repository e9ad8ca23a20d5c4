"""The state of a site: the same while nobody touches a file of ours, another as soon as somebody does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from litsite.model.library import SitePage
from litsite.publishing.output import MANIFEST, publish
from litsite.publishing.site_state import read_state
from tests.ticking import wait_for_a_tick


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = [SitePage("index.html", "首页".encode()), SitePage("articles/a.html", "甲".encode())]
    publish(pages, tmp_path / "site")
    return tmp_path / "site"


def test_a_site_is_as_it_was_until_a_file_of_ours_changes(site: Path) -> None:
    before = read_state(site)
    assert set(before) == {"index.html", "articles/a.html", MANIFEST}
    (site / "theirs.html").write_text("别人的", "utf-8")
    assert read_state(site) == before


def rewrite(path: Path) -> None:
    path.write_text("乙", "utf-8")


def rewrite_with_the_old_time(path: Path) -> None:
    status = path.stat()
    path.write_text("乙", "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def put_another_in_its_place(path: Path) -> None:
    status = path.stat()
    other = path.with_name("other")
    other.write_text("乙", "utf-8")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


def remove(path: Path) -> None:
    path.unlink()


def put_a_link_in_its_place(path: Path) -> None:
    path.rename(path.with_name("b.html"))
    path.symlink_to("b.html")


@pytest.mark.parametrize(
    "change",
    [
        rewrite,
        pytest.param(
            rewrite_with_the_old_time,
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such time"),
        ),
        put_another_in_its_place,
        remove,
        put_a_link_in_its_place,
    ],
)
def test_a_file_that_somebody_touched_is_noticed(
    site: Path, change: Callable[[Path], None]
) -> None:
    before = read_state(site)
    wait_for_a_tick(site / "articles" / "a.html")
    change(site / "articles" / "a.html")
    assert read_state(site) != before


@pytest.mark.parametrize("manifest", [None, "[]", "{"])
def test_without_a_manifest_nothing_is_known(site: Path, manifest: str | None) -> None:
    (site / MANIFEST).unlink()
    if manifest is not None:
        (site / MANIFEST).write_text(manifest, "utf-8")
    assert read_state(site) == {}
