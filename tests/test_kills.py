"""A build that is killed leaves nothing half and loses nothing; `make kills` kills many more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.kills.__main__ import run_campaign
from tools.kills.killed_build import WHEN, find_different, find_half

BEFORE = {
    "content/articles/a.yaml": b"old",
    "content/articles/b.yaml": b"old",
    "site/a.html": b"old",
    "site/b.html": b"old",
    "sources/a.txt": b"text",
}
WANTED = {name: data.replace(b"old", b"new") for name, data in BEFORE.items()}


@pytest.mark.slow
def test_killed_builds_leave_nothing_half(tmp_path: Path) -> None:
    told = run_campaign(tmp_path / "digest", 3, 1)
    assert [one.when for one in told] == [*WHEN]
    assert [fault for one in told for fault in one.faults] == []


@pytest.mark.parametrize(
    "left",
    [
        BEFORE,
        WANTED,
        {**BEFORE, "content/articles/a.yaml": b"new"},
        {**WANTED, "content/articles/.litsite-new": b"ne"},
        {name: (WANTED if name.startswith("content/") else BEFORE)[name] for name in BEFORE},
    ],
)
def test_files_of_content_are_each_old_or_new_and_the_site_as_a_whole(
    left: dict[str, bytes],
) -> None:
    assert find_half(BEFORE, WANTED, left) == []


@pytest.mark.parametrize(
    ("left", "fault"),
    [
        ({**BEFORE, "content/articles/a.yaml": b"ne"}, "content/articles/a.yaml is half"),
        ({**WANTED, "site/a.html": b"old"}, "the site is half"),
        ({**BEFORE, "sources/a.txt": b""}, "a source was touched"),
        (
            {name: data for name, data in BEFORE.items() if name != "content/articles/a.yaml"},
            "content/articles/a.yaml is lost",
        ),
    ],
)
def test_what_is_half_or_lost_is_told(left: dict[str, bytes], fault: str) -> None:
    assert fault in find_half(BEFORE, WANTED, left)


def test_what_the_next_build_makes_otherwise_is_told() -> None:
    assert find_different(WANTED, WANTED) == []
    built = {**WANTED, "site/a.html": b"other", "content/articles/.litsite-new": b"ne"}
    assert find_different(WANTED, built) == [
        "content/articles/.litsite-new differs after the next build",
        "site/a.html differs after the next build",
    ]
