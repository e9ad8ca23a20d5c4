"""Node runs the scripts against an index that Python has just built."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from litsite.rendering.frame.site_words import KIND_NAMES

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / "tests" / "js").glob("*.test.js"))
PARTS = sorted((ROOT / "templates" / "static" / "search").glob("*.js"))


def test_there_are_scripts_to_test() -> None:
    assert len(FILES) >= 6


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_node_finds_no_fault(node: str, small_site: Path, file: Path) -> None:
    done = subprocess.run(
        [node, "--test", str(file)],
        env={**os.environ, "LITSITE_SMALL_INDEX": str(small_site / "search")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^[#ℹ] skipped 0$", done.stdout, re.MULTILINE), done.stdout


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_no_part_has_a_string_over_lines(part: Path) -> None:
    # Joining drops comments and indentation line by line; a template over lines would lose some.
    for number, line in enumerate(part.read_text(encoding="utf-8").splitlines(), start=1):
        assert line.count("`") % 2 == 0, f"{part.name}:{number}"


def test_only_the_page_s_parts_touch_the_page() -> None:
    touching = {p.name for p in PARTS if re.search(r"\bdocument\.", p.read_text(encoding="utf-8"))}
    assert touching == {"client.js", "box.js", "page.js", "highlight.js"}


def test_modules_that_scripts_name_exist() -> None:
    known = {p.name for p in (ROOT / "litsite").rglob("*") if p.suffix in {".py", ".yaml"}}
    for script in (ROOT / "templates" / "static").rglob("*.js"):
        named = re.findall(r"\w+\.(?:py|yaml)\b", script.read_text(encoding="utf-8"))
        assert set(named) <= known, script.name


def test_the_search_names_kinds_as_the_pages_do() -> None:
    texts = (ROOT / "templates" / "static" / "search" / "texts.js").read_text(encoding="utf-8")
    for key, name in KIND_NAMES.items():
        assert f'{key}: "{name}"' in texts


def test_no_script_builds_markup_from_text() -> None:
    ways = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    )
    for part in PARTS:
        assert not ways.search(part.read_text(encoding="utf-8")), part.name
