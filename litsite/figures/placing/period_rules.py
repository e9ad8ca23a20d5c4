"""How texts print periods, and what each means beside the document's date."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from litsite.figures.placing.five_year_plans import FIVE_YEAR_PLAN, plan_years
from litsite.language.chinese_numbers import parse_han
from litsite.language.dates import YEAR_NUMBER, read_year

_Y = rf"(?P<y>{YEAR_NUMBER})年"
_M = r"(?P<m>1[0-2]|0?[1-9])月份?"
_DAY = r"[12]\d|3[01]|0?[1-9]"
_TO = r"(?:-+|至|到)"
_PLAN = rf"[“\"]?{FIVE_YEAR_PLAN}[”\"]?(?:规划)?(?:时期|期间)?"
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
        return read_year(printed)
    if m.get("last"):
        return _last(m["last"] or "", d)
    return d.reviewed if d.reviewed is not None else d.year


def _last(word: str, d: Dates) -> int | None:
    """去年 is the year before the document's, 上年 that before the year it tells of."""
    told = d.reviewed if word == "上年" and d.reviewed is not None else d.year
    return told - 1 if told else None


def _gone_year(m: Mapping[str, str | None], d: Dates, month: int) -> int | None:
    """The year of a span from January to `month`: one told of in spring was of the year before."""
    year = _own_year(m, d)
    open_year = not m.get("y") and not m.get("last") and not m.get("this") and d.reviewed is None
    if year and open_year and d.month is not None and month > d.month:
        return year - 1
    return year


_SPRING, _AUTUMN = 3, 9


def _late_year(m: Mapping[str, str | None], d: Dates, month: int) -> int | None:
    """The year of a single month or quarter: in January, December is that of the year before."""
    winter = d.month is not None and d.month <= _SPRING and month >= _AUTUMN
    return _gone_year(m, d, month) if winter else _own_year(m, d)


def _quarter(m: Mapping[str, str | None], d: Dates) -> str | None:
    quarter = _count(m["q"])
    year = _late_year(m, d, 3 * quarter)
    return f"{year}-Q{quarter}" if year else None


def _since_january(m: Mapping[str, str | None], d: Dates, month: int) -> str | None:
    year = _gone_year(m, d, month)
    return f"{_month(year, 1)}/{_month(year, month)}" if year and 1 <= month <= 12 else None


def _count(text: str | None) -> int:
    return int(text) if text and text.isdigit() else int(parse_han(text or "") or 0)


def _first_months(m: Mapping[str, str | None], d: Dates) -> str | None:
    return _since_january(m, d, _count(m["n"]))


def _first_quarters(m: Mapping[str, str | None], d: Dates) -> str | None:
    return _since_january(m, d, 3 * _count(m["n"]))


def _plan_years(m: Mapping[str, str | None]) -> tuple[int, int]:
    return plan_years(m["plan"] or "一")


def _first_years(m: Mapping[str, str | None], d: Dates) -> str | None:
    first, _ = _plan_years(m)
    count = parse_han(m["n"] or "")
    return f"{first}/{first + count - 1}" if count else None


def _plan_end(m: Mapping[str, str | None], d: Dates) -> str:
    return str(_plan_years(m)[1])


def _run(m: Mapping[str, str | None], d: Dates) -> str | None:
    """From a month, or a day, to another, which may be of the next year."""
    first, last = int(m["m"] or 1), int(m.get("m2") or m["m"] or 1)
    year = _gone_year(m, d, last) if first == 1 and not m.get("d2") else _own_year(m, d)
    if year is None:
        return None
    until = year
    if m.get("y2"):
        until = read_year(m["y2"] or "")
    elif m.get("this2"):
        until = d.year or year
    elif last < first:
        # 去年11月至2月, 11月至次年3月; without a word for either year the run ended in the present one.
        says = m.get("y") or m.get("last") or m.get("next")
        year, until = (year, year + 1) if says else (year - 1, year)
    start, end = _month(year, first), _month(until, last)
    if m.get("d2"):
        day, last_day = int(m.get("d") or 1), int(m["d2"] or 1)
        return f"{start}-{day:02d}/{end}-{last_day:02d}"
    return f"{start}/{end}"


def _told_year(d: Dates) -> str | None:
    """过去的一年 is the year told of; a text that says none looks back on the one before its date."""
    if d.reviewed is not None and d.reviewed != d.year:
        return str(d.reviewed)
    return _year_of(d.year - 1 if d.year else None)


