"""Closed lists of words: each says what it is, holds no entry twice, and is used."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from litsite.language.word_lists import alternatives, load_words

PACKAGE = Path(__file__).parent.parent / "litsite"
LISTS = sorted(PACKAGE.rglob("data/*.txt"))

each_list = pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)


def room_of(path: Path) -> str:
    return path.parent.parent.relative_to(PACKAGE).as_posix()


def strings_of(room: str) -> set[str]:
    """Every string that a module of the room holds, those inside f-strings too."""
    return {
        node.value
        for module in (PACKAGE / room).rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_there_are_lists_to_look_at() -> None:
    assert len(LISTS) > 10


@each_list
def test_a_list_begins_with_what_it_is(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ") and len(first) > 20


@each_list
def test_a_list_holds_words_and_none_twice(path: Path) -> None:
    words = load_words(room_of(path), path.stem)
    assert words
    assert [word for word, times in Counter(words).items() if times > 1] == []


@each_list
def test_a_list_is_loaded_by_its_room(path: Path) -> None:
    assert path.stem in strings_of(room_of(path))


def test_the_longest_of_several_words_is_found_whole_and_marks_are_no_grammar() -> None:
    pattern = re.compile(alternatives(("区", "新区", "A.B")))
    assert pattern.findall("西港新区与A.B区,AxB") == ["新区", "A.B", "区"]
