"""Old or new, never half; and no file that is not ours is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.model.library import SitePage
from litsite.model.problem import LitsiteError
from litsite.publishing.build_lock import build_lock
from litsite.publishing.output import MANIFEST, publish


def pages(**texts: str) -> list[SitePage]:
    return [SitePage(f"{name}.html", text.encode()) for name, text in texts.items()]


def test_a_build_replaces_the_whole_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一", gone="旧"), site)
    publish(pages(index="二"), site)
    assert (site / "index.html").read_text(encoding="utf-8") == "二"
    assert not (site / "gone.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一", same="同", gone="旧"), site)
    before = (site / "same.html").stat()
    done = publish(pages(index="二", same="同", new="新"), site)
    after = (site / "same.html").stat()
    assert (done.files, done.written, done.removed) == (3, 2, 1)
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    again = publish(pages(index="二", same="同", new="新"), site)
    assert (again.written, again.removed) == (0, 0)


def test_a_page_that_somebody_changed_is_put_right(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一"), site)
    (site / "index.html").write_text("乙", encoding="utf-8")
    publish(pages(index="一"), site)
    assert (site / "index.html").read_text(encoding="utf-8") == "一"


def test_foreign_files_are_carried_over(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一"), site)
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    (site / "extra").mkdir()
    (site / "extra" / "photo.jpg").write_bytes(b"jpg")
    publish(pages(index="二"), site)
    assert (site / "CNAME").read_text(encoding="utf-8") == "example.org"
    assert (site / "extra" / "photo.jpg").read_bytes() == b"jpg"


def test_a_foreign_file_is_not_overwritten(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("别人的网站", encoding="utf-8")
    with pytest.raises(LitsiteError, match="foreign-file"):
        publish(pages(index="一"), site)
    assert (site / "index.html").read_text(encoding="utf-8") == "别人的网站"


def test_a_run_killed_while_writing_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一"), site)

    def dying() -> list[SitePage]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(dying(), site)
    assert (site / "index.html").read_text(encoding="utf-8") == "一"


@pytest.mark.parametrize("path", ["../x.html", "/etc/x", "a//b.html", "a\\b.html"])
def test_no_page_leaves_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(LitsiteError, match="bad-path"):
        publish([SitePage(path, b"")], tmp_path / "site")


def test_two_pages_cannot_claim_one_path(tmp_path: Path) -> None:
    with pytest.raises(LitsiteError, match="path-twice"):
        publish([SitePage("a.html", b"1"), SitePage("a.html", b"2")], tmp_path / "site")


def test_an_editors_own_backup_beside_the_site_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一"), site)
    for name in ("site.old", "site.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_text("我的", encoding="utf-8")
    publish(pages(index="二"), site)
    assert (tmp_path / "site.old" / "mine.txt").exists()
    assert (tmp_path / "site.new" / "mine.txt").exists()


def test_a_site_that_is_a_link_to_the_web_root_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    site = tmp_path / "site"
    site.symlink_to("www")
    publish(pages(index="一"), site)
    publish(pages(index="二"), site)
    assert site.is_symlink()
    assert (tmp_path / "www" / "index.html").read_text(encoding="utf-8") == "二"


def test_an_empty_foreign_folder_is_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一"), site)
    (site / "empty").mkdir()
    publish(pages(index="二"), site)
    assert (site / "empty").is_dir()


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_foreign_thing_where_a_page_belongs_is_refused(tmp_path: Path, kind: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    if kind == "file":
        (site / "articles").write_text("x", encoding="utf-8")
    else:
        (site / "index.html").mkdir()
    with pytest.raises(LitsiteError, match="foreign-file"):
        publish([SitePage("index.html", b""), SitePage("articles/a.html", b"")], site)


@pytest.mark.parametrize("text", ["", "null", "[1]", '{"a": 1}'])
def test_a_damaged_manifest_is_told_and_nothing_is_removed(tmp_path: Path, text: str) -> None:
    site = tmp_path / "site"
    publish(pages(index="一"), site)
    (site / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(LitsiteError, match="manifest"):
        publish(pages(index="二"), site)
    assert (site / "index.html").read_text(encoding="utf-8") == "一"


def test_two_builds_do_not_meet(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(LitsiteError, match="locked"), build_lock(tmp_path):
        pass
    with build_lock(tmp_path):
        pass
