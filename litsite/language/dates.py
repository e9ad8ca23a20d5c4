"""Chinese and Arabic ordinals, and dates as texts print them."""

from __future__ import annotations

import re
from datetime import date

from litsite.language.chinese_numbers import DIGITS, parse_han

_DIGITS = DIGITS | {"Ｏ": 0, "O": 0, "o": 0}
"""Letters stand for 〇 where it could not be typed."""
HAN_NUMBER = r"[一二三四五六七八九十百]{1,4}"
YEAR_NUMBER = r"(?:(?:19|20)\d{2}|[一二][九〇○零ＯOo][〇○零ＯOo一二三四五六七八九]{2})"
"""Of a year as texts print it, with any of the signs for nought: 2023, 二〇二三, 二零二三, 二○二三."""
_YEAR = rf"(?<!\d)(?P<year>{YEAR_NUMBER})"
YEAR = re.compile(rf"{_YEAR}\s*+年")  # 2019年  二〇一九年
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
DATE = re.compile(
    rf"{_YEAR}\s*+(?:年\s*+{_MONTH}\s*+月\s*+(?:{_DAY}\s*+日|(?!\s*+\d))|(?P<mark>[-./]){_MONTH.replace('month', 'month2')}(?P=mark){_DAY.replace('day', 'day2')}(?!\d))"
)  # 2021年1月6日  二〇二一年一月六日  2020-01-02
WHOLE_DATE = re.compile(
    rf"^[（(【\[]?\s*+{DATE.pattern}\s*+(?:星期[一二三四五六日天])?\s*+[)）】\]]?$"
)  # （2020年1月2日）
_ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")  # 2021-11-19

_MONTH_ALONE = re.compile(
    rf"[:：]\s*+{_YEAR}[-./]{_MONTH}(?![-./\d])"
)  # 发文时间：2009-01, the whole value of a key
_DAY_OF_YEAR = re.compile(rf"(?<![\d年]){_MONTH}月{_DAY}日")  # 2月5日


def han_to_int(text: str) -> int:
    """Value of a Han or Arabic ordinal under 1000.

    >>> han_to_int("二十三"), han_to_int("十"), han_to_int("12")
    (23, 10, 12)
    """
    if text.isdigit():
        return int(text)
    value = parse_han(text)
    # What is no number (二三) is an ordinal misprinted: its last digit tells the order.
    return _DIGITS.get(text[-1], 0) if value is None else value


def read_year(text: str) -> int:
    return int(text) if text.isdigit() else int("".join(str(_DIGITS[c]) for c in text))


def find_date(text: str) -> str | None:
    """Return the first date as YYYY-MM-DD or YYYY-MM; impossible days (`13月4日`) are no dates."""
    for match in DATE.finditer(text):
        month_text = match["month"] or match["month2"]
        day_text = match["day"] or match["day2"]
        year, month = read_year(match["year"]), han_to_int(month_text)
        if day_text is None:
            return f"{year:04d}-{month:02d}"
        try:
            return date(year, month, han_to_int(day_text)).isoformat()
        except ValueError:
            continue
    return None


def find_month_alone(text: str) -> str | None:
    """Return the month that a key has as its value, as YYYY-MM."""
    match = _MONTH_ALONE.search(text)
    return f"{read_year(match['year']):04d}-{han_to_int(match['month']):02d}" if match else None


def find_day_of_year(text: str, year: int) -> str | None:
    """Return the first day without a year of its own as one of `year`."""
    for match in _DAY_OF_YEAR.finditer(text):
        try:
            return date(year, han_to_int(match["month"]), han_to_int(match["day"])).isoformat()
        except ValueError:
            continue
    return None


def is_iso_date(value: str) -> bool:
    """Whether it is YYYY, YYYY-MM or YYYY-MM-DD, and the calendar has it."""
    if not _ISO_DATE.match(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
