"""A full disk, a folder that may only be read, a file that may not be read: told, and nothing is half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.digests import built_anew, make_digest, read_tree, run, write_source

pytestmark = pytest.mark.slow

Mount = Callable[[Path, int], None]
Forbid = Callable[[Path, int], None]

FULL = {"en": "the disk is full; make room", "zh": "磁盘已满；请清出空间"}
NO_RIGHT = {"en": "you may not read or write here", "zh": "没有读写权限"}
KEPT = {
    "en": "the site was not replaced; it is as it was before",
    "zh": "网站未更新，仍是上一次的样子",
}
BOTH = pytest.mark.parametrize("language", ["en", "zh"])


def change_everything(root: Path) -> None:
    """Every page and many files of content/ shall be written."""
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("title: ", "title: 新编", 1), "utf-8")
    for number in (4, 5, 6):
        write_source(root, number)


# A full disk


@BOTH
def test_a_full_disk_under_the_site_leaves_the_old_one(
    built: Path, small_disk: Mount, language: str
) -> None:
    before = read_tree(built / "site")
    small_disk(built / "site", 20_000)
    change_everything(built)
    done = run(built, language=language)
    assert done.code == 1
    assert "site/" in done.told and FULL[language] in done.told
    assert KEPT[language] in done.said
    assert read_tree(built / "site") == before
    assert not (built / "site" / ".site.litsite-new").exists()


def test_a_full_disk_under_the_whole_digest_leaves_site_and_content_whole(
    built: Path, small_disk: Mount, tmp_path: Path
) -> None:
    before = read_tree(built)
    small_disk(built, 40_000)
    change_everything(built)
    done = run(built)
    assert done.code == 1
    assert FULL["en"] in done.told
    after = read_tree(built)
    assert {name: after[name] for name in before if name.startswith("site/")} == {
        name: data for name, data in before.items() if name.startswith("site/")
    }
    assert [name for name in after if "litsite-new" in name] == []


@BOTH
def test_a_full_disk_under_content_leaves_each_file_old_or_new(
    built: Path, small_disk: Mount, tmp_path: Path, language: str
) -> None:
    site = read_tree(built / "site")
    small_disk(built / "content", 8192)
    change_everything(built)
    old = read_tree(built / "content")
    undisturbed = tmp_path / "undisturbed"
    built_anew(built, undisturbed)
    wanted = read_tree(undisturbed / "content")
    done = run(built, language=language)
    assert done.code == 1
    assert "content/" in done.told and FULL[language] in done.told
    assert read_tree(built / "site") == site
    left = read_tree(built / "content")
    assert left.keys() <= wanted.keys()
    assert all(data in {old.get(name), wanted[name]} for name, data in left.items())


# Rights


@BOTH
@pytest.mark.parametrize("folder", ["site", "site/articles", "content/articles", "content/sources"])
def test_a_folder_that_may_only_be_read_is_told_and_the_site_stands(
    built: Path, forbid: Forbid, folder: str, language: str
) -> None:
    before = read_tree(built / "site")
    change_everything(built)
    forbid(built / folder, 0o555)
    done = run(built, language=language)
    assert done.code == 1
    assert f"{folder}" in done.told and NO_RIGHT[language] in done.told
    assert KEPT[language] in done.said
    assert read_tree(built / "site") == before
    assert not (built / ".site.litsite-new").exists()


@pytest.mark.parametrize("place", [".", ".litsite", ".litsite/lock"])
def test_a_digest_that_may_not_be_written_is_no_build_that_is_running(
    built: Path, forbid: Forbid, place: str
) -> None:
    change_everything(built)
    before = read_tree(built / "site")
    forbid(built / place, 0o444 if place.endswith("lock") else 0o555)
    done = run(built)
    assert "another build" not in done.told
    if place == ".litsite":  # a cache that cannot be kept costs time, and no build
        assert done.code == 0, done.told
    else:
        assert done.code == 1 and NO_RIGHT["en"] in done.told
        assert read_tree(built / "site") == before


def test_a_new_digest_that_may_not_be_written_is_told(tmp_path: Path, forbid: Forbid) -> None:
    make_digest(tmp_path / "digest")
    forbid(tmp_path / "digest", 0o555)
    done = run(tmp_path / "digest")
    assert done.code == 1
    assert done.told.startswith(".litsite: error: you may not read or write here")


@BOTH
@pytest.mark.parametrize(
    "folder", ["sources", "content/articles", "content/sources", "content/pages"]
)
def test_a_folder_that_may_not_be_read_is_not_taken_for_an_empty_one(
    built: Path, forbid: Forbid, folder: str, language: str
) -> None:
    before = read_tree(built / "site"), read_tree(built / "content")
    forbid(built / folder, 0o300)
    done = run(built, language=language)
    assert done.code == 1
    assert f"{folder}: " in done.told and NO_RIGHT[language] in done.told
    (built / folder).chmod(0o755)
    assert (read_tree(built / "site"), read_tree(built / "content")) == before


@BOTH
def test_a_source_that_may_not_be_read_keeps_its_article(
    built: Path, forbid: Forbid, language: str
) -> None:
    before = read_tree(built / "content")
    forbid(built / "sources" / "2.txt", 0o000)
    write_source(built, 4)
    done = run(built, language=language)
    assert done.code == 1
    assert "sources/2.txt: " in done.told and NO_RIGHT[language] in done.told
    after = read_tree(built / "content")
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 2


@pytest.mark.parametrize("file", ["content/site.yaml", "content/articles"])
def test_an_unreadable_file_of_content_leaves_the_site(
    built: Path, forbid: Forbid, file: str
) -> None:
    path = built / file
    if path.is_dir():
        path = min(path.iterdir())
    before = read_tree(built / "site"), path.read_bytes()
    forbid(path, 0o000)
    done = run(built)
    assert done.code == 1
    assert path.relative_to(built).as_posix() in done.told and NO_RIGHT["en"] in done.told
    path.chmod(0o644)
    assert (read_tree(built / "site"), path.read_bytes()) == before


def test_a_folder_may_be_mounted_where_the_site_belongs(
    built: Path, small_disk: Mount, tmp_path: Path
) -> None:
    """As a container's volume is: what is written first cannot be beside it, where another disk begins."""
    small_disk(built / "site", 20_000_000)
    change_everything(built)
    assert run(built).code == 0
    assert read_tree(built / "site") == built_anew(built, tmp_path / "anew")
