"""Paths, slugs and relative URLs."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from litsite.addresses import href, source_paths
from litsite.language.pinyin import initial
from litsite.language.slugs import assign_slugs


def test_href_climbs_to_the_root_and_comes_down() -> None:
    assert href("index.html", "articles/a.html") == "articles/a.html"
    assert href("articles/a.html", "districts/b.html", "L3") == "../districts/b.html#L3"
    assert href("articles/a.html", "articles/a.html", "甲 乙") == "#甲%20乙"


def test_equal_readings_get_numbers() -> None:
    assert assign_slugs(["市北区", "市背区", "---", "?"], "district") == {
        "市北区": "shi-bei-qu",
        "市背区": "shi-bei-qu-2",
        "---": "district",
        "?": "district-2",
    }


def test_a_group_cannot_take_the_index_or_a_device_name() -> None:
    assert assign_slugs(["index", "CON"], "x") == {"index": "index-2", "CON": "con-2"}


@given(st.lists(st.text(max_size=20)))
def test_slugs_are_safe_and_distinct(names: list[str]) -> None:
    slugs = assign_slugs(names, "x")
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in slugs.values())
    assert len(set(slugs.values())) == len(slugs)


@given(st.lists(st.text(max_size=300)))
def test_source_paths_are_safe_on_every_disk(files: list[str]) -> None:
    paths = source_paths(files)
    assert len({path.lower() for path in paths.values()}) == len(set(files))
    for path in paths.values():
        assert re.fullmatch(r"sources/[A-Za-z0-9_][A-Za-z0-9._-]*\.html", path), path
        assert ".." not in path
        assert len(path) < 200
        assert path != "sources/index.html"


def test_source_path_resembles_the_file() -> None:
    assert source_paths(["2021年 报告.txt", "con.txt"]) == {
        "2021年 报告.txt": "sources/2021-nian-bao-gao.txt.html",
        "con.txt": "sources/source-con.txt.html",
    }


def test_initials() -> None:
    assert [initial(word) for word in ("“放管服”", "RCEP", "1+N", "…")] == ["F", "R", "#", "#"]
