"""What the header of a column, or the line above a table, says of the numbers below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.figures.placing.period_norms import Dates
from litsite.figures.placing.periods import Period, find_periods
from litsite.figures.quantities.quantities import find_quantities
from litsite.language.widths import fold_width
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/tables")
_BRACKETED = re.compile(r"\((?:单位:)?(?P<unit>[^()]{1,10})\)\s*$")  # 总投资（亿元）
_BARE_UNIT = re.compile(r"(?<=\S)[±]?(?P<unit>[%‰])$")  # 同比增长%
_UNIT_LINE = re.compile(r"单位\s*:\s*(?P<unit>[^\s,;。()]{1,10})")  # 单位：亿元
_UNIT_COLUMN = re.compile(r"(?:计量|计算)?单位")
_NAME_COLUMN = re.compile(_ANY["names"])
_NO_VALUES = re.compile(rf"{_ANY['no_values']}|^序$|^No\.?$", re.IGNORECASE)
_CHANGE = re.compile(rf"同比|环比|[比较](?:{_ANY['times_compared']})|{_ANY['movements']}|^±")
_YOY = re.compile(r"同比|[比较](?:上年|去年)")
_FALL = re.compile(_ANY["falls"])
_TARGET = re.compile(_ANY["targets"])
_SAYS_NOTHING = re.compile(
    rf"(?:{_ANY['spans']}){{0,3}}(?:{_ANY['heads_that_say_nothing']}){{0,3}}"
)


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """What a header says of the numbers of its column, or a label of those of its row."""

    name: str
    """What is left without unit and period; empty where that says nothing (绝对值, 完成数)."""
    unit: str = ""
    period: Period | None = None
    change: bool = False
    """Whether it counts how something moved."""
    falling: bool = False
    basis: str | None = None
    target: bool = False
    no_values: bool = False
    """Whether its numbers only count the rows or rank them."""
    units: bool = False
    """Whether its cells are the units of their rows."""
    names: bool = False
    """Whether its cells are what was measured."""


NO_HEAD = ColumnHead("")


def is_unit(text: str) -> bool:
    """Whether a folded text is a unit and nothing else: 亿元, %, 万人次."""
    if not text or any(char.isdigit() for char in text):
        return False
    found = list(find_quantities(f"1{text}"))
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text) + 1)


def read_head(text: str, dates: Dates) -> ColumnHead:
    """Read a header, or a label."""
    folded = fold_width(text).strip()
    bracketed = _BRACKETED.search(folded) or _BARE_UNIT.search(folded)
    unit = bracketed["unit"].strip() if bracketed and is_unit(bracketed["unit"].strip()) else ""
    words = folded[: bracketed.start()].strip() if bracketed and unit else folded
    periods = find_periods(words, dates)
    for period in reversed(periods):
        words = (words[: period.start] + words[period.end :]).strip()
    return ColumnHead(
        name="" if _SAYS_NOTHING.fullmatch(words) else words,
        unit=unit,
        period=periods[0] if periods else None,
        change=bool(_CHANGE.search(folded)),
        falling=bool(_FALL.search(folded)),
        basis="yoy" if _YOY.search(folded) else "mom" if "环比" in folded else None,
        target=bool(_TARGET.search(folded)),
        no_values=bool(_NO_VALUES.search(folded)),
        units=bool(_UNIT_COLUMN.fullmatch(folded)),
        names=bool(_NAME_COLUMN.search(folded)),
    )


def unit_said_above(text: str) -> str:
    """The unit that the line above a table gives for all of it, or nothing."""
    match = _UNIT_LINE.search(fold_width(text))
    return match["unit"] if match and is_unit(match["unit"]) else ""
