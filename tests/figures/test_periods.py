"""Periods are read against the document's date, never against today's."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litsite.figures.placing.period_rules import Dates, parse_date
from litsite.figures.placing.periods import find_periods

DATES = Dates(2021, 10, 26, None)
PLAN = Dates(2020, 1, 7, 2019)
"""A work report of January that reviews the year before."""

years = st.integers(1990, 2049)
months = st.integers(1, 12)


def norm(text: str, dates: Dates = DATES) -> str | None:
    (period,) = find_periods(text, dates)
    assert text.startswith(text[period.start : period.end])
    return period.norm


@given(years)
def test_years(year: int) -> None:
    assert norm(f"{year}年投资5亿元") == str(year)
    assert norm(f"{year}年上半年投资5亿元") == f"{year}-H1"


@given(years, months)
def test_months_and_their_ends(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert norm(f"{year}年{month}月投资5亿元") == f"{year}-{month:02d}"
    assert norm(f"截至{year}年{month}月底投资5亿元") == f"..{year}-{month:02d}-{last}"


@given(years, months, months)
def test_runs_of_months(year: int, first: int, last: int) -> None:
    expected = f"{year}-{first:02d}/{year}-{last:02d}"
    for dash in ("-", "至"):
        assert norm(f"{year}年{first}{dash}{last}月投资5亿元") == expected


@given(years, years)
def test_runs_of_years(first: int, last: int) -> None:
    assert norm(f"{first}-{last}年投资5亿元") == f"{first}/{last}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至目前建成5家", "..2021-10-26"),
        ("目前建成5家", "..2021-10-26"),
        ("今年以来建成5家", "2021-01/2021-10"),
        ("今年来建成5家", "2021-01/2021-10"),
        ("自今年4月以来建成5家", "2021-04/2021-10"),
        ("2019年起建成5家", "2019-01/2021-10"),
        ("1-8月份建成5家", "2021-01/2021-08"),
        ("截至9月底建成5家", "..2021-09-30"),
        ("2020年末建成5家", "..2020-12-31"),
        ("去年建成5家", "2020"),
        ("今年上半年建成5家", "2021-H1"),
        ("“十三五”期间建成5家", "2016/2020"),
        ("“十三五”前四年建成5家", "2016/2019"),
        ("“十一五”建成5家", "2006/2010"),
        ("到2025年建成5家", "2025"),
        ("全年建成5家", "2021"),
        ("每年建成5家", "P1Y"),
        ("每月补贴500元", "P1M"),
        ("近三年建成5家", None),
        ("5年内建成5家", None),
        ("试验区设立以来建成5家", None),
    ],
)
def test_periods_of_a_newspaper_of_october(text: str, expected: str | None) -> None:
    assert norm(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("全年建成5家", "2019"), ("年内建成5家", "2019"), ("今年建成5家", "2020"), ("上半年建成5家", "2019-H1")],
)  # fmt: skip
def test_the_whole_year_is_the_year_reviewed(text: str, expected: str) -> None:
    assert norm(text, PLAN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "较2015年提高5家",
        "是2013年的2.7倍",
        "创近三年新高",
        "近年来建成5家",
        "在受今年多次沙尘天气影响的情况下建成5家",
    ],
)
def test_years_of_comparison_and_record_are_no_periods(text: str) -> None:
    assert find_periods(text, DATES) == []


def test_without_a_date_words_for_time_are_kept_but_not_dated() -> None:
    (period,) = find_periods("今年以来建成5家", Dates(*parse_date(None), None))
    assert period.norm is None
