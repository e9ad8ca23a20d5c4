"""Units and classifiers of the genre, and what sort of quantity each makes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

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
    "/10万": "percent",
    "个百分点": "points",
    "百分点": "points",
    "个千分点": "points",
    "千分点": "points",
    "个基点": "points",
    "基点": "points",
    "倍": "multiple",
}
PERCENT_SCALES = {
    "‰": Decimal("0.1"),
    "/10万": Decimal("0.001"),
    **dict.fromkeys(("个千分点", "千分点"), Decimal("0.1")),
    **dict.fromkeys(("个基点", "基点"), Decimal("0.01")),
}
"""Ratios that are not printed in per cent, and points of them: how many per cent one of them is."""
NOUN_UNITS = frozenset(load_words(_ROOM, "noun_units"))
_EXCEPTIONS = {
    unit: (barred, words)
    for unit, barred, *words in map(str.split, load_words(_ROOM, "unit_exceptions"))
}
"""Unit → characters behind it that make another word of it, and words that they begin nevertheless."""


def _pattern(units: Iterable[str]) -> str:
    parts = []
    for unit in sorted(set(units), key=lambda one: (-len(one), one)):
        # Letters that go on are another word: 5m2 is no 5m, 3Lab no 3L.
        letters = "A-Za-z\\d²³" if re.search("[A-Za-z]$", unit) else ""
        barred, words = _EXCEPTIONS.get(unit, (letters, []))
        but = f"(?!{alternatives(words)})" if words else ""
        parts.append(re.escape(unit) + (f"(?!{but}[{barred}])" if barred else ""))
    return "|".join(parts)


_NAMES = (
    rf"{_pattern(_RATIOS)}|(?:{_pattern([*_SORTS, *load_words(_ROOM, 'classifiers')])})"
    rf"(?:/(?:{alternatives(load_words(_ROOM, 'divisors'))}))?"
)
UNIT = re.compile(
    rf" ?(?P<unit>{_NAMES})(?:(?<=[元圆])整(?![\u4e00-\u9fff]))?"
)  # 微克/立方米  元整
"""A unit, after an optional space."""
_LABEL = rf"[(](?:单位:)?(?P<scale>万亿|[千万亿])?(?P<unit>{_NAMES})[)]"
UNIT_LABEL = re.compile(_LABEL)  # (亿元)
LABEL_IN_FRONT = re.compile(rf"{_LABEL}[:为]? ?$")  # 发行总额(亿元)10.00
"""The unit of a number that has none behind it, in brackets before it."""


def sort_of(unit: str) -> str:
    """`percent`, `points`, `multiple`, `money`, `measure`, `time` or `count`, by the bare unit."""
    if unit in _RATIOS:
        return _RATIOS[unit]
    base, _, per = unit.partition("/")
    # 47.6自然箱/小时: so many an hour are a level, whole boxes are a count.
    return _SORTS.get(base, "measure" if per else "count")
