"""Ordinals and dates as texts print them."""

from __future__ import annotations

import pytest

from litsite.language.dates import (
    WHOLE_DATE,
    find_date,
    find_day_of_year,
    find_month_alone,
    han_to_int,
)

DIGITS = "零一二三四五六七八九"


def to_han(number: int) -> str:
    """Write 1–999 as texts do: 十, 二十三, 一百零五, 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


def test_every_ordinal_under_a_thousand_comes_back() -> None:
    assert (to_han(10), to_han(23), to_han(105), to_han(110)) == (
        "十",
        "二十三",
        "一百零五",
        "一百一十",
    )
    assert [han_to_int(to_han(number)) for number in range(1, 1000)] == list(range(1, 1000))


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("007", 7), ("十二", 12), ("〇", 0), ("两百", 200)]
)
def test_other_ways_to_write_a_number(text: str, value: int) -> None:
    assert han_to_int(text) == value


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021年1月6日", "2021-01-06"),
        ("（2008年3月27日）", "2008-03-27"),
        ("二〇二一年一月六日", "2021-01-06"),
        ("二○○八年三月二十七日", "2008-03-27"),
        ("二〇二一年十二月三十一日", "2021-12-31"),
        ("二〇二一年十月二十日", "2021-10-20"),
        ("二O二一年三月五日", "2021-03-05"),
        ("2025-08-08", "2025-08-08"),
        ("2021/1/6", "2021-01-06"),
        ("2021.10.26", "2021-10-26"),
        ("2021年 1 月 6 日", "2021-01-06"),
        ("2021年10月", "2021-10"),
        ("二〇二一年十二月", "2021-12"),
        ("2020年2月29日", "2020-02-29"),
        ("青禾县2021年1月6日召开会议,2022年再开", "2021-01-06"),
    ],
)
def test_a_printed_date_is_found(text: str, date: str) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "2021年13月4日",
        "2021年0月4日",
        "2021年2月29日",
        "2021年2月30日",
        "2021年4月31日",
        "2021年10月32日",
        "2021-13-01",
        "2021-02-30",
        "2021-1/6",
        "2021-08-088",
        "20210101",
        "12021年1月6日",
        "2021年",
        "21年1月6日",
        "1月6日",
        "3021年1月6日",
        "",
    ],
)
def test_an_impossible_date_is_no_date(text: str) -> None:
    assert find_date(text) is None


def test_a_date_after_an_impossible_one_is_found() -> None:
    assert find_date("原定2021年13月4日,改为2021年3月5日") == "2021-03-05"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2022年6月28日", True),
        ("（2008年3月27日）", True),
        ("2025-08-08 星期五", True),
        ("二〇二一年一月", True),
        ("2021年1月6日召开会议", False),
        ("自2021年1月6日", False),
        ("2021年", False),
    ],
)
def test_a_line_that_is_a_date_holds_nothing_else(text: str, whole: bool) -> None:
    assert bool(WHOLE_DATE.match(text)) is whole


def test_a_month_is_read_only_as_the_whole_value_of_a_key() -> None:
    assert find_month_alone("发文时间：2009-01") == "2009-01"
    assert find_month_alone("备注：2009-2011年的报告") is None
    assert find_month_alone("2009-01") is None


def test_a_day_without_its_year_is_one_of_the_year_that_is_known() -> None:
    assert find_day_of_year("在2月5日召开的会议上", 2021) == "2021-02-05"
    assert find_day_of_year("2月30日", 2021) is None
    assert find_day_of_year("2020年2月5日", 2021) is None
