"""What a figure is called beside its value: 8% is 地区生产总值增长, 第3位 its 全省位次, a target has its date.

One function for cards, tables, charts, files and citations. The ledger keeps the bare indicator, by which
figures of one thing find each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from litsite.language.period_words import show_figure_period
from litsite.language.word_lists import short_choices
from litsite.model.figure import Direction, Figure, FigureKind, IndicatorSeries

_ANY = short_choices("language")
_SAYS_MOVEMENT = re.compile(rf"(?:{_ANY['movement_ends']})$")
_SAYS_RANK = re.compile(r"(?:位次|名次|排名)$")
_SAYS_SHARE = re.compile(rf"(?:{_ANY['share_ends']})$")
_OF_A_WHOLE = re.compile(r"占(?!比)[^占,]{1,24}$")  # 民生支出占一般公共预算支出
_TARGET = "目标"
_RATES: dict[Direction | None, str] = {"up": "增长", "down": "下降", None: "增减"}
_POINTS: dict[Direction | None, str] = {"up": "提高", "down": "下降", None: "增减"}
_AMOUNTS: dict[Direction | None, str] = {"up": "增加", "down": "减少", None: "增减"}
_RANKS: dict[Direction | None, str] = {"up": "上升", "down": "下降", None: "升降"}
_AGAINST: dict[Direction | None, str] = {"up": "高于{}", "down": "低于{}", None: "与{}相比"}


def name_of_figure(figure: Figure) -> str:
    """The indicator with what a bare one leaves open: how it moved, of what it is a share, among whom it ranks;
    of a target that it is one, and when: 2026年地区生产总值增长目标.
    """
    name = _name_undated(figure)
    if figure.status != "target":
        return name
    return show_figure_period(figure) + name + ("" if name.endswith(_TARGET) else _TARGET)


def _name_undated(figure: Figure) -> str:
    bare = figure.direction is None
    if bare and figure.kind in ("change_rate", "change_abs"):
        return figure.indicator
    return _name(
        figure.indicator, figure.kind, figure.direction, figure.basis, figure.unit, figure.among
    )


def name_of_series(series: IndicatorSeries) -> str:
    """The same of a series, whose targets have their dates beside them; values that rise and fall are 增减."""
    values = [point.value for point in (*series.outcomes, *series.targets)]
    return _name(
        series.indicator, series.kind, _turn(values), series.basis, series.unit, series.among
    )


def _turn(values: Sequence[Decimal]) -> Direction | None:
    if all(value >= 0 for value in values):
        return "up"
    return "down" if all(value <= 0 for value in values) else None


def _name(
    indicator: str,
    kind: FigureKind,
    direction: Direction | None,
    basis: str | None,
    unit: str,
    among: str | None,
) -> str:
    if kind == "rank":
        return indicator if _SAYS_RANK.search(indicator) else f"{indicator}{among or ''}位次"
    changed = kind in ("change_rate", "change_abs")
    other = (basis or "").removeprefix("vs:")
    if changed and basis and other != basis and not any(char.isdigit() for char in other):
        apart = _missing_of_rate(indicator) if unit.endswith("百分点") else ""
        return indicator + apart + _AGAINST[direction].format(other)
    if _SAYS_MOVEMENT.search(indicator):
        return indicator
    if kind == "share":
        return indicator + _missing_of_share(indicator)
    if not changed:
        return indicator
    if _SAYS_RANK.search(indicator):
        return indicator + _RANKS[direction]
    if kind == "change_rate":
        return indicator + _RATES[direction]
    return indicator + (_POINTS if unit.endswith("百分点") else _AMOUNTS)[direction]


def _missing_of_rate(indicator: str) -> str:
    """投资 that lies points above another is no investment: it is how fast it grew."""
    if _SAYS_MOVEMENT.search(indicator) or _SAYS_SHARE.search(indicator):
        return ""
    return "比重" if _OF_A_WHOLE.search(indicator) else "增速"


def _missing_of_share(indicator: str) -> str:
    """民生支出 70% is their 比例, 民生支出占财政支出 70% the 比重 of them."""
    if _SAYS_SHARE.search(indicator):
        return ""
    return "比重" if _OF_A_WHOLE.search(indicator) else "比例"