Norm = Callable[[Mapping[str, str | None], Dates], str | None]
_OWN = rf"(?:{_Y}|(?P<last>去年|上年)|(?P<this>今年))"
_OWN2 = rf"(?:(?P<y2>{YEAR_NUMBER})年|(?P<next>次年|翌年|第二年)|(?P<this2>今年|本年))"
_COUNT = r"(?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])"

PERIOD_RULES: tuple[tuple[str, Norm], ...] = (
    # From one month or day to another, ahead of all that would take the first alone
    (
        rf"{_OWN}?(?P<m>1[0-2]|0?[1-9])月(?:份|(?P<d>{_DAY})日)?{_TO}{_OWN2}?"
        rf"(?:(?P<m2>1[0-2]|0?[1-9])月(?:份|(?P<d2>{_DAY})日(?:期间)?)?)(?:底|末)?",
        _run,
    ),
    (
        rf"{_OWN}?(?P<m>1[0-2]|0?[1-9])月(?P<d>{_DAY})日?{_TO}(?P<d2>{_DAY})日(?:期间)?",
        _run,
    ),
    # Up to a day that is named
    (
        rf"(?:截至|截止到?|到)(?:目前为止|{_OWN}?{_M}(?P<d>{_DAY})日)",
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
        rf"(?P<a>{YEAR_NUMBER})年?{_TO}(?P<b>{YEAR_NUMBER})年(?:间|期间)?",
        lambda m, d: f"{read_year(m['a'] or '')}/{read_year(m['b'] or '')}",
    ),
    (rf"{_OWN}?(?P<m>1[0-2]|[1-9]){_TO}(?P<m2>1[0-2]|[1-9])月份?", _run),
    (rf"{_OWN}?[前头](?P<n>{_COUNT})个?月份?", _first_months),
    (
        rf"{_OWN}?(?:[前头](?P<n>[二三23])个?|[一1]{_TO}(?P<n2>[二三四2-4]))季度",
        lambda m, d: _first_quarters({**m, "n": m["n"] or m["n2"]}, d),
    ),
    (
        rf"{_OWN}?(?P<half>[上下])半年",
        lambda m, d: (
            f"{y}-H{'上下'.index(m['half'] or '上') + 1}" if (y := _own_year(m, d)) else None
        ),
    ),
    (
        rf"{_OWN}?(?:第)?(?P<q>[一二三四])季度",
        _quarter,
    ),
    (
        rf"{_OWN}{_M}(?:(?P<d>{_DAY})日)?(?:上旬|中旬|下旬|初)?",
        lambda m, d: _day(_own_year(m, d), m),
    ),
    (
        rf"(?:(?<![高加长升降少大缩短减增涨扩])[到至]|力争到)?{_OWN}(?:年底|年末|底|末)(?:前|之前)?",
        lambda m, d: _end_of(_own_year(m, d), 12),
    ),
    (
        rf"(?:^|(?<=[,;。:])){_M}(?:(?<=份)|当月|单月|(?=,)|(?P<d>{_DAY})日)",
        lambda m, d: _day(_late_year(m, d, int(m["m"] or 1)), m),
    ),
    (r"(?:年底|年末)(?:前|之前)?", lambda m, d: _end_of(d.reviewed or d.year, 12)),
    (rf"(?<![高加长升降少大缩短减增涨扩])(?:到|至){_Y}", lambda m, d: _year_of(_own_year(m, d))),
    (rf"{_Y}(?:度|全年)?(?!以前|之前|以后|之后)", lambda m, d: _year_of(_own_year(m, d))),
    (r"(?P<last>去年|上年)(?:全年|同期)?", lambda m, d: _year_of(_own_year(m, d))),
    (r"前年", lambda m, d: _year_of(d.year - 2 if d.year else None)),
    (r"(?:刚刚)?(?:过去|逝去)的?(?:这)?一年", lambda m, d: _told_year(d)),
    (r"(?:当月|单月|当季|单季)(?![\u4e00-\u9fff]?会)", lambda m, d: None),
    (r"(?:今年|本年度?)(?:全年|内)?", lambda m, d: _year_of(d.year)),
    (
        r"全年(?!(?:无休|驻|开放|不打烊|不间断|候))|(?<![\d一二三四五六七八九十两几])年内",
        lambda m, d: _year_of(d.reviewed or d.year),
    ),
    # Repeating
    (r"每年(?:度)?", lambda m, d: "P1Y"),
    (r"每月|每个月", lambda m, d: "P1M"),
    (r"每天|每日", lambda m, d: "P1D"),
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
