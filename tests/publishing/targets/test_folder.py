"""Publishing to a folder: only what changed, old or new, and nobody else's files."""

from __future__ import annotations

import errno
import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.publishing.killing import Killed, killed_before_step

from .conftest import Desk, contents, plain


def test_the_folder_becomes_the_site(desk: Desk, tmp_path: Path) -> None:
    told = desk.publish(tmp_path / "www")
    assert plain(contents(tmp_path / "www")) == desk.files()
    assert (told["sent"], told["changed"], told["removed"]) == (True, [], [])


def test_a_second_publish_touches_only_what_changed(desk: Desk, tmp_path: Path) -> None:
    www = tmp_path / "www"
    desk.publish(www)
    before = {path: path.stat().st_mtime_ns for path in www.rglob("*") if path.is_file()}
    assert desk.publish(www)["sent"] is False
    desk.edit()
    told = desk.publish(www)
    touched = {
        path.relative_to(www).as_posix()
        for path in www.rglob("*")
        if path.is_file() and before.get(path) != path.stat().st_mtime_ns
    }
    assert touched - {".litsite-manifest.json"} == {*told["new"], *told["changed"]}
    assert any(name.startswith("articles/") for name in told["changed"])
    assert "static/style.css" not in touched
    assert plain(contents(www)) == desk.files()


def test_a_dry_run_lists_the_changes_and_makes_none(desk: Desk, tmp_path: Path) -> None:
    www = tmp_path / "www"
    told = desk.publish(www, "--dry-run")
    assert "index.html" in told["new"]
    assert not www.exists()
    desk.publish(www)
    desk.edit()
    before = contents(www)
    seen = desk.run("publish", www, "--dry-run").stdout
    assert "~ articles/" in seen
    assert "nothing was sent (--dry-run)" in seen
    assert contents(www) == before


def test_what_left_the_site_leaves_the_folder_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    www = tmp_path / "www"
    desk.publish(www)
    (www / "articles" / "photo.jpg").write_bytes(b"theirs")
    (desk.root / "content" / "pages" / "about.md").unlink()
    desk.run("build")
    assert desk.publish(www)["removed"] == ["about.html"]
    assert not (www / "about.html").exists()
    assert (www / "articles" / "photo.jpg").read_bytes() == b"theirs"


def test_a_file_that_litsite_did_not_publish_is_not_replaced(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "index.html").write_text("Welcome to nginx!", encoding="utf-8")
    told = desk.refused(tmp_path / "www")
    assert (told["code"], told["values"]["names"]) == ("publish-foreign", "index.html")
    assert contents(tmp_path / "www") == {"index.html": b"Welcome to nginx!"}


def test_what_the_owner_put_into_the_site_is_published_but_nothing_hidden(
    desk: Desk, tmp_path: Path
) -> None:
    for name in ("verify.html", ".well-known/security.txt", ".git/config", ".DS_Store"):
        (desk.site / name).parent.mkdir(exist_ok=True)
        (desk.site / name).write_text("x", encoding="utf-8")
    (desk.site / "secret").symlink_to("/etc/hostname")
    new = desk.publish(tmp_path / "www")["new"]
    assert {"verify.html", ".well-known/security.txt"} <= set(new)
    assert not {".git/config", ".DS_Store", "secret", ".litsite-manifest.json"} & set(new)


def test_large_texts_get_their_compressed_form_beside(desk: Desk, tmp_path: Path) -> None:
    www = tmp_path / "www"
    desk.publish(www)
    style = (www / "static" / "style.css").read_bytes()
    assert gzip.decompress((www / "static" / "style.css.gz").read_bytes()) == style
    assert not list((www / "search").glob("*.gz")), "the search's files are compressed already"
    assert not list(desk.site.rglob("*.gz"))
    # Another zlib compresses otherwise; that is no change.
    (www / "static" / "style.css.gz").write_bytes(gzip.compress(style, 1, mtime=1))
    assert desk.publish(www)["sent"] is False


def test_a_page_that_was_changed_there_is_put_right(desk: Desk, tmp_path: Path) -> None:
    desk.publish(tmp_path / "www")
    (tmp_path / "www" / "index.html").write_text("defaced", encoding="utf-8")
    assert desk.publish(tmp_path / "www")["changed"] == ["index.html"]
    assert plain(contents(tmp_path / "www")) == desk.files()


def test_a_site_that_fails_its_check_is_not_published(desk: Desk, tmp_path: Path) -> None:
    page = desk.site / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + '<a href="gone.html">', encoding="utf-8")
    done = desk.run("publish", tmp_path / "www")
    assert done.exit_code == 1
    assert "site/index.html: error: dead link gone.html" in done.stderr
    assert "nothing was published: the site has 2 errors" in done.stderr
    assert not (tmp_path / "www").exists()


