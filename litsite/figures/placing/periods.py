"""The periods that a sentence prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from litsite.figures.placing.period_norms import Dates
from litsite.figures.placing.period_rules import PERIOD_RULES
from litsite.language.word_cutting import cut_words
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/placing")


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
_COMPARED = re.compile(rf"(?:{_ANY['comparing_words']})(?:去年|上年)?[“”\"]?$")
_RECORD = re.compile(rf"(?:来|以来)?(?:{_ANY['records']})")  # 创近三年新高
_CIRCUMSTANCE = re.compile(
    rf"(?:^|(?<=[,;]))在[^,;。]{{0,60}}(?:{_ANY['circumstances']})下"
)  # 在受今年多次沙尘天气影响的情况下
_NO_START = re.compile(rf"^(?:{_ANY['no_starts']})")


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
                or _names_an_aim(text, match)
                or _cuts_words(text, match)
            ):
                continue
            repeats = match[0][0] == "每"
            found.append(Period(start, end, norm(match.groupdict(), dates), repeats))
    return _told_beside(text, _same_year(text, sorted(found, key=lambda period: period.start)))


_BARE_MONTH = re.compile(r"\d{1,2}月(?:份|\d{1,2}日)")


def _same_year(text: str, periods: list[Period]) -> list[Period]:
    """2020年9月份…;10月份…: a month without a year is of the year named before it."""
    for index in range(1, len(periods)):
        own, before = periods[index], periods[index - 1].norm or ""
        bare = _BARE_MONTH.match(text, own.start, own.end)
        if bare and own.norm and re.match(r"\d{4}-\d{2}", before):
            periods[index] = replace(own, norm=before[:4] + own.norm[4:])
    return periods


_SAME_TIME = re.compile(r".*同期")
_LAST_PART = re.compile(r"[当单](?P<unit>月|季)")
_LAST_MONTH = re.compile(r"(?:\d{4}-\d{2}/)?(?P<last>\d{4}-\d{2})$")
_QUARTER = re.compile(r"(?P<last>\d{4}-Q[1-4])$")


def _told_beside(text: str, periods: list[Period]) -> list[Period]:
    """What a period takes from the one before it: 去年同期 its months, 当月 the last of them."""
    for index, own in enumerate(periods):
        before = (periods[index - 1].norm if index else None) or ""
        if _SAME_TIME.match(text, own.start, own.end) and "-" in before and own.norm:
            norm = re.sub(r"(?:19|20)\d{2}", lambda year: str(int(year[0]) - 1), before)
            periods[index] = replace(own, norm=norm)
        part = _LAST_PART.fullmatch(text, own.start, own.end)
        last = (_LAST_MONTH if part["unit"] == "月" else _QUARTER).match(before) if part else None
        if last:
            periods[index] = replace(own, norm=last["last"])
    return periods


_AIM = re.compile(_ANY["aims_named_after_years"])


def _names_an_aim(text: str, match: re.Match[str]) -> bool:
    """2035年远景目标: the year is the aim's name and dates no figure beside it."""
    bare = match.groupdict().get("y") is not None and match[0].endswith("年")
    return bare and match[0][0].isdigit() and _AIM.match(text, match.end()) is not None


_WORDS_WITHIN_WORDS = (
    "目前",
    "当前",
    "前年",
    "年内",
    "年底",
    "年末",
    "全年",
    "今年",
    "每天",
    "每日",
)
_BESIDE = 8


def _cuts_words(text: str, match: re.Match[str]) -> bool:
    """Whether words of the text run across its edges: 项目前期, 题目前三名."""
    if match[0] not in _WORDS_WITHIN_WORDS:
        return False
    start, at = max(0, match.start() - _BESIDE), 0
    beside = text[start : match.end() + _BESIDE]
    if _HAN.search(beside[: match.start() - start][-1:]) is None:
        return False
    edges = {0}
    for word in cut_words(beside):
        at += len(word)
        edges.add(at)
    return match.start() - start not in edges


_HAN = re.compile(r"[\u4e00-\u9fff]")


def _is_compared(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 4) : start]
    return bool(_COMPARED.search(before)) and not before.endswith(("作为", "成为"))
