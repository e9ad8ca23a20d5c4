"""The periods that a sentence prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from litsite.figures.placing.period_rules import PERIOD_RULES, Dates


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a sentence prints."""

    start: int
    end: int
    norm: str | None
    repeats: bool
    """每年: it holds for its own clause, not for what follows."""


_COMPILED = tuple((re.compile(pattern), norm) for pattern, norm in PERIOD_RULES)
_HINT = re.compile(r"[年月截]|前,|[当目]前|现阶段|如今|以来|至今|季度|[每日]|十[一二三四五六]五")
_COMPARED = re.compile(
    r"(?:比|较|与|同|相比|高于|低于|超过|多于|是|为|相当于)(?:去年|上年)?[“”\"]?$"
)
_RECORD = re.compile(r"(?:来|以来)?(?:新高|最|同期|新低|首次)")  # 创近三年新高
_CIRCUMSTANCE = re.compile(
    r"(?:^|(?<=[,;]))在[^,;。]{0,60}(?:情况|背景|影响|形势|基础|条件|前提)下"
)  # 在受今年多次沙尘天气影响的情况下
_NO_START = re.compile(r"^(?:长期|一直|近年|历年|近些年)")


def find_periods(text: str, dates: Dates) -> list[Period]:
    """Periods of a folded sentence in order; years that something is compared with are none."""
    if not _HINT.search(text):
        return []
    taken = [match.span() for match in _CIRCUMSTANCE.finditer(text)]
    found = []
    for pattern, norm in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            if (
                _is_compared(text, start, end)
                or _NO_START.match(match[0])
                or _RECORD.match(text, end)
            ):
                continue
            repeats = match[0][0] == "每" or match[0].endswith("均")
            found.append(Period(start, end, norm(match.groupdict(), dates), repeats))
    return _same_year(text, sorted(found, key=lambda period: period.start))


_BARE_MONTH = re.compile(r"\d{1,2}月(?:份|\d{1,2}日)")


def _same_year(text: str, periods: list[Period]) -> list[Period]:
    """2020年9月份…;10月份…: a month without a year is of the year named before it."""
    for index in range(1, len(periods)):
        own, before = periods[index], periods[index - 1].norm or ""
        bare = _BARE_MONTH.match(text, own.start, own.end)
        if bare and own.norm and re.match(r"\d{4}-\d{2}", before):
            periods[index] = replace(own, norm=before[:4] + own.norm[4:])
    return periods


def _is_compared(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 4) : start]
    return bool(_COMPARED.search(before)) and not before.endswith(("作为", "成为"))
