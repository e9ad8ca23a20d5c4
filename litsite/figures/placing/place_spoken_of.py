"""The place that a sentence itself says its figures are of; else they are of the section's or article's.

A place counts where a clause begins with it and goes on with a predicate: 全国约有6亿人次, 石桥县完成投资…. In
全国工商联, 中国古动物馆 or 支持石桥县建设… it is part of something else.
"""

from __future__ import annotations

import re

from litsite.language.divisions import division_starting_at
from litsite.language.word_lists import alternatives, load_words, short_choices

_ANY = short_choices("figures/placing")
NATION = "全国"
_CLAUSE = re.compile(r"(?:^|(?<=[,;。:]))(?:\[?\d+\]?|其中,?|据[^,;。]{2,16},)?")
_NATION = re.compile(_ANY["nation"])
_PREDICATE = re.compile(alternatives(load_words("figures/placing", "predicates_of_places")))
_NEAR = 400
"""Characters in front of a figure that may name its place: a text without stops must not cost its square."""
_HERE = re.compile(r"[全我][省市县区州旗]")


def place_spoken_of(text: str, at: int, own: str | None) -> str | None:
    """The place that a folded sentence speaks of at `at`; `own` is that of its section."""
    place = own
    for clause in _CLAUSE.finditer(text, max(0, at - _NEAR), at):
        if _HERE.match(text, clause.end()):
            place = own
            continue
        named = _named_at(text, clause.end())
        if named is not None and _PREDICATE.match(text, named[1]):
            place = named[0]
        elif text[max(0, clause.start() - 1) : clause.start()] in (";", "。"):
            place = own
    return place


def _named_at(text: str, start: int) -> tuple[str, int] | None:
    """Name and end of the place that begins there."""
    nation = _NATION.match(text, start)
    if nation is not None:
        return NATION, nation.end()
    division = division_starting_at(text, start)
    return None if division is None else (division.name, division.end)
