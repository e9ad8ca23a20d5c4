"""Units of one dimension, so that values printed in different ones can stand in one series.

Only powers of ten are converted: exact decimals stay exact, and no printed digit is lost. 亩, hours
and foreign money are therefore dimensions of their own; so are classifiers, since 家 and 户 count
different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

EXACT = Context(prec=200)
"""Decimals of a text are never rounded, however many digits it printed."""
_LARGE = {"万": 4, "亿": 8}
_SPELLINGS = {
    "平米": "平方米", "平": "平方米", "㎡": "平方米", "平方千米": "平方公里", "方": "立方米",
    "千米": "公里", "千克": "公斤", "标准箱": "标箱", "TEU": "标箱", "人民币": "元",
    "元人民币": "元", "名": "人", "百分点": "个百分点", "工作日": "个工作日",
    "工作小时": "个工作小时", "小时": "个小时", "成": "%", "分之": "%", "日": "天",
}  # fmt: skip
"""Another word for the same unit. 名 and 人 both count persons; 人次 counts visits."""
_SCALES = {
    "平方米": ("平方米", 0), "公顷": ("平方米", 4), "平方公里": ("平方米", 6),
    "毫米": ("毫米", 0), "厘米": ("毫米", 1), "米": ("毫米", 3), "公里": ("毫米", 6),
    "微克": ("微克", 0), "毫克": ("微克", 3), "克": ("微克", 6), "公斤": ("微克", 9),
    "吨": ("微克", 12), "瓦": ("瓦", 0), "千瓦": ("瓦", 3), "兆瓦": ("瓦", 6), "吉瓦": ("瓦", 9),
}  # fmt: skip
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
    bare = text.lstrip("万亿")
    prefix = text[: len(text) - len(bare)]
    over, slash, under = bare.partition("/")
    over, under = _SPELLINGS.get(over, over), _SPELLINGS.get(under, under)
    base, power = _SCALES.get(over, (over, 0))
    return Measure(
        base + slash + under,
        prefix + over + slash + under,
        power,
        power + sum(_LARGE[char] for char in prefix),
    )


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
