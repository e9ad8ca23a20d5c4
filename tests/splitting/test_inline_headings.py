"""Headings inside a line, and what only looks like one."""

from __future__ import annotations

import pytest

from litsite.splitting.bodies.inline_headings import find_inline_headings, find_run_in
from litsite.splitting.recognising.heading_numbers import find_numbering


def run_in(text: str) -> str | None:
    heading = find_run_in(text)
    return text[heading.start : heading.end] if heading else None


def inline(text: str) -> list[str]:
    return [text[heading.start : heading.end] for heading in find_inline_headings(text)]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（一）坚持科技引领。加快建设平台。", "（一）坚持科技引领。"),
        ("(十二)完善机制,压实责任。逐项落实。", "(十二)完善机制,压实责任。"),
        ("一、总体要求。坚持稳中求进。", "一、总体要求。"),
        ("第一章 总则。为规范管理,制定本办法。", "第一章 总则。"),
    ],
)
def test_a_short_numbered_first_sentence_is_a_heading(text: str, heading: str) -> None:
    assert run_in(text) == heading


@pytest.mark.parametrize(
    "text",
    [
        "（一）坚持科技引领。",
        "（一）坚持科技引领",
        "1.新建学校5所。投资3亿元。",
        "(1)优化流程。压减时限。",
        "①优化流程。压减时限。",
        "一是推进改革。成效明显。",
        "坚持科技引领。加快建设平台。",
        "（一）做好三件事:一是流程再造,二是数据共享,三是帮办代办。然后继续。",
        "（一）推进改革;深化开放。成效显著。",
        f"（一）{'统筹推进各项工作' * 10}。正文。",
        "一、稳中求进！正文。",
        "一、甲。正文。",
    ],
)
def test_a_list_item_is_not_a_heading(text: str) -> None:
    assert run_in(text) is None


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "概述。 一、构建体系 区局优化流程。 二、推行改革 压减时限。",
            ["一、构建体系", "二、推行改革"],
        ),
        (
            "一、2019年工作回顾刚刚过去的一年,成绩显著。二、2020年工作安排今年要抓项目。",
            ["一、2019年工作回顾", "二、2020年工作安排"],
        ),
        (
            "一、甲工作 正文。（一）抓项目。开工。（二）抓民生。办事。二、乙工作 正文。（一）抓改革。推进。",
            ["一、甲工作", "（一）抓项目。", "（二）抓民生。", "二、乙工作", "（一）抓改革。"],
        ),
        (
            "一、工作回顾 正文。二、工作安排 正文。名词解释四到:服务到企业。",
            ["一、工作回顾", "二、工作安排", "名词解释"],
        ),
        (
            "一、工作回顾 正文。二、工作安排 正文。名词解释 四到:服务到企业。",
            ["一、工作回顾", "二、工作安排", "名词解释"],
        ),
    ],
)
def test_a_chain_that_counts_up_from_one_is_headings(text: str, headings: list[str]) -> None:
    assert inline(text) == headings


@pytest.mark.parametrize(
    "text",
    [
        "深入贯彻十九届 二、 三、四全会精神,推进各项工作。",
        "全年推动一、二、三产业融合发展,产值提高。",
        "一、只有一个标题 正文如此。",
        "二、从二数起 正文。三、接着数 正文。",
        "没有标题,只有正文。",
    ],
)
def test_numbers_that_make_no_chain_are_no_headings(text: str) -> None:
    assert inline(text) == []


def test_plenary_sessions_beside_a_chain_are_not_part_of_it() -> None:
    text = "贯彻十九届 二、 三、四全会精神。 一、构建体系 优化流程。 二、推行改革 压减时限。"
    assert inline(text) == ["一、构建体系", "二、推行改革"]


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("一、总体要求", "han", 1),
        ("十二、附则", "han", 12),
        ("（三）保障措施", "han_paren", 3),
        ("(3)优化流程", "arabic_paren", 3),
        ("3.优化流程", "arabic", 3),
        ("3、优化流程", "arabic", 3),
        ("第三章 总则", "chapter", 3),
        ("第二节 目标", "part", 2),
        ("③优化流程", "circled", 3),
    ],
)
def test_numbers_are_told_by_style(text: str, style: str, value: int) -> None:
    number = find_numbering(text)
    assert number is not None
    assert (number.style, number.value) == (style, value)


@pytest.mark.parametrize(
    "text", ["3.5亿元投资", "一是推进", "三农工作", "2021年工作", "十九届", "第三次会议"]
)
def test_a_quantity_is_not_a_number_of_a_heading(text: str) -> None:
    assert find_numbering(text) is None


def headings_of(text: str, last: str | None = None, below: str | None = None) -> list[str]:
    above = find_numbering(last) if last else None
    next_line = find_numbering(below) if below else None
    found = find_inline_headings(text, above, next_line)
    return [text[one.start : one.end] for one in found]


def test_a_chain_goes_on_over_the_lines_of_a_broken_body() -> None:
    first = "总结去年。 一、构建体系 优化流程，压减时限。"
    second = "二、推行改革 一窗受理，一网通办。"
    assert headings_of(first) == []
    assert headings_of(first, below=second) == ["一、构建体系"]
    assert headings_of(second) == []
    assert headings_of(second, last="一、构建体系") == ["二、推行改革"]


def test_a_heading_whose_end_is_lost_does_not_break_the_chain() -> None:
    lost = "二、推行改革" + "一窗受理并一网通办" * 8 + "。"
    text = f"一、构建体系 优化流程。 {lost} 三、优化服务 延伸窗口。"
    assert headings_of(text) == ["一、构建体系", "三、优化服务"]


def test_the_title_of_a_chapter_ends_where_its_first_article_begins() -> None:
    text = "第一章　总　则　　第一条　为规范林地管理，制定本办法。第二条见附录。"
    found = find_run_in(text)
    assert found is not None
    assert text[found.start : found.end].strip() == "第一章　总　则"