def test_an_edit_that_was_not_built_is_told(desk: Desk, tmp_path: Path) -> None:
    assert desk.publish(tmp_path / "www")["problems"] == []
    (article,) = (desk.root / "content" / "articles").iterdir()
    was = article.read_text(encoding="utf-8")
    article.write_text(was.replace("12处", "15处"), encoding="utf-8")
    (told,) = desk.publish(tmp_path / "www")["problems"]
    assert (told["code"], told["severity"]) == ("publish-stale", "warning")
    desk.run("build")
    assert desk.publish(tmp_path / "www")["problems"] == []


def test_a_publish_killed_at_any_step_leaves_old_or_new(desk: Desk, tmp_path: Path) -> None:
    www = tmp_path / "www"
    desk.publish(www)
    old = contents(www)
    desk.edit()
    outcomes = []
    for number in range(0, 400, 7):
        try:
            with killed_before_step(number):
                done = desk.run("publish", www)
        except Killed:
            done = None
        if done is not None and done.exit_code == 0:
            break
        desk.publish(www, "--dry-run")
        outcomes.append(contents(www) == old)
    assert outcomes and outcomes[0], "killed early, nothing has happened"
    desk.publish(www)
    assert plain(contents(www)) == desk.files()


@pytest.mark.parametrize("code", ["kept", "halfway"])
def test_a_disk_that_is_full_is_told_with_what_stands_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    www = tmp_path / "www"
    desk.publish(www)
    old = contents(www)
    desk.edit()
    planned = desk.publish(www, "--dry-run")
    # All are laid down, and the manifest; the journal decides; then they are put in.
    laid_down = len(planned["new"]) + len(planned["changed"]) + 1
    with monkeypatch.context() as patch:
        failing_after(3 if code == "kept" else laid_down + 1 + 5, patch)
        told = desk.refused(www)
    assert told["code"] == f"publish-folder-{code}"
    assert "the disk is full; make room" in told["message"]
    if code == "kept":
        assert contents(www) == old
        assert not (tmp_path / ".www.litsite-new").exists()
    desk.publish(www)
    assert plain(contents(www)) == desk.files()


def failing_after(number: int, patch: pytest.MonkeyPatch) -> None:
    """The disk is full after so many files were laid down or put in."""
    done = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(path: Path, *arguments: Any) -> Any:
            nonlocal done
            done += 1
            if done > number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            return real(path, *arguments)

        return step

    for name in ("write_bytes", "replace"):
        patch.setattr(Path, name, counted(getattr(Path, name)))


@pytest.mark.parametrize("place", ["site", "site/public", ".", "content/www", "sources"])
def test_the_digests_own_folders_are_no_target(desk: Desk, place: str) -> None:
    before = contents(desk.root)
    assert desk.refused(f"./{place}")["code"] == "publish-own-folder"
    assert {n: c for n, c in contents(desk.root).items() if not n.startswith(".litsite/")} == {
        n: c for n, c in before.items() if not n.startswith(".litsite/")
    }


def test_a_relative_folder_counts_from_the_digest(desk: Desk) -> None:
    desk.publish("./public")
    assert (desk.root / "public" / "index.html").is_file()


class TestNames:
    """`publish:` in site.yaml gives targets names."""

    def name(self, desk: Desk, **targets: str) -> None:
        rows = ", ".join(f"{name}: {address}" for name, address in targets.items())
        self.write(desk, f"{{{rows}}}")
        desk.run("build")

    def write(self, desk: Desk, value: str) -> None:
        path = desk.root / "content" / "site.yaml"
        before = path.read_text(encoding="utf-8")
        assert "publish: {}" in before
        path.write_text(before.replace("publish: {}", f"publish: {value}"), encoding="utf-8")

    def test_the_only_one_needs_not_be_said(self, desk: Desk) -> None:
        self.name(desk, www="./public")
        assert desk.publish()["target"] == "./public"

    def test_one_of_several_is_said(self, desk: Desk) -> None:
        self.name(desk, www="./public", test="./test")
        told = desk.refused()
        assert (told["code"], told["path"]) == ("publish-which", "content/site.yaml")
        assert told["values"]["names"] == "www, test"
        assert desk.publish("test")["target"] == "./test"

    def test_none_is_told_with_what_to_write(self, desk: Desk) -> None:
        assert "publish: {www: ./public}" in desk.refused()["message"]

    def test_an_unknown_one_is_told_with_those_there_are(self, desk: Desk) -> None:
        self.name(desk, www="./public")
        told = desk.refused("wwww")
        assert (told["code"], told["path"]) == ("publish-unknown", "wwww")
        assert "www; forms: ./public" in told["message"]

    def test_what_is_no_mapping_is_an_error_of_site_yaml(self, desk: Desk) -> None:
        self.write(desk, "./public")
        assert (
            json.loads(desk.run("publish", "--json").stdout)["problems"][0]["code"] == "yaml-type"
        )


def test_a_second_publish_checks_no_page_anew(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish(tmp_path / "www")

    def fail(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("bs4.BeautifulSoup", fail)
    monkeypatch.setattr("litsite.importing.proof.verify_account", fail)
    assert desk.publish(tmp_path / "www")["changed"] == []
