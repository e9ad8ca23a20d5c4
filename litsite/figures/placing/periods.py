"""Periods: as a sentence prints them, and normalised against the document's date."""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from litsite.figures.quantities.chinese_numbers import parse_han

_Y = r"(?P<y>(?:19|20)\d{2})年"
_M = r"(?P<m>1[0-2]|0?[1-9])月份?"
_PLAN = r"[“\"]?十(?P<plan>[一二三四五六])五[”\"]?(?:规划)?(?:时期|期间)?"
_N = r"(?:\d{1,3}|[一二三四五六七八九十两几]+)"


@dataclass(frozen=True, slots=True)
class Dates:
    """What a sentence's words for time refer to."""

    year: int | None
    """Of the document."""
    month: int | None
    day: int | None
    reviewed: int | None
    """The year that the section reviews or plans; else the document's."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a sentence prints."""

    start: int
    end: int
    norm: str | None
    repeats: bool
    """每年: it holds for its own clause, not for what follows."""


def parse_date(text: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of YYYY-MM-DD, YYYY-MM or YYYY."""
    parts = [int(part) for part in (text or "").split("-") if part.isdigit()]
    year, month, day = [*parts, None, None, None][:3]
    return year, month, day


def _month(year: int | None, month: int | str | None) -> str | None:
    if year is None or month is None:
        return None
    return f"{year:04d}-{int(month):02d}"


def _until_document(start: str | None, dates: Dates) -> str | None:
    end = _month(dates.year, dates.month)
    if start is None or dates.year is None:
        return None
    return f"{start}/{end or dates.year}"


def _until_now(dates: Dates) -> str | None:
    if dates.year is None:
        return None
    parts = [f"{dates.year:04d}", *(f"{p:02d}" for p in (dates.month, dates.day) if p is not None)]
    return ".." + "-".join(parts)


def _end_of(year: int | None, month: int, day: int | None = None) -> str | None:
    if year is None:
        return None
    day = day or calendar.monthrange(year, month)[1]
    return f"..{year:04d}-{month:02d}-{day:02d}"


_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}


def _own_year(m: Mapping[str, str | None], d: Dates) -> int | None:
    """The year a match names: a number, 去年, or the document's."""
    printed = m.get("y")
    if printed:
        return int(printed)
    if m.get("last"):
        return d.year - 1 if d.year else None
    return d.reviewed if d.reviewed is not None else d.year


def _plan_years(m: Mapping[str, str | None]) -> tuple[int, int]:
    # 十一五 began in 2006.
    first = 2006 + 5 * (_DIGITS[m["plan"] or "一"] - 1)
    return first, first + 4


def _first_years(m: Mapping[str, str | None], d: Dates) -> str | None:
    first, _ = _plan_years(m)
    count = parse_han(m["n"] or "")
    return f"{first}/{first + count - 1}" if count else None


def _plan_end(m: Mapping[str, str | None], d: Dates) -> str:
    return str(_plan_years(m)[1])


def _months(m: Mapping[str, str | None], d: Dates) -> str | None:
    year = _own_year(m, d)
    return f"{_month(year, m['m'])}/{_month(year, m['m2'])}" if year else None


def _last_year(d: Dates, back: int = 1) -> str | None:
    return str(d.year - back) if d.year else None


_Norm = Callable[[Mapping[str, str | None], Dates], str | None]
_OWN = rf"(?:{_Y}|(?P<last>去年|上年)|今年)"

_RULES: tuple[tuple[str, _Norm], ...] = (
    # Up to a day that is named
    (
        rf"(?:截至|截止到?|到)(?:目前为止|{_OWN}?{_M}(?P<d>[12]\d|3[01]|0?[1-9])日)",
        lambda m, d: (
            _end_of(_own_year(m, d), int(m["m"]), int(m["d"] or 1)) if m["m"] else _until_now(d)
        ),
    ),
    (
        rf"(?:截至|截止到?)?{_OWN}?{_M}(?:底|末)",
        lambda m, d: _end_of(_own_year(m, d), int(m["m"] or 1)),
    ),
    (rf"(?:截至|截止到?)(?:{_OWN})?{_M}", lambda m, d: _end_of(_own_year(m, d), int(m["m"] or 1))),
    (r"(?:截至|截止到?)(?:目前|现在|发稿时?)", lambda m, d: _until_now(d)),
    (rf"(?:截至|截止到?){_OWN}(?:年?底|年?末)?", lambda m, d: _end_of(_own_year(m, d), 12)),
    (r"(?:截至|截止到?)(?:年底|年末)", lambda m, d: _end_of(d.reviewed or d.year, 12)),
    (r"(?:截至|截止到?)年中", lambda m, d: _end_of(d.reviewed or d.year, 6)),
    (r"(?:目前|现阶段|当前|现已|如今)", lambda m, d: _until_now(d)),
    # From a start to the document
    (
        rf"(?:自|从)?{_OWN}?{_M}(?:(?:[12]\d|3[01]|0?[1-9])日)?(?:底|初|上旬|中旬|下旬)?(?:以来|起|开始|至今|启动以来)",
        lambda m, d: _until_document(_month(_own_year(m, d), m["m"]), d),
    ),
    (
        rf"(?:自|从)?(?:{_Y}|(?P<last>去年))(?:年?初)?(?:以来|起|开始|至今)",
        lambda m, d: _until_document(_month(_own_year(m, d), 1), d),
    ),
    (
        r"(?:自|从)?(?:今年初?以?|年初以|(?<![近些这几一多])年以)来",
        lambda m, d: _until_document(_month(d.year, 1), d),
    ),
    (
        rf"{_PLAN}以来",
        lambda m, d: _until_document(_month(_plan_years(m)[0], 1), d),
    ),
    # Years and parts of years
    (rf"{_PLAN}(?:的)?前(?P<n>[一二三四两])年", _first_years),
    (rf"(?<![高加长升降少大缩增涨扩])(?:到|至){_PLAN}期?末", _plan_end),
    (rf"{_PLAN}期?末", _plan_end),
    (_PLAN, lambda m, d: "{}/{}".format(*_plan_years(m))),
    (
        r"(?P<a>(?:19|20)\d{2})年?(?:-+|至|到)(?P<b>(?:19|20)\d{2})年(?:间|期间)?",
        lambda m, d: f"{m['a']}/{m['b']}",
    ),
    (rf"{_OWN}?(?P<m>1[0-2]|[1-9])(?:-+|至|到)(?P<m2>1[0-2]|[1-9])月份?", _months),
    (rf"{_OWN}上半年", lambda m, d: f"{y}-H1" if (y := _own_year(m, d)) else None),
    (rf"{_OWN}下半年", lambda m, d: f"{y}-H2" if (y := _own_year(m, d)) else None),
    (r"上半年", lambda m, d: f"{y}-H1" if (y := d.reviewed or d.year) else None),
    (r"下半年", lambda m, d: f"{y}-H2" if (y := d.reviewed or d.year) else None),
    (
        rf"{_OWN}?(?:第)?(?P<q>[一二三四])季度",
        lambda m, d: f"{y}-Q{_DIGITS[m['q'] or '一']}" if (y := _own_year(m, d)) else None,
    ),
    (
        rf"{_OWN}?(?:前(?P<q>[三3])季度|前三季度)",
        lambda m, d: f"{y}-01/{y}-09" if (y := _own_year(m, d)) else None,
    ),
    (
        rf"{_OWN}{_M}(?:(?P<d>[12]\d|3[01]|0?[1-9])日)?(?:上旬|中旬|下旬|初)?",
        lambda m, d: _day(_own_year(m, d), m),
    ),
    (
        rf"(?:(?<![高加长升降少大缩短减增涨扩])[到至]|力争到)?{_OWN}(?:年底|年末|底|末)(?:前|之前)?",
        lambda m, d: _year_end(m, d),
    ),
    (
        rf"(?:^|(?<=[,;。])){_M}(?:份|(?P<d>[12]\d|3[01]|0?[1-9])日)",
        lambda m, d: _day(_own_year(m, d), m),
    ),
    (r"(?:年底|年末)(?:前|之前)?", lambda m, d: _end_of(d.reviewed or d.year, 12)),
    (rf"(?<![高加长升降少大缩短减增涨扩])(?:到|至){_Y}", lambda m, d: m["y"]),
    (
        rf"{_Y}(?:度|全年)?(?!以前|之前|以后|之后)",
        lambda m, d: m["y"],
    ),
    (r"(?P<last>去年|上年)(?:全年)?", lambda m, d: _last_year(d)),
    (r"前年", lambda m, d: _last_year(d, 2)),
    (r"(?:今年|本年度?)(?:全年|内)?", lambda m, d: _year_of(d.year)),
    (
        r"全年(?!(?:无休|驻|开放|不打烊|不间断|候))|(?<![\d一二三四五六七八九十两几])年内",
        lambda m, d: _year_of(d.reviewed or d.year),
    ),
    # Repeating
    (r"每年(?:度)?", lambda m, d: "P1Y"),
    (r"每月|每个月|月均", lambda m, d: "P1M"),
    (r"每天|每日|日均", lambda m, d: "P1D"),
    (r"每周", lambda m, d: "P1W"),
    (r"每季度", lambda m, d: "P3M"),
    # Not dated
    (rf"(?<=仅用){_N}(?:个月|年|天)(?=[^,;。\d]{{2,20}}\d)", lambda m, d: None),
    (
        rf"(?:近|过去|最近|前|未来|今后|接下来)(?:的)?{_N}(?:个)?(?:年|月|天)(?:来|间|内|以来|时间)?",
        lambda m, d: None,
    ),
    (rf"{_N}(?:-{_N})?年(?:来|内|间|以来)", lambda m, d: None),
    (rf"{_N}(?:-{_N})?(?:个)?(?:月|天)(?:来|内|间|以来)", lambda m, d: None),
    (
        r"[^,;。:、““”\s]{2,14}(?<![一二三四五六七八九十\d])(?:以来|至今)",
        lambda m, d: None,
    ),
)


def _day(year: int | None, m: Mapping[str, str | None]) -> str | None:
    month = _month(year, m["m"])
    return f"{month}-{int(m['d'] or 1):02d}" if month and m["d"] else month


def _year_of(year: int | None) -> str | None:
    return None if year is None else str(year)


def _year_end(m: Mapping[str, str | None], d: Dates) -> str | None:
    year = _own_year(m, d)
    return _end_of(year, 12)


def _compile() -> tuple[tuple[re.Pattern[str], _Norm], ...]:
    return tuple((re.compile(pattern), norm) for pattern, norm in _RULES)


_COMPILED = _compile()
_HINT = re.compile(r"[年月截]|前,|[当目]前|现阶段|如今|以来|至今|季度|[每日]|十[一二三四五六]五")
_COMPARED = re.compile(
    r"(?:比|较|与|同|相比|高于|低于|超过|多于|是|为|相当于)(?:去年|上年)?[“”\"]?$"
)
_RECORD = re.compile(r"(?:来|以来)?(?:新高|最|同期|新低|首次)")  # 创近三年新高
_CIRCUMSTANCE = re.compile(
    r"(?:^|(?<=[,;]))在[^,;。]{0,60}(?:情况|背景|影响|形势|基础|条件|前提)下"
)  # 在受今年多次沙尘天气影响的情况下
_NO_START = re.compile(r"^(?:长期|一直|近年|历年|近些年)")


def find_periods(
    text: str, dates: Dates, masks: list[tuple[int, int]] | None = None
) -> list[Period]:
    """Periods of a folded sentence in order; years that something is compared with are none.

    `masks`: names and the like, in which a year dates nothing.
    """
    if not _HINT.search(text):
        return []
    taken = list(masks or [])
    found = []
    taken += [match.span() for match in _CIRCUMSTANCE.finditer(text)]
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


def _dates_only_the_start(text: str, period: Period, at: int, starts: list[int]) -> bool:
    """由2006年的30家增长到36家: the year belongs to the first figure alone."""
    between = sum(period.end <= start < at for start in starts)
    from_there = text[max(0, period.start - 1) : period.start] in ("由", "从", "自")
    return from_there and text[period.end : period.end + 1] == "的" and between > 0


_EVENT = re.compile(
    r"[^,;。]{0,24}?(?:启动|成立|揭牌|启用|获批|印发|出台|召开|开幕|举办|举行|公布)[^,;。\d]{0,8},"
)


def _dates_only_an_event(text: str, period: Period, at: int, starts: list[int]) -> bool:
    """大赛于2021年4月启动,将产生冠军20名: the date is that of the clause which says what happened."""
    said = text[max(0, period.start - 1) : period.start] == "于"
    event = _EVENT.match(text, period.end) if said else None
    return (
        event is not None
        and event.end() <= at
        and not any(period.end <= start < event.end() for start in starts)
    )


def period_of(text: str, at: int, periods: list[Period], starts: list[int]) -> Period | None:
    """The period that holds at `at`: the last one to the left, across ; while statistics run on.

    `starts`: where the sentence's figures stand.
    """
    held = [
        period
        for period in periods
        if period.end <= at
        and not _dates_only_the_start(text, period, at, starts)
        and not _dates_only_an_event(text, period, at, starts)
    ]
    if not held:
        return None
    period = held[-1]
    if period.repeats and "累计" in text[period.end : at]:
        return None
    segments = [m.start() for m in re.finditer("[;。]", text[period.end : at])]
    if not segments:
        return period
    opening = max(text.rfind(mark, 0, period.start) for mark in ";。") + 1
    apart = text[period.end : period.end + 1] == ","
    if period.repeats or (not apart and any(opening <= s < period.start for s in starts)):
        # Said in passing of the last of several figures, it ends with them.
        return None
    bounds = [period.end, *(period.end + s for s in segments), at + 1]
    # A part without any number between them means that the text has turned to something else.
    for a, b in itertools.pairwise(bounds):
        if not any(a <= start < b for start in starts):
            return None
    return period
