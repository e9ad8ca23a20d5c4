"""No pattern of figures/ holds a list of words: lists are data, patterns say constructions.

Read off the parse trees of all strings of the sources, so that a pattern put together from several
strings is seen, and one whose words come from a list is not.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import litsite

FIGURES = Path(litsite.__file__).parent / "figures"
_HOLE = "\ue000"
"""Stands for what a string takes from elsewhere: a list of words, a pattern with a name."""
_MOST_WORDS = 2
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
EXCEPTIONS = {
    # The grammar of dates and times: no further word can come, and each stands in a sequence of its own.
    ("上旬", "中旬", "下旬"): "the three parts of a month",
    ("次年", "翌年", "第二年"): "the year after a year",
    ("上午", "下午", "凌晨", "晚上"): "parts of a day before an hour",
    ("现阶段", "如今", "以来", "至今", "季度"): "a glance whether a sentence names any time at all",
    ("年来", "年内", "年间", "年以来"): "what makes a span of a number of years",
    # The grammar of numbers and units.
    ("倍增", "翻番", "首位"): "numerals that are words",
    ("平方公里", "公里", "万人", "千人", "平方米", "公顷"): "units that densities are measured by",
}


def _written(node: ast.expr) -> str | None:
    """The text of a string that a module spells out, with holes where it does not."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(_written(one) or _HOLE for one in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _written(node.left), _written(node.right)
        if left is not None or right is not None:
            return (_HOLE if left is None else left) + (_HOLE if right is None else right)
    return None


def _strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string of a module that may be a pattern, whole, with its line; docstrings are none."""
    seen = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = _written(node) if isinstance(node, ast.expr) and id(node) not in seen else None
        if text is not None:
            seen |= {id(inner) for inner in ast.walk(node)}
            if "|" in text and re.search("[\u4e00-\u9fff]", text):
                yield node.lineno, text


def _word(branch: Sequence[tuple[Any, Any]]) -> str:
    """The Chinese word that a branch of an alternation is; empty where it is more than that."""
    characters = _characters(branch)
    return "" if None in characters or len(characters) < 2 else "".join(map(str, characters))


def _characters(branch: Sequence[tuple[Any, Any]]) -> list[str | None]:
    """Its characters, optional ones too; None for all that is none. What stands around it counts not."""
    found: list[str | None] = []
    for operation, argument in branch:
        if operation is sre.LITERAL:
            found.append(chr(argument) if 0x4E00 <= argument <= 0x9FFF else None)
        elif operation in _REPEATS:
            found += _characters(argument[2])
        elif operation not in (sre.ASSERT, sre.ASSERT_NOT):
            found.append(None)
    return found


def _alternations(nodes: Sequence[tuple[Any, Any]]) -> Iterator[tuple[str, ...]]:
    shared: list[tuple[Any, Any]] = []
    for operation, argument in nodes:
        if operation is sre.BRANCH:
            # What all branches begin with stands in front of them in the tree: 增(速|幅|长率).
            yield tuple(word for one in argument[1] if (word := _word([*shared, *one])))
            for one in argument[1]:
                yield from _alternations(one)
        elif operation is sre.SUBPATTERN:
            yield from _alternations(argument[3])
        elif operation in _REPEATS:
            yield from _alternations(argument[2])
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _alternations(argument[1])
        elif operation is sre.ATOMIC_GROUP:
            yield from _alternations(argument)
        literal = operation is sre.LITERAL and 0x4E00 <= argument <= 0x9FFF
        shared = [*shared, (operation, argument)] if literal else []


def find_lists(source: str) -> list[tuple[int, tuple[str, ...]]]:
    """Alternations of more than two Chinese words, each with the line that its string begins in."""
    return [
        (line, words)
        for line, text in _strings(ast.parse(source))
        for words in _alternations(parser.parse(text))
        if len(words) > _MOST_WORDS
    ]


def test_a_list_in_a_pattern_is_found_wherever_it_stands() -> None:
    source = 'A = re.compile(r"^(?:x|(?<!不)(?:全省|全市" + r"|各县市?))[居列]")'
    assert find_lists(source) == [(1, ("全省", "全市", "各县市"))]


def test_constructions_and_words_out_of_a_list_are_none() -> None:
    sources = (
        'A = rf"(?:{WORDS}|全市)[居列]"',
        'A = r"[比较](?:上年|去年)|环比|较.{1,4}相比"',
        '"""全省|全市|全区: how the docstring of a module shows a sentence."""',
    )
    assert [find_lists(source) for source in sources] == [[], [], []]


def test_no_pattern_of_figures_holds_a_list_of_words() -> None:
    found = {
        words: f"{path.relative_to(FIGURES)}:{line}: {'|'.join(words)}"
        for path in sorted(FIGURES.rglob("*.py"))
        for line, words in find_lists(path.read_text(encoding="utf-8"))
    }
    assert [place for words, place in found.items() if words not in EXCEPTIONS] == []
    assert [words for words in EXCEPTIONS if words not in found] == []
