"""The texts that are hardest on a pattern: its own characters over and over, and what nearly fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from .repeats import CATEGORIES, REPEATS, parts

_UNITS = 24
"""How many different things of a pattern's own are repeated: lists of words are all alike."""
_COMMON = (" ", "1", "一", "a", "“", "、", "\n")


def worst_inputs(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of `size` characters: repeated units, some of them behind a beginning or before a clash."""
    tree = list(parser.parse(pattern.pattern, pattern.flags))
    specimen = _specimen(tree)
    units = list(dict.fromkeys([*_units(tree), specimen, specimen[:-1], specimen[1:], *_COMMON]))
    for unit in [one for one in units if one][:_UNITS]:
        body = unit * (size // len(unit))
        yield body
        yield body + "\x00"
        yield specimen[: len(specimen) // 2] + body + "\x00"
        yield specimen[:-1] + body


def _units(nodes: list[Any]) -> Iterator[str]:
    """One character of each class that is repeated, then specimens of what is repeated."""
    for op, value in nodes:
        if op in REPEATS:
            yield _specimen(list(value[2]))
        for part in parts(op, value):
            yield from _units(part)


def _specimen(nodes: list[Any]) -> str:
    """A text that fits the nodes, as far as lookarounds allow."""
    made = ""
    for op, value in nodes:
        if op is sre.LITERAL:
            made += chr(value)
        elif op is sre.NOT_LITERAL:
            made += "一" if value != ord("一") else "乙"
        elif op is sre.ANY:
            made += "一"
        elif op is sre.IN:
            made += _character(value)
        elif op in REPEATS:
            made += _specimen(list(value[2])) * max(1, min(value[0], 30))
        elif op is sre.BRANCH:
            made += _specimen(list(value[1][0]))
        elif op is sre.SUBPATTERN:
            made += _specimen(list(value[3]))
        elif op is sre.ATOMIC_GROUP:
            made += _specimen(list(value))
    return made


def _character(items: list[Any]) -> str:
    if items[0][0] is not sre.NEGATE:
        op, value = items[0]
        if op is sre.LITERAL:
            return chr(value)
        if op is sre.RANGE:
            return chr(value[0])
    return next((char for char in "一 1a、“.-x甲" if _is_in(items, char)), "一")


def _is_in(items: list[Any], char: str) -> bool:
    negated = items[0][0] is sre.NEGATE
    return negated != any(
        (op is sre.LITERAL and value == ord(char))
        or (op is sre.RANGE and value[0] <= ord(char) <= value[1])
        or (op is sre.CATEGORY and bool(re.match(CATEGORIES[value], char)))
        for op, value in items
    )
