"""What README and CONTRIBUTING name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATH = re.compile(r"`((?:litsite|templates|tests|content|docs|tools)/[\w./-]+)`")
NAMED = sorted(
    {
        (page, path)
        for page in ("README.md", "CONTRIBUTING.md")
        for path in PATH.findall((ROOT / page).read_text(encoding="utf-8"))
    }
)


def test_the_readme_names_many_paths() -> None:
    assert len(NAMED) > 40


@pytest.mark.parametrize(("page", "path"), NAMED)
def test_a_path_that_is_named_is_there(page: str, path: str) -> None:
    assert (ROOT / path).exists(), f"{page} names {path}"
