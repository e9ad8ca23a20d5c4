"""Files that are none, names that no disk holds, names that are one elsewhere: told, and nobody waits for ever."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from litsite.publishing.exchange import recover
from tests.faults.digests import built_anew, read_tree, run, write_source

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor links as these"),
]

BOTH = pytest.mark.parametrize("language", ["en", "zh"])
NO_FILE = {"en": "is no regular file", "zh": "不是普通文件"}
LOOP = {"en": "a link that leads back to itself", "zh": "指回自己的链接"}


@BOTH
@pytest.mark.parametrize(
    "name",
    [
        "sources/pipe.txt",
        "content/articles/pipe.yaml",
        "content/pages/pipe.md",
        "content/sources/pipe.yaml",
        "content/site.yaml",
    ],
)
def test_a_pipe_is_told_and_not_waited_for(built: Path, name: str, language: str) -> None:
    before = read_tree(built / "site")
    (built / name).unlink(missing_ok=True)
    os.mkfifo(built / name)
    done = run(built, language=language)
    assert done.code == 1
    assert f"{name}: " in done.told and NO_FILE[language] in done.told
    assert read_tree(built / "site").items() >= before.items()


def test_hints_that_are_a_pipe_are_none(built: Path) -> None:
    os.mkfifo(built / "sources" / "1.txt.hints.yaml")
    assert run(built).code == 0


def test_a_device_without_end_is_told(built: Path) -> None:
    for name in ("sources/zero.txt", "content/articles/zero.yaml", "content/pages/zero.md"):
        (built / name).symlink_to("/dev/zero")
    done = run(built)
    assert done.code == 1
    assert done.told.count(NO_FILE["en"]) == 3


@BOTH
def test_links_that_lead_back_to_themselves_are_told(built: Path, language: str) -> None:
    for name in ("sources/loop.txt", "content/articles/loop.yaml"):
        (built / name).symlink_to(Path(name).name)
    (built / "sources" / "all").symlink_to(".")
    (built / "sources" / "everything").symlink_to(built)
    done = run(built, language=language)
    assert done.code == 1
    assert done.told.count(LOOP[language]) == 2
    assert "sources/loop.txt: " in done.told and "content/articles/loop.yaml: " in done.told
    assert "sources/all: " in done.told and "sources/everything: " in done.told


def test_what_is_no_file_in_the_site_is_nobody_s_page(built: Path) -> None:
    os.mkfifo(built / "site" / "pipe")
    (built / "site" / "loop").symlink_to("loop")
    write_source(built, 4)
    assert run(built).code == 0
    assert (built / "site" / "pipe").is_fifo() and (built / "site" / "loop").is_symlink()
    page = built / "site" / "about.html"
    page.unlink()
    os.mkfifo(page)
    assert run(built, "check").code == 1


# Names

LONG = {"en": "the file's name needs 255 bytes", "zh": "文件名需要 255 字节"}


@BOTH
def test_a_name_of_255_bytes_is_told(built: Path, language: str) -> None:
    before = read_tree(built / "site")
    name = "长" * 83 + "ab.txt"
    assert len(name.encode()) == 255
    write_source(built, 4, name)
    done = run(built, language=language)
    assert done.code == 1
    assert f"sources/{name}: " in done.told and LONG[language] in done.told
    assert read_tree(built / "site") == before


def test_the_longest_name_that_is_taken_can_be_told_of_everywhere(built: Path) -> None:
    name = "长" * 78 + "ab.txt"
    assert len(name.encode()) == 240
    write_source(built, 4, name)
    assert run(built).code == 0
    assert (built / "content" / "sources" / f"{name}.yaml").exists()
    assert run(built, "check").code == 0


@BOTH
def test_a_page_whose_name_would_grow_too_long_is_told(built: Path, language: str) -> None:
    before = read_tree(built / "site")
    name = "长" * 83 + "abc.md"
    assert len(name.encode()) == 255
    (built / "content" / "pages" / name).write_text("# 长\n", "utf-8")
    done = run(built, language=language)
    assert done.code == 1
    assert f"content/pages/{name}: " in done.told and "255" in done.told and "257" in done.told
    assert read_tree(built / "site") == before


def test_an_article_s_name_may_fill_what_the_disk_allows(built: Path) -> None:
    path = min((built / "content" / "articles").iterdir())
    text = path.read_text("utf-8")
    name = "a" * 250
    path.with_name(f"{name}.yaml").write_text(text.replace(f"id: {path.stem}", f"id: {name}"))
    done = run(built)
    assert done.code == 0, done.told
    assert (built / "site" / "articles" / f"{name}.html").exists()


def test_a_name_that_is_no_text_is_told(built: Path) -> None:
    try:
        (built / "sources" / os.fsdecode(b"\xd6\xd0.txt")).write_bytes(b"x")
    except OSError:
        pytest.skip("this disk takes no such name")
    done = run(built)
    assert done.code == 1
    assert "sources/\\udcd6\\udcd0.txt: " in done.told and "not UTF-8" in done.told


TWINS = {
    "in letter case": ("Report.txt", "report.txt"),
    "in the form of characters": ("caf\u00e9.txt", "cafe\u0301.txt"),
}


@BOTH
@pytest.mark.parametrize("differ", TWINS)
def test_names_that_are_one_elsewhere_are_read_both_and_told(
    built: Path, tmp_path: Path, differ: str, language: str
) -> None:
    first, second = sorted(TWINS[differ])
    write_source(built, 4, first)
    write_source(built, 5, second)
    if len(list((built / "sources").iterdir())) != 5:
        pytest.skip("this disk has one file for both")
    done = run(built, language=language)
    assert done.code == 0
    [told] = done.told.splitlines()
    assert told.startswith(f"sources/{second}: ") and first in told
    assert "Windows" in told and "macOS" in told
    assert run(built, "check").code == 0
    paths = [path.lower() for path in read_tree(built / "site")]
    assert len(set(paths)) == len(paths)
    assert {unicodedata.normalize("NFC", path) for path in paths} == set(paths)


@BOTH
def test_pages_that_are_one_elsewhere_are_refused(built: Path, language: str) -> None:
    before = read_tree(built / "site")
    pages = built / "content" / "pages"
    for name in ("About.md", "caf\u00e9.md", "cafe\u0301.md", "INDEX.md"):
        (pages / name).write_text(f"# {name}\n", "utf-8")
    done = run(built, language=language)
    assert done.code == 1
    told = done.told.splitlines()
    assert [row.split(": ")[0] for row in told] == [
        "content/pages/INDEX.md", "content/pages/about.md", "content/pages/caf\u00e9.md"
    ]  # fmt: skip
    assert all("Windows" in row and ".html" in row for row in told)
    assert read_tree(built / "site").keys() - before.keys() >= {"About.html", "cafe\u0301.html"}


@pytest.mark.parametrize(("old", "new"), [*TWINS.values(), ("caf\u00e9.txt", "CAFE\u0301.TXT")])
def test_a_source_that_comes_back_under_another_form_of_its_name_keeps_its_article(
    built: Path, tmp_path: Path, old: str, new: str
) -> None:
    """Copied to and fro between Windows, macOS and Linux, a name changes its case or form."""
    write_source(built, 4, old)
    assert run(built).code == 0
    articles = sorted(path.name for path in (built / "content" / "articles").iterdir())
    (built / "sources" / old).rename(built / "sources" / new)
    done = run(built)
    assert done.code == 0, done.told
    assert sorted(path.name for path in (built / "content" / "articles").iterdir()) == articles
    assert "orphaned" not in done.told
    accounts = [path.name for path in (built / "content" / "sources").iterdir()]
    assert f"{new}.yaml" in accounts and f"{old}.yaml" not in accounts
    assert recover(built / "site") is False
    assert read_tree(built / "site") == built_anew(built, tmp_path / "anew")
