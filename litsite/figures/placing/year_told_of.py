"""The year that a whole text tells of: a communiqué on 2022, published in spring 2023."""

from __future__ import annotations

import re

from litsite.language.dates import YEAR_NUMBER, read_year

_OWN_YEAR = re.compile(
    rf"(?<![到至从自\d—-])(?P<year>{YEAR_NUMBER})年度?(?![以之]?[前后]|[起至到—-])"
)  # 某县2022年国民经济和社会发展统计公报


def year_told_of(title: str | None, date: str | None) -> int | None:
    """The one year that a headline names, of its date or the year beside it; None where none is.

    全年 and 年末 are of that year. A year further off is a goal's or an anniversary's.
    """
    years = {read_year(match["year"]) for match in _OWN_YEAR.finditer(title or "")}
    if len(years) != 1:
        return None
    (year,) = years
    written = int(date[:4]) if date and date[:4].isdigit() else None
    return year if written is None or abs(written - year) <= 1 else None
