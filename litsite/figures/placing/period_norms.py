"""What a printed period means beside the document's date: its norm, YYYY, YYYY-MM, A/B, ..B or P1Y."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from litsite.figures.placing.five_year_plans import plan_years
from litsite.language.chinese_numbers import parse_han
from litsite.language.dates import read_year


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


def month_norm(year: int | None, month: int | str | None) -> str | None:
    if year is None or month is None:
        return None
    return f"{year:04d}-{int(month):02d}"


def until_document(start: str | None, dates: Dates) -> str | None:
    end = month_norm(dates.year, dates.month)
    if start is None or dates.year is None:
        return None
    return f"{start}/{end or dates.year}"


def until_now(dates: Dates) -> str | None:
    if dates.year is None:
        return None
    parts = [f"{dates.year:04d}", *(f"{p:02d}" for p in (dates.month, dates.day) if p is not None)]
    return ".." + "-".join(parts)


def end_of(year: int | None, month: int, day: int | None = None) -> str | None:
    if year is None:
        return None
    day = day or calendar.monthrange(year, month)[1]
    return f"..{year:04d}-{month:02d}-{day:02d}"


def own_year(m: Mapping[str, str | None], d: Dates) -> int | None:
    """The year a match names: a number, 去年, or the document's."""
    printed = m.get("y")
    if printed:
        return read_year(printed)
    if m.get("last"):
        return year_before(m["last"] or "", d)
    return d.reviewed if d.reviewed is not None else d.year


def year_before(word: str, d: Dates) -> int | None:
    """去年 is the year before the document's, 上年 that before the year it tells of."""
    told = d.reviewed if word == "上年" and d.reviewed is not None else d.year
    return told - 1 if told else None


def gone_year(m: Mapping[str, str | None], d: Dates, month: int) -> int | None:
    """The year of a span from January to `month`: one told of in spring was of the year before."""
    year = own_year(m, d)
    open_year = not m.get("y") and not m.get("last") and not m.get("this") and d.reviewed is None
    if year and open_year and d.month is not None and month > d.month:
        return year - 1
    return year


_SPRING, _AUTUMN = 3, 9


def late_year(m: Mapping[str, str | None], d: Dates, month: int) -> int | None:
    """The year of a single month or quarter: in January, December is that of the year before."""
    winter = d.month is not None and d.month <= _SPRING and month >= _AUTUMN
    return gone_year(m, d, month) if winter else own_year(m, d)


def quarter_norm(m: Mapping[str, str | None], d: Dates) -> str | None:
    quarter = read_count(m["q"])
    year = late_year(m, d, 3 * quarter)
    return f"{year}-Q{quarter}" if year else None


def since_january(m: Mapping[str, str | None], d: Dates, month: int) -> str | None:
    year = gone_year(m, d, month)
    return f"{month_norm(year, 1)}/{month_norm(year, month)}" if year and 1 <= month <= 12 else None


def read_count(text: str | None) -> int:
    return int(text) if text and text.isdigit() else int(parse_han(text or "") or 0)


def first_months(m: Mapping[str, str | None], d: Dates) -> str | None:
    return since_january(m, d, read_count(m["n"]))


def first_quarters(m: Mapping[str, str | None], d: Dates) -> str | None:
    return since_january(m, d, 3 * read_count(m["n"]))


def years_of_plan(m: Mapping[str, str | None]) -> tuple[int, int]:
    return plan_years(m["plan"] or "一")


def first_years(m: Mapping[str, str | None], d: Dates) -> str | None:
    first, _ = years_of_plan(m)
    count = parse_han(m["n"] or "")
    return f"{first}/{first + count - 1}" if count else None


def plan_end(m: Mapping[str, str | None], d: Dates) -> str:
    return str(years_of_plan(m)[1])


def run_norm(m: Mapping[str, str | None], d: Dates) -> str | None:
    """From a month, or a day, to another, which may be of the next year."""
    first, last = int(m["m"] or 1), int(m.get("m2") or m["m"] or 1)
    year = gone_year(m, d, last) if first == 1 and not m.get("d2") else own_year(m, d)
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
    start, end = month_norm(year, first), month_norm(until, last)
    if m.get("d2"):
        day, last_day = int(m.get("d") or 1), int(m["d2"] or 1)
        return f"{start}-{day:02d}/{end}-{last_day:02d}"
    return f"{start}/{end}"


def told_year(d: Dates) -> str | None:
    """过去的一年 is the year told of; a text that says none looks back on the one before its date."""
    if d.reviewed is not None and d.reviewed != d.year:
        return str(d.reviewed)
    return year_of(d.year - 1 if d.year else None)


def day_norm(year: int | None, m: Mapping[str, str | None]) -> str | None:
    month = month_norm(year, m["m"])
    return f"{month}-{int(m['d'] or 1):02d}" if month and m["d"] else month


def year_of(year: int | None) -> str | None:
    return None if year is None else str(year)


Norm = Callable[[Mapping[str, str | None], Dates], str | None]
