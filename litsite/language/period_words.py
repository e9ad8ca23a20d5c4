"""Periods in words, from their norms: 2021-H1 is 2021年上半年."""

from __future__ import annotations

import re
from functools import lru_cache

from litsite.language.word_lists import load_short_lists
from litsite.model.figure import Figure

_LISTS = load_short_lists("language")
_PARTS_OF_YEAR = {
    **{f"H{number}": word for number, word in enumerate(_LISTS["halves"], start=1)},
    **{f"Q{number}": word for number, word in enumerate(_LISTS["quarters"], start=1)},
}
_RECURRING = dict(zip(("1Y", "1M", "3M", "1W", "1D"), _LISTS["recurring"], strict=True))
_PART = re.compile(r"(?P<year>\d{4})-(?P<part>H[12]|Q[1-4])")  # 2021-H1
_COMES_BACK = re.compile(r"P(?P<count>\d+)(?P<unit>[YMWD])")  # P1Y
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")  # 2021-01
_YEAR = re.compile(r"\d{4}")


def period_of(figure: Figure) -> tuple[str | None, bool]:
    """The normalised period and whether it is inferred from headings, not from the sentence."""
    if figure.period_norm or figure.period:
        return figure.period_norm, False
    return figure.context_period, figure.context_period is not None


def show_figure_period(figure: Figure) -> str:
    """The period in words; what cannot be dated is shown as printed, nothing known as empty."""
    norm, _ = period_of(figure)
    return show_period(norm) if norm else figure.period or ""


@lru_cache(maxsize=16384)
def show_period(norm: str) -> str:
    """`2021-H1` → 2021年上半年, `..2021-09-30` → 截至2021年9月30日, `P1Y` → 每年."""
    if norm.startswith(".."):
        return f"截至{show_period(norm[2:])}"
    if "/" in norm:
        return _show_range(*norm.split("/", 1))
    if match := _PART.fullmatch(norm):
        return f"{match['year']}年{_PARTS_OF_YEAR[match['part']]}"
    if match := _COMES_BACK.fullmatch(norm):
        return _show_recurring(int(match["count"]), match["unit"])
    parts = norm.split("-")
    if not all(part.isdigit() for part in parts):
        return norm
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def _show_range(first: str, last: str) -> str:
    """`2016/2020` → 2016—2020年, `2021-01/2021-09` → 2021年1—9月."""
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        return f"{first}—{last}年"
    start, end = _MONTH.fullmatch(first), _MONTH.fullmatch(last)
    if start and end and start["year"] == end["year"]:
        if start["month"] == end["month"]:
            return show_period(first)
        return f"{start['year']}年{int(start['month'])}—{int(end['month'])}月"
    return f"{show_period(first)}—{show_period(last)}"


def _show_recurring(count: int, unit: str) -> str:
    """`P1Y` → 每年, `P3M` → 每季度."""
    name = _RECURRING.get(f"{count}{unit}")
    return name or f"每{count}{_RECURRING['1' + unit].removeprefix('每')}"
