"""Periods are read against the document's date, never against today's."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litsite.figures import SentenceContext, extract_figures, outline
from litsite.figures.placing.period_norms import Dates, parse_date
from litsite.figures.placing.periods import find_periods
from litsite.figures.placing.year_told_of import year_told_of
from litsite.language.gazetteer import Gazetteer
from litsite.language.widths import fold_width
from litsite.model.article import Block

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
    until = year + (last < first)  # 2023年11月至2月 runs across New Year
    expected = f"{year}-{first:02d}/{until}-{last:02d}"
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


REVIEW = Dates(2024, 1, 23, 2023)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前三季度投资5亿元", "2023-01/2023-09"),
        ("一至三季度投资5亿元", "2023-01/2023-09"),
        ("1-3季度投资5亿元", "2023-01/2023-09"),
        ("前三个季度投资5亿元", "2023-01/2023-09"),
        ("前9个月投资5亿元", "2023-01/2023-09"),
        ("头五个月投资5亿元", "2023-01/2023-05"),
        ("2022年前三季度投资5亿元", "2022-01/2022-09"),
        ("二〇二三年投资5亿元", "2023"),
        ("二○二三年投资5亿元", "2023"),
        ("二ＯＯ九年投资5亿元", "2009"),
        ("二零二三年上半年投资5亿元", "2023-H1"),
        ("2023年11月至2024年2月投资5亿元", "2023-11/2024-02"),
        ("去年11月至今年1月投资5亿元", "2023-11/2024-01"),
        ("2022年11月至次年3月投资5亿元", "2022-11/2023-03"),
        ("2022年12月25日至2023年1月5日投资5亿元", "2022-12-25/2023-01-05"),
        ("10月1日至7日投资5亿元", "2023-10-01/2023-10-07"),
        ("3月到9月底投资5亿元", "2023-03/2023-09"),
        ("4月当月投资5亿元", "2023-04"),
        ("过去的一年投资5亿元", "2023"),
        ("上年投资5亿元", "2022"),
        ("去年投资5亿元", "2023"),
    ],
)
def test_periods_of_a_report_of_january(text: str, expected: str) -> None:
    assert norm(fold_width(text), REVIEW) == expected


def test_a_span_from_january_that_is_still_to_end_was_of_the_year_before() -> None:
    february = Dates(2021, 2, 1, None)
    assert norm("1-11月投资5亿元", february) == "2020-01/2020-11"
    assert norm("前三季度投资5亿元", february) == "2020-01/2020-09"
    assert norm("今年前三季度投资5亿元", february) == "2021-01/2021-09"


def test_months_and_quarters_of_autumn_told_in_winter_were_of_the_year_before() -> None:
    january = Dates(2025, 1, 15, None)
    assert norm("12月份投资5亿元", january) == "2024-12"
    assert norm("第四季度投资5亿元", january) == "2024-Q4"
    assert norm("3月份投资5亿元", january) == "2025-03"
    month, single = find_periods("12月份用电5亿度,单月突破9亿度", january)
    assert (month.norm, single.norm) == ("2024-12", "2024-12")


@pytest.mark.parametrize(
    "text",
    ["扎实推进项目前期,投资5亿元", "答对题目前三名", "实现2035年远景目标", "月均检查量下降4%"],
)
def test_words_that_name_no_period(text: str) -> None:
    assert not find_periods(text, DATES)


def test_the_same_time_of_last_year_is_that_of_the_months_before_it() -> None:
    periods = find_periods("1-4月用电5亿度,4月当月2亿度,去年同期3亿度", DATES)
    assert [one.norm for one in periods] == [
        "2021-01/2021-04",
        "2021-04",
        "2020-04",
    ]
    run = find_periods("1-4月用电5亿度,当月2亿度", DATES)
    assert [one.norm for one in run] == ["2021-01/2021-04", "2021-04"]


HELD = {
    "区里建立专班,每周调度,完成投资5亿元。": [None],
    "每年投入5亿元,培育企业30家。": ["P1Y", "P1Y"],
    "到2025年,旧城改造2023年全部完成,生产总值超过500亿元。": ["2025"],
    "4月当月用电5亿度,由去年同期下降5%转为增长21%,比一季度提高3个百分点。": [
        "2021-04",
        "2020-04",
        "2021-04",
        "2021-04",
    ],
    "今年的主要目标是:生产总值增长5%;收入与经济同步增长;粮食产量110万吨。": ["2021", "2021"],
    "过去的一年,全县上下风雨同舟;广大干部冲锋在前,派出医疗队员3名。": ["2020"],
}


@pytest.mark.parametrize("sentence", HELD)
def test_how_far_a_period_reaches(sentence: str) -> None:
    figures = extract_figures(sentence, SentenceContext(date="2021-10-26"))
    assert [figure.period_norm for figure in figures] == HELD[sentence]


@pytest.mark.parametrize(
    ("title", "date", "year"),
    [
        ("柳河县2022年国民经济和社会发展统计公报", "2023-05", 2022),
        ("柳河县二〇二二年统计公报", "2023-05", 2022),
        ("柳河县2022年统计公报", None, 2022),
        ("关于印发2022年工作要点的通知", "2021-12-30", 2022),
        ("到2025年建成百园之县", "2024-05-01", None),
        ("2035年的柳河", "2024-05-01", None),
        ("2021年与2022年之比较", "2022-05-01", None),
    ],
)
def test_the_year_that_a_headline_says_a_text_tells_of(
    title: str, date: str | None, year: int | None
) -> None:
    assert year_told_of(title, date) == year


def test_a_communique_tells_of_the_year_in_its_headline() -> None:
    fields = {"kind": "notice", "date": "2023-05", "title": "柳河县2022年统计公报"}
    text = "全年生产总值262亿元,年末常住人口48万人,比上年末增加353人。"
    (context,) = outline(fields, [Block("paragraph", text, text)], Gazetteer())
    figures = extract_figures(text, context)
    assert [one.period_norm for one in figures] == ["2022", "..2022-12-31", "..2022-12-31"]
