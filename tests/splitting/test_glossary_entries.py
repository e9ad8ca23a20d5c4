"""Entries of a glossary are told by what stands between term and definition."""

from __future__ import annotations

import pytest

from litsite.splitting.bodies.glossary_entries import find_entry, find_inline_entries
from litsite.splitting.recognising.heading_numbers import is_glossary_title


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("1.“村村享”服务站:指设在行政村的服务站点。", "“村村享”服务站"),
        ("[12]“两山”理念：绿水青山就是金山银山。", "“两山”理念"),
        ("13]一网通办：一个网站办成所有的事。", "一网通办"),
        ("1.[链长制]即由领导牵头负责产业链。", "链长制"),
        ("【邻里驿站】是指供居民歇脚的场所。", "邻里驿站"),
        ("10.“河长制”。是指由负责人担任河长。", "“河长制”"),
        ("①林长制——由负责人担任林长。", "林长制"),
        ("“双碳”指碳达峰与碳中和。", "“双碳”"),
        ("“一核、两带，三区”格局：城市的布局。", "“一核、两带，三区”格局"),
    ],
)
def test_an_entry_has_its_term(text: str, term: str) -> None:
    entry = find_entry(text)
    assert entry is not None
    assert entry.term == term


@pytest.mark.parametrize("text", ["我们将继续努力。", "过去一年，全县经济稳中有进，成绩来之不易。"])
def test_a_sentence_is_no_entry(text: str) -> None:
    assert find_entry(text) is None


def test_numbers_that_count_up_part_entries_whatever_colons_they_hold() -> None:
    text = "1.链长制：两类：省级、市级。2.林长制：分片管护。 3.河长制：分段管护。"
    assert [text[start : start + 5] for start in find_inline_entries(text)] == [
        "1.链长制",
        "2.林长制",
        "3.河长制",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "名词解释",
        "名词解释：",
        "※名词解释※",
        "附件：名词解释",
        "有关名词解释",
        "相关注释",
        "名 词 解 释",
    ],
)
def test_a_glossary_is_announced_in_many_ways(text: str) -> None:
    assert is_glossary_title(text)
