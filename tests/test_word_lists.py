"""Closed lists of words: each says what it is, holds no entry twice, and is used."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from litsite.language.word_lists import (
    alternatives,
    choice_of,
    load_short_lists,
    load_words,
    short_choices,
)

PACKAGE = Path(__file__).parent.parent / "litsite"
LISTS = sorted(path for path in PACKAGE.rglob("data/*.txt") if path.stem != "short_lists")
GATHERED = sorted(PACKAGE.rglob("data/short_lists.txt"))

each_list = pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
each_gathering = pytest.mark.parametrize("path", GATHERED, ids=lambda path: path.parts[-3])


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


@each_gathering
def test_short_lists_say_each_what_they_are_and_hold_no_word_twice(path: Path) -> None:
    *_, lists = path.read_text(encoding="utf-8").partition("\n\n")
    for entry in lists.split("\n\n"):
        comment, _, words = entry.strip().partition("\n")
        assert comment.startswith("# ") and len(comment) > 20, entry
        assert re.fullmatch(r"[a-z_]+: \S+(?: \S+)+", words), entry
    for words in load_short_lists(room_of(path)).values():
        assert [word for word, times in Counter(words).items() if times > 1] == []


@each_gathering
def test_a_short_list_is_used_by_its_room_or_one_beside_it(path: Path) -> None:
    room = room_of(path).split("/")[0]
    assert load_short_lists(room_of(path)).keys() <= strings_of(room)


def test_a_word_is_not_found_inside_the_longer_ones_that_the_list_names() -> None:
    pattern = re.compile(choice_of("figures/naming", "reaching_words"))
    assert pattern.findall("审计") == []
    assert pattern.findall("分别为") == ["分别", "为"]
    assert pattern.findall("作为") == []


def test_short_lists_give_a_pattern_by_their_names() -> None:
    assert re.fullmatch(short_choices("figures/quantities")["speeds"], "增长速度")


def test_the_longest_of_several_words_is_found_whole_and_marks_are_no_grammar() -> None:
    pattern = re.compile(alternatives(("区", "新区", "A.B")))
    assert pattern.findall("西港新区与A.B区,AxB") == ["新区", "A.B", "区"]
