"""Units and classifiers of the genre, and what sort of quantity each makes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from litsite.language.word_lists import alternatives, load_words

_ROOM = "figures/quantities"
_SORTS = {
    **dict.fromkeys(load_words(_ROOM, "time_units"), "time"),
    **dict.fromkeys(load_words(_ROOM, "measure_units"), "measure"),
    **dict.fromkeys(load_words(_ROOM, "money_units"), "money"),
}
_RATIOS = {
    "%": "percent",
    "‰": "percent",
    "个百分点": "points",
    "百分点": "points",
    "倍": "multiple",
}
NOUN_UNITS = frozenset(load_words(_ROOM, "noun_units"))
_EXCEPTIONS = dict(entry.split() for entry in load_words(_ROOM, "unit_exceptions"))
"""Unit → characters behind it that make another word of it."""


def _pattern(units: Iterable[str]) -> str:
    parts = []
    for unit in sorted(set(units), key=lambda one: (-len(one), one)):
        barred = _EXCEPTIONS.get(unit, "")
        parts.append(re.escape(unit) + (f"(?![{barred}])" if barred else ""))
    return "|".join(parts)


UNIT = re.compile(
    rf" ?(?P<unit>{_pattern(_RATIOS)}|(?:{_pattern([*_SORTS, *load_words(_ROOM, 'classifiers')])})"
    rf"(?:/(?:{alternatives(load_words(_ROOM, 'divisors'))}))?)"
)  # 微克/立方米
"""A unit, after an optional space."""


def sort_of(unit: str) -> str:
    """`percent`, `points`, `multiple`, `money`, `measure`, `time` or `count`, by the bare unit."""
    if unit in _RATIOS:
        return _RATIOS[unit]
    base, _, per = unit.partition("/")
    # 47.6自然箱/小时: so many an hour are a level, whole boxes are a count.
    return _SORTS.get(base, "measure" if per else "count")
