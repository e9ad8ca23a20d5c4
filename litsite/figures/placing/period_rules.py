"""How texts print periods, and what each means beside the document's date."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from litsite.figures.placing.five_year_plans import FIVE_YEAR_PLAN, plan_years
from litsite.language.chinese_numbers import parse_han

_Y = r"(?P<y>(?:19|20)\d{2})年"
_M = r"(?P<m>1[0-2]|0?[1-9])月份?"
_PLAN = rf"[“\"]?{FIVE_YEAR_PLAN}[”\"]?(?:规划)?(?:时期|期间)?"
_N = r"(?:\d{1,3}|[一二三四五六七八九十两几]{1,4})"


@dataclass(frozen=True, slots=True)
class Dates:
    """What a sentence's words for time refer to."""

    year: int | None
    """Of the document."""
    month: int | None
    day: int | None
    reviewed: int | None
    """The year that the section reviews or plans; else the document's."""


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


def _own_year(m: Mapping[str, str | None], d: Dates) -> int | None:
    """The year a match names: a number, 去年, or the document's."""
    printed = m.get("y")
    if printed:
        return int(printed)
    if m.get("last"):
        return d.year - 1 if d.year else None
    return d.reviewed if d.reviewed is not None else d.year


def _plan_years(m: Mapping[str, str | None]) -> tuple[int, int]:
    return plan_years(m["plan"] or "一")


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


Norm = Callable[[Mapping[str, str | None], Dates], str | None]
_OWN = rf"(?:{_Y}|(?P<last>去年|上年)|今年)"

PERIOD_RULES: tuple[tuple[str, Norm], ...] = (
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
    (rf"{_PLAN}以来", lambda m, d: _until_document(_month(_plan_years(m)[0], 1), d)),
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
    (
        rf"{_OWN}?(?P<half>[上下])半年",
        lambda m, d: (
            f"{y}-H{'上下'.index(m['half'] or '上') + 1}" if (y := _own_year(m, d)) else None
        ),
    ),
    (
        rf"{_OWN}?(?:第)?(?P<q>[一二三四])季度",
        lambda m, d: f"{y}-Q{parse_han(m['q'] or '一')}" if (y := _own_year(m, d)) else None,
    ),
    (
        rf"{_OWN}?前[三3]季度",
        lambda m, d: f"{y}-01/{y}-09" if (y := _own_year(m, d)) else None,
    ),
    (
        rf"{_OWN}{_M}(?:(?P<d>[12]\d|3[01]|0?[1-9])日)?(?:上旬|中旬|下旬|初)?",
        lambda m, d: _day(_own_year(m, d), m),
    ),
    (
        rf"(?:(?<![高加长升降少大缩短减增涨扩])[到至]|力争到)?{_OWN}(?:年底|年末|底|末)(?:前|之前)?",
        lambda m, d: _end_of(_own_year(m, d), 12),
    ),
    (
        rf"(?:^|(?<=[,;。])){_M}(?:份|(?P<d>[12]\d|3[01]|0?[1-9])日)",
        lambda m, d: _day(_own_year(m, d), m),
    ),
    (r"(?:年底|年末)(?:前|之前)?", lambda m, d: _end_of(d.reviewed or d.year, 12)),
    (rf"(?<![高加长升降少大缩短减增涨扩])(?:到|至){_Y}", lambda m, d: m["y"]),
    (rf"{_Y}(?:度|全年)?(?!以前|之前|以后|之后)", lambda m, d: m["y"]),
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
