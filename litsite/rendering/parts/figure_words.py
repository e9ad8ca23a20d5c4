"""A figure in the words of a reader: value, change, period, status."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from litsite.language.reader_names import name_of_figure
from litsite.model.figure import Figure, Qualifier
from litsite.rendering.frame.site_words import (
    DIRECTION_NAMES,
    FIGURE_KIND_NAMES,
    PERIOD_PARTS,
    QUALIFIER_NAMES,
    RECURRING,
    STATUS_NAMES,
    TEXT,
)

_SAYS_QUALIFIER = re.compile(r"[近约超逾过足到少多余上下内右最突破]|\d\+")  # 超30万人, 1万余名
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")  # 2021-01
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"(?P<year>\d{4})-(?P<part>H[12]|Q[1-4])")  # 2021-H1
_LAST_DAYS = {
    "H1": "06-30",
    "H2": "12-31",
    "Q1": "03-31",
    "Q2": "06-30",
    "Q3": "09-30",
    "Q4": "12-31",
}
_RECURRING = re.compile(r"P(?P<count>\d+)(?P<unit>[YMWD])")  # P1Y


def show_value(figure: Figure) -> str:
    """The value as printed, with the unit and the qualifier that stand elsewhere in the sentence."""
    surface = figure.surface
    unit = figure.unit
    # 每平方公里5公里 has its unit, 公里/平方公里, in two pieces.
    if unit and not all(part in surface for part in unit.split("/")):
        surface += unit
    return qualify(surface, figure.qualifier, figure.kind == "rank")


def qualify(surface: str, qualifier: Qualifier | None, rank: bool = False) -> str:
    """Say 超, 不超过 or 约 unless the printed words already do; ranks say it in their own way."""
    if qualifier is None or rank or _SAYS_QUALIFIER.search(surface):
        return surface
    return QUALIFIER_NAMES[qualifier] + surface


def cite_figure(figure: Figure) -> str:
    """What a citation says of a figure ahead of its sentence: `地区生产总值增长8%(目标,2025年)`."""
    told = (show_status(figure), show_figure_period(figure))
    facts = TEXT.facts_cited.join(fact for fact in told if fact)
    return TEXT.figure_cited.format(
        name=name_of_figure(figure), value=show_value(figure), facts=facts
    )


def show_change(figure: Figure) -> str:
    """`↑ 上升 · 同比`; empty for what is no change."""
    if figure.kind not in ("change_rate", "change_abs", "multiple"):
        return ""
    parts = [
        DIRECTION_NAMES[figure.direction] if figure.direction else FIGURE_KIND_NAMES[figure.kind],
        show_basis(figure.basis),
    ]
    return " · ".join(part for part in parts if part)


def show_basis(basis: str | None) -> str:
    """`yoy` → 同比, `vs:2015` → 与2015年相比."""
    if not basis:
        return ""
    if basis == "yoy":
        return TEXT.year_on_year
    other = basis.removeprefix("vs:")
    return TEXT.compared_with.format(other=f"{other}年" if _YEAR.fullmatch(other) else other)


def show_status(figure: Figure) -> str:
    """已实现 or 目标."""
    return STATUS_NAMES[figure.status]


def period_of(figure: Figure) -> tuple[str | None, bool]:
    """The normalised period and whether it is inferred from headings, not from the sentence."""
    if figure.period_norm or figure.period:
        return figure.period_norm, False
    return figure.context_period, figure.context_period is not None


def show_figure_period(figure: Figure) -> str:
    """The period in words; what cannot be dated is shown as printed, nothing known as empty."""
    norm, _ = period_of(figure)
    return show_period(norm) if norm else figure.period or ""


def say_period(figure: Figure) -> str:
    """The period with what is printed, or with a word that it is inferred."""
    shown = show_figure_period(figure)
    if not shown:
        return TEXT.no_period
    if period_of(figure)[1]:
        return f"{shown}({TEXT.inferred})"
    if figure.period and figure.period != shown:
        return f"{shown}({TEXT.in_words.format(words=figure.period)})"
    return shown


@lru_cache(maxsize=16384)
def show_period(norm: str) -> str:
    """`2021-H1` → 2021年上半年, `..2021-09-30` → 截至2021年9月30日, `P1Y` → 每年."""
    if norm.startswith(".."):
        return TEXT.up_to.format(date=show_period(norm[2:]))
    if "/" in norm:
        return show_range(*norm.split("/", 1))
    if match := _PART.fullmatch(norm):
        return f"{match['year']}年{PERIOD_PARTS[match['part']]}"
    if match := _RECURRING.fullmatch(norm):
        return show_recurring(int(match["count"]), match["unit"])
    parts = norm.split("-")
    if not all(part.isdigit() for part in parts):
        return norm
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def show_range(first: str, last: str) -> str:
    """`2016/2020` → 2016—2020年, `2021-01/2021-09` → 2021年1—9月."""
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        return f"{first}—{last}年"
    start, end = _MONTH.fullmatch(first), _MONTH.fullmatch(last)
    if start and end and start["year"] == end["year"]:
        if start["month"] == end["month"]:
            return show_period(first)
        return f"{start['year']}年{int(start['month'])}—{int(end['month'])}月"
    return f"{show_period(first)}—{show_period(last)}"


def show_recurring(count: int, unit: str) -> str:
    """`P1Y` → 每年, `P3M` → 每季度."""
    name = RECURRING.get(f"{count}{unit}")
    return name or f"每{count}{RECURRING['1' + unit].removeprefix('每')}"


@lru_cache(maxsize=16384)
def end_of(norm: str | None) -> str:
    """The period's last day as YYYY-MM-DD, to sort by; empty for what has no date."""
    if not norm or norm.startswith("P"):
        return ""
    last = norm.removeprefix("..").rsplit("/", 1)[-1]
    if match := _PART.fullmatch(last):
        return f"{match['year']}-{_LAST_DAYS[match['part']]}"
    if _YEAR.fullmatch(last):
        return f"{last}-12-31"
    if (match := _MONTH.fullmatch(last)) and 1 <= int(match["month"]) <= 12:
        return f"{last}-{monthrange(int(match['year']), int(match['month']))[1]}"
    return last if _DAY.fullmatch(last) else ""


def year_of_figure(figure: Figure, date: str | None) -> str:
    """The year that a figure is filed under: its period's last, else its article's; or empty."""
    year = end_of(period_of(figure)[0])[:4]
    return year if _YEAR.fullmatch(year) else (date or "")[:4]
