"""A pattern that looks ahead for a first character, to be quick, loses nothing by it."""

from __future__ import annotations

import re
import sys
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from litsite.figures.quantities import masks

_NOTHING = (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT)
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)


def first_characters(items: Any) -> tuple[set[tuple[int, int]], bool]:
    """Ranges of the characters that a match may begin with, and whether it may be empty."""
    found: set[tuple[int, int]] = set()
    for kind, argument in items:
        if kind in _NOTHING:
            continue
        own, empty = _first(kind, argument)
        found |= own
        if not empty:
            return found, False
    return found, True


def _first(kind: Any, argument: Any) -> tuple[set[tuple[int, int]], bool]:
    if kind is kinds.LITERAL:
        return {(argument, argument)}, False
    if kind is kinds.IN:
        return {one for member in argument for one in _first(*member)[0]}, False
    if kind is kinds.RANGE:
        return {argument}, False
    if kind is kinds.CATEGORY:
        members = {kinds.CATEGORY_DIGIT: r"\d", kinds.CATEGORY_SPACE: r"\s"}[argument]
        known = re.compile(members)
        return {(c, c) for c in range(sys.maxunicode + 1) if known.match(chr(c))}, False
    if kind is kinds.SUBPATTERN:
        return first_characters(argument[3])
    if kind is kinds.BRANCH:
        branches = [first_characters(branch) for branch in argument[1]]
        return set().union(*(own for own, _ in branches)), any(empty for _, empty in branches)
    if kind in _REPEATS:
        own, empty = first_characters(argument[2])
        return own, empty or argument[0] == 0
    raise AssertionError(kind)


def test_every_mask_begins_with_one_of_the_characters_that_are_looked_for() -> None:
    found, empty = first_characters(parser.parse(masks._MASKS.pattern))
    assert not empty
    looked_for = re.compile(masks.FIRST)
    missed = {chr(c) for first, last in found for c in range(first, last + 1)}
    assert {one for one in missed if not looked_for.match(one)} == set()
