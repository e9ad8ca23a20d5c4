"""YAML that would end the process, or stand for a billion values, is refused wherever YAML is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from litsite.commands.messages import describe
from litsite.config import ConfigError, load_config
from litsite.content.account_yaml import load_account
from litsite.content.article_yaml import load_record
from litsite.formats.text_file import MAX_BYTES, read_text_file
from litsite.formats.yaml_limits import DEEPEST, find_excess
from litsite.formats.yaml_schema import structure
from litsite.importing.hints_file import parse_hints
from litsite.model.problem import LitsiteError, Problem
from litsite.readers.front_matter import read_front_matter
from litsite.splitting.declared_roles import declare_roles
from tests.splitting.accounting import read_text

DEEP = 100_000
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMBS = {
    "brackets": (f"title: {'[' * DEEP}", "yaml-deep", 1),
    "brackets that close": (f"title: {'[' * DEEP}{']' * DEEP}", "yaml-deep", 1),
    "braces": (f"x: 1\ntitle: {'{a: ' * DEEP}", "yaml-deep", 2),
    "a line each": ("title:\n" + " [\n" * DEEP, "yaml-deep", 1 + DEEPEST),
    "items in items": (f"title:\n{'- ' * DEEP}x", "yaml-deep", 2),
    "keys in keys": ("\n".join(f"{' ' * n}k:" for n in range(1000)), "yaml-deep", 1 + DEEPEST),
    "questions": (f"{'? ' * DEEP}x", "yaml-deep", 1),
    "a billion laughs": (LAUGHS, "yaml-sign", 2),
    "an alias": ("title: &t 甲\nkicker: *t\n", "yaml-sign", 2),
    "an alias in a list": ("title: &t 甲\ndistricts: [*t]\n", "yaml-alias", 2),
    "an alias of a whole": ("x: &t {a: 1}\n<<: *t\n", "yaml-alias", 2),
    "an alias that holds itself": ("x: &t [*t]\n", "yaml-sign", 1),
}


def as_article(text: str) -> list[Problem]:
    return load_record(text, "content/articles/a.yaml", "a")[1]


def as_account(text: str) -> list[Problem]:
    return load_account(text, "content/sources/a.txt.yaml", "a.txt")[1]


def as_hints(text: str) -> list[Problem]:
    return parse_hints(text, "sources/a.txt.hints.yaml")[1]


READERS: list[Callable[[str], list[Problem]]] = [as_article, as_account, as_hints]


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_no_file_of_content_may_be_a_bomb(read: Callable[[str], list[Problem]], name: str) -> None:
    text, code, line = BOMBS[name]
    [problem] = read(text)
    assert (problem.code, problem.line, problem.severity) == (code, line, "error")
    assert all("'…'" in describe(problem, language) for language in ("en", "zh"))


@pytest.mark.parametrize("name", BOMBS)
def test_settings_may_not_be_a_bomb(tmp_path: Path, name: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text(BOMBS[name][0], "utf-8")
    with pytest.raises((ConfigError, LitsiteError)) as raised:
        load_config(tmp_path)
    assert raised.value.problem.code == BOMBS[name][1]


@pytest.mark.parametrize("name", BOMBS)
def test_the_head_of_a_markdown_file_that_is_a_bomb_is_text(name: str) -> None:
    lines = ["---", "date: 2021-03-02", *BOMBS[name][0].split("\n")[:50], "---", "正文"]
    assert read_front_matter(lines).last == len(lines) - 1


def test_depths_and_signs_that_editors_write_are_none() -> None:
    body = "  " + "**甲**乙 *丙* [丁](#d) " * 200 + "-" * 200
    assert find_excess(f"title: '*甲*'\nbody: |\n{body}\n") is None
    assert find_excess("x: " + "[" * DEEPEST + "]" * DEEPEST + "\ny: 1")  # with the mapping around
    assert find_excess("x: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1) + "\ny: 1") is None
    value, problems = structure("{a: [1, 2], b: [3]}", dict[str, list[int]], "x")
    assert (value, problems) == ({"a": [1, 2], "b": [3]}, [])


def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # takes no room on the disk
    with pytest.raises(LitsiteError) as raised:
        read_text_file(path, "a.yaml")
    assert raised.value.problem.code == "too-large"


def test_a_hint_on_a_billion_lines_that_are_none_is_no_more_work_than_one() -> None:
    hints, told = parse_hints("lines: {5-999999999: furniture}\n", "a.txt.hints.yaml")
    assert told == []
    _, problems = declare_roles(read_text("甲\n乙"), hints)
    assert [problem.code for problem in problems] == ["hint-beyond"]
