"""A figure in the words of a reader: value, change, period, status."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from litsite.language.period_words import period_of, show_figure_period
from litsite.language.reader_names import name_of_figure
from litsite.model.figure import Figure, Qualifier
from litsite.rendering.frame.site_words import (
    DIRECTION_NAMES,
    FIGURE_KIND_NAMES,
    QUALIFIER_NAMES,
    STATUS_NAMES,
    TEXT,
)

_SAYS_QUALIFIER = re.compile(r"[近约超逾过足到少多余上下内右最突破]|\d\+")  # 超30万人, 1万余名
_MULTIPLIED = re.compile(
    r"^(?:[十百千]?[万亿]+|[十百千](?=[^克米瓦]))|^(?:‰|成|分之)$"
)  # 万|平方米
_PARTS = frozenset({"‰", "成", "分之"})
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


def show_value(figure: Figure) -> str:
    """The value as printed, with the unit and the qualifier that stand elsewhere in the sentence."""
    surface = figure.surface
    unit = figure.unit
    # 每平方公里5公里 has its unit, 公里/平方公里, in two pieces, and so has 3万余户.
    if unit and not all(_stands_in(part, surface) for part in unit.split("/")):
        surface += unit
    return qualify(surface, figure.qualifier, figure.kind == "rank")


def _stands_in(unit: str, surface: str) -> bool:
    """Whether the unit's characters stand there in their order, with 余 or 多 between them if need be."""
    rest = iter(surface)
    return all(char in rest for char in unit)


def plain_unit(figure: Figure) -> str:
    """The unit of the normalised value: 80000 平方米 where 8 万平方米 are printed, % where it is ‰ or 成."""
    if figure.normalized == figure.value:
        return figure.unit
    return _MULTIPLIED.sub("", figure.unit) or ("%" if figure.unit in _PARTS else figure.unit)


def qualify(surface: str, qualifier: Qualifier | None, rank: bool = False) -> str:
    """Say 超, 不超过 or 约 unless the printed words already do; ranks say it in their own way."""
    if qualifier is None or rank or _SAYS_QUALIFIER.search(surface):
        return surface
    return QUALIFIER_NAMES[qualifier] + surface


def cite_figure(figure: Figure) -> str:
    """What a citation says of a figure ahead of its sentence: `地区生产总值增长:8%(已实现,2025年)`.

    The name of a target says both.
    """
    name, value = name_of_figure(figure), show_value(figure)
    if figure.status == "target":
        return TEXT.target_cited.format(name=name, value=value)
    told = (show_status(figure), show_figure_period(figure))
    facts = TEXT.facts_cited.join(fact for fact in told if fact)
    return TEXT.figure_cited.format(name=name, value=value, facts=facts)


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
