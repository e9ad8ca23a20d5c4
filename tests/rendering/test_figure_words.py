"""Figures in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from litsite.rendering.parts.figure_words import (
    cite_figure,
    end_of,
    say_period,
    show_change,
    show_value,
    year_of_figure,
)
from tests.rendering.figures import figure


@pytest.mark.parametrize(
    ("norm", "end"),
    [
        ("2020", "2020-12-31"),
        ("2021-H1", "2021-06-30"),
        ("2021-Q3", "2021-09-30"),
        ("2021-02", "2021-02-28"),
        ("2021-10-26", "2021-10-26"),
        ("..2021-09-30", "2021-09-30"),
        ("2016/2020", "2020-12-31"),
        ("2021-01/2021-09", "2021-09-30"),
        ("2021-10/2021-10", "2021-10-31"),
        ("2018-05/2021-11", "2021-11-30"),
        ("P1Y", ""),
        ("P3M", ""),
        ("P2Y", ""),
        ("谁知道", ""),
    ],
)
def test_a_period_is_sorted_by_its_last_day(norm: str, end: str) -> None:
    assert end_of(norm) == end


@pytest.mark.parametrize(
    ("surface", "unit", "qualifier", "shown"),
    [
        ("近30余万人", "万人", "about", "近30余万人"),
        ("2.0", "个百分点", None, "2.0个百分点"),
        ("每平方公里5公里", "公里/平方公里", None, "每平方公里5公里"),
        ("1000亿元", "亿元", "over", "超1000亿元"),
        ("4个工作小时内", "个工作小时", "under", "4个工作小时内"),
        ("40万元", "万元", "under", "不超过40万元"),
    ],
)
def test_values_are_shown_as_printed_with_what_is_said_elsewhere(
    surface: str, unit: str, qualifier: Any, shown: str
) -> None:
    assert show_value(figure(surface, "1", unit, "count", "甲", qualifier=qualifier)) == shown


def test_a_change_has_an_arrow_a_word_and_its_basis() -> None:
    up = figure("3.7%", "3.7", "%", "change_rate", "甲", direction="up", basis="yoy")
    assert show_change(up) == "↑ 上升 · 同比"
    down = figure("10%", "10", "%", "change_rate", "甲", direction="down", basis="vs:2015")
    assert show_change(down) == "↓ 下降 · 与2015年相比"
    assert show_change(figure("10%", "10", "%", "share", "甲")) == ""


def test_a_period_says_where_it_comes_from() -> None:
    def said(**more: Any) -> str:
        return say_period(figure("1个", "1", "个", "count", "甲", **more))

    assert said() == "未注明"
    assert said(context_period="2020") == "2020年(据上下文)"
    assert said(period="去年", period_norm="2020") == "2020年(原文作“去年”)"
    assert said(period="2020年", period_norm="2020") == "2020年"
    # A period of its own that cannot be dated is not replaced by the heading's.
    assert said(period="近三年", context_period="2020") == "近三年"


def test_a_figure_is_filed_under_its_period_else_its_article() -> None:
    target = figure("45%", "45", "%", "share", "甲", period="到2025年", period_norm="2025")
    assert year_of_figure(target, "2021-01-06") == "2025"
    yearly = figure("1", "1", "", "count", "甲", period="每年", period_norm="P1Y")
    assert year_of_figure(yearly, "2021-01-06") == "2021"
    assert year_of_figure(yearly, None) == ""
    assert isinstance(target.value, Decimal)


def test_a_citation_says_status_and_period_once() -> None:
    done = figure("8%", "8", "%", "change_rate", "生产总值", direction="up", period_norm="2025")
    assert cite_figure(done) == "生产总值增长:8%(已实现,2025年)"
    assert cite_figure(replace(done, status="target")) == "2025年生产总值增长目标:8%"
