"""Measures, lead sentences, and paragraphs that lost their breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from litsite.splitting.bodies.measures import break_long, find_measures, lead_length, parallel

from .accounting import split_text
from .test_nothing_lost import rendered

REST = "全县建立月通报、季考核制度,重点项目开工率居全市第一位。"


def measures(text: str) -> list[str]:
    return [text[a:b] for a, b in pairwise([*find_measures(text), len(text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是甲。二是乙。三是丙。", ["一是甲。", "二是乙。", "三是丙。"]),
        ("概述。一是甲;二是乙;三是丙。", ["一是甲;", "二是乙;", "三是丙。"]),
        ("概述:一是甲。二是乙。", ["一是甲。", "二是乙。"]),
        ("九是甲。十是乙。十一是丙。", ["九是甲。", "十是乙。", "十一是丙。"]),
        ("二是接着上一段数。三是乙。", ["二是接着上一段数。", "三是乙。"]),
        ("一是只有一条。", ["一是只有一条。"]),
    ],
)
def test_items_that_count_up_are_measures(text: str, expected: list[str]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "这既是检验作风,二是检验成效。",
        "概述。二是乙。三是丙。",
        "概述。一是只有一条。",
        "唯一是甲。第二是乙。",
        "第一是甲。第二是乙。",
        "没有举措。",
    ],
)
def test_items_that_do_not_count_from_one_are_no_measures(text: str) -> None:
    assert measures(text) == []


def test_a_number_out_of_turn_stays_in_its_measure() -> None:
    assert measures("一是甲。三是丙。二是乙。") == ["一是甲。三是丙。", "二是乙。"]


def test_a_short_first_sentence_is_a_lead() -> None:
    assert lead_length("聚焦项目带动,走出建设新路。" + REST) == len("聚焦项目带动,走出建设新路。")


@pytest.mark.parametrize(
    "first",
    [
        "今年以来,成绩显著。",
        "完成投资12亿元。",
        "做好一件事:抓项目。",
        "抓项目。",
        "强项目兴产业！",
        "在县城开工。",
    ],
)
def test_a_sentence_that_tells_something_is_no_lead(first: str) -> None:
    assert lead_length(first + REST) == 0


def test_a_lead_needs_text_behind_it() -> None:
    assert lead_length("聚焦项目带动,走出建设新路。") == 0
    assert lead_length("聚焦项目带动,走出建设新路。成效好。") == 0


def test_one_lead_is_an_accident_and_two_are_a_layout() -> None:
    assert (parallel([14, 0]), parallel([14, 12]), parallel([])) == (False, True, False)


@pytest.mark.parametrize("before", ["", " ", "　", "\u200b", "”", "》", "*"])
def test_a_lead_is_bold_whatever_stands_before_its_full_stop(before: str) -> None:
    rows = [f"聚焦{what},走出发展新路{before}。{REST}" for what in ("项目带动", "产业升级")]
    _, split, _ = split_text("青禾县:项目为王\n近年来,青禾县抓项目、促发展。\n" + "\n".join(rows))
    leads = [block for block in split.articles[0].blocks if block.lead]
    assert len(leads) == 2
    for block in leads:
        assert rendered("paragraph", block.markdown) == block.text


def test_a_paragraph_of_usual_length_is_not_broken() -> None:
    assert break_long("城乡面貌焕然一新。" + REST * 10) == []


def test_an_overlong_paragraph_is_broken_before_its_topic_sentences() -> None:
    text = f"{REST * 8}城市更新步伐加快。{REST * 8}民生福祉持续增进。{REST * 8}"
    breaks = break_long(text)
    assert [text[at : at + 9] for at in breaks] == ["城市更新步伐加快。", "民生福祉持续增进。"]


def test_a_short_sentence_with_a_number_breaks_nothing() -> None:
    assert break_long(f"{REST * 10}新建学校5所。{REST * 10}圆满完成目标。{REST * 8}") == []
