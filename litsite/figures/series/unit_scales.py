"""Units of one dimension, so that values printed in different ones can stand in one series.

Only powers of ten are converted: exact decimals stay exact, and no printed digit is lost. 亩, hours
and foreign money are therefore dimensions of their own; so are classifiers, since 家 and 户 count
different things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from litsite.language.chinese_numbers import SCALES
from litsite.language.word_lists import load_words
from litsite.model.figure import FigureKind

EXACT = Context(prec=200)
"""Decimals of a text are never rounded, however many digits it printed."""
_SPELLINGS = dict(entry.split() for entry in load_words("figures/series", "unit_spellings"))
_SCALES = {
    unit: (smallest, int(power))
    for unit, smallest, power in map(str.split, load_words("figures/series", "unit_scales"))
}
_MULTIPLIERS = re.compile(r"^(?:[万亿]|[百千](?![米瓦克伏卡分]))+")  # 万平米  千株
_LONG = 6
"""Whole digits from which a number is long, and the larger of two printed units is shown."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a printed unit measures."""

    dimension: str
    """The same for all units that convert into each other: their smallest."""
    unit: str
    """How the unit is written in a series: 万平米 → 万平方米."""
    bare: int
    """Power of ten from the unit without 万 and 亿 to the dimension."""
    scale: int
    """Power of ten from the unit to the dimension."""


@lru_cache(maxsize=4096)
def measure(unit: str) -> Measure:
    """Read a printed unit: 万平米, 公里/平方公里, 亿元, 成.

    >>> measure("万平米")
    Measure(dimension='平方米', unit='万平方米', bare=0, scale=4)
    """
    text = unit.replace(" ", "")
    bare = _MULTIPLIERS.sub("", text)
    prefix = text[: len(text) - len(bare)]
    over, slash, under = bare.partition("/")
    over, under = _SPELLINGS.get(over, over), _SPELLINGS.get(under, under)
    base, power = _SCALES.get(over, (over, 0))
    return Measure(
        base + slash + under,
        prefix + over + slash + under,
        power,
        power + sum(SCALES[char].adjusted() for char in prefix),
    )


_GROWN = Measure("%", "倍", 2, 2)


def measure_as(kind: FigureKind, unit: str) -> Measure:
    """Read the unit of a figure of this kind.

    第一名 and 第1位 are one rank, though 名 counts persons elsewhere; what grew 1.2倍 grew 120%,
    though it is 2.2 times as much.
    """
    if kind == "change_rate" and unit == "倍":
        return _GROWN
    return measure("位" if kind == "rank" else unit)


def shift(value: Decimal, power: int) -> Decimal:
    """`value` × 10^`power`, all its digits kept, without an exponent when printed.

    >>> shift(Decimal("1.50"), 4)
    Decimal('15000')
    """
    return Decimal(format(value.scaleb(power, EXACT), "f")) if power else value


def choose_unit(printed: Iterable[Measure], largest: Decimal) -> Measure:
    """The unit that a series is shown in: the one most printed, of equals the larger.

    Where `largest`, in the dimension's own unit, would take more than six whole digits, the largest
    printed unit is taken.
    """
    counts = Counter(printed)
    best = min(counts, key=lambda one: (-counts[one], -one.scale, one.unit))
    if largest and largest.adjusted() - best.scale >= _LONG:
        best = min(counts, key=lambda one: (-one.scale, one.unit))
    return best
