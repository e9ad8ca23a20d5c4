"""Same input, same bytes: whatever the hash seed, the locale and the time zone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def files(folder: Path) -> dict[str, bytes]:
    """All that was generated, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in ("content", "site")
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }


def build(folder: Path, **environment: str) -> dict[str, bytes]:
    shutil.copytree(ROOT / "sources", folder / "sources")
    (folder / "content").mkdir()
    shutil.copy(ROOT / "content" / "site.yaml", folder / "content")
    shutil.copytree(ROOT / "content" / "pages", folder / "content" / "pages")
    subprocess.run(
        [sys.executable, "-m", "litsite", "build", "--root", folder],
        check=True,
        capture_output=True,
        env=os.environ | environment,
    )
    return files(folder)


SAID = re.compile(rb"^figures:\n(?:- .*\n)+", re.MULTILINE)


@pytest.mark.slow
def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    one = build(tmp_path / "一", PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    two = build(tmp_path / "two", PYTHONHASHSEED="2", LC_ALL="zh_CN.UTF-8", TZ="Asia/Shanghai")
    assert len(one) > 100
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_the_committed_content_is_what_the_sources_give(seed_digest: Path) -> None:
    committed = {
        # What editors say of figures comes from no source.
        f"content/{path.relative_to(ROOT / 'content').as_posix()}": SAID.sub(b"", path.read_bytes())
        for path in sorted((ROOT / "content").rglob("*"))
        if path.is_file()
    }
    content = {n: data for n, data in files(seed_digest).items() if n.startswith("content/")}
    assert content.keys() == committed.keys()
    assert [name for name in content if content[name] != committed[name]] == []
