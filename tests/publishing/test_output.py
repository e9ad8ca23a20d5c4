"""Old or new, never half; and no file that is not ours is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.model.library import SitePage
from litsite.model.problem import LitsiteError
from litsite.publishing.output import publish, recover


def pages(**texts: str) -> list[SitePage]:
    return [SitePage(f"{name}.html", text.encode()) for name, text in texts.items()]


def test_a_build_replaces_the_whole_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一", gone="旧"), site)
    publish(pages(index="二"), site)
    assert (site / "index.html").read_text(encoding="utf-8") == "二"
    assert not (site / "gone.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


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


def test_a_run_killed_between_the_renames_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(pages(index="一"), site)
    site.rename(tmp_path / "site.old")
    (tmp_path / "site.new").mkdir()
    assert recover(site)
    assert (site / "index.html").read_text(encoding="utf-8") == "一"
    publish(pages(index="二"), site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


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
