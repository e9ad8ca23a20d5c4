"""Which lines name the newspaper page, and which only look so."""

from __future__ import annotations

import pytest

from litsite.splitting.recognising.page_markers import find_page_marker


@pytest.mark.parametrize(
    ("text", "page", "paper", "date"),
    [
        ("云泽日报2021年10月26日特1版", "特1版", "云泽日报", "2021-10-26"),
        ("云泽日报2021年10月26日1版", "1版", "云泽日报", "2021-10-26"),
        ("云泽日报 2021-10-26 A03版", "A03版", "云泽日报", "2021-10-26"),
        ("《云泽日报》2021年10月26日 第3版", "3版", "云泽日报", "2021-10-26"),
        ("《云泽日报》（2021年10月26日 第01版）", "01版", "云泽日报", "2021-10-26"),
        ("【云泽日报2021年10月26日特1版】", "特1版", "云泽日报", "2021-10-26"),
        ("云泽晚报2021年10月26日星期二1版", "1版", "云泽晚报", "2021-10-26"),
        ("来源:云泽日报2021年10月26日2版", "2版", "云泽日报", "2021-10-26"),
        ("第3版：要闻", "3版", None, None),
        ("特 1 版", "特1版", None, None),
        ("A3版", "A3版", None, None),
        ("头版", "头版", None, None),
        ("四版", "四版", None, None),
    ],
)
def test_a_line_that_names_a_page_is_a_marker(
    text: str, page: str, paper: str | None, date: str | None
) -> None:
    marker = find_page_marker(text)
    assert marker is not None
    assert (marker.page, marker.publication, marker.date) == (page, paper, date)
    assert marker.length == len(text)


def test_a_marker_glued_to_a_headline_ends_where_the_headline_begins() -> None:
    marker = find_page_marker("云泽日报2021年10月26日特1版青禾县:一粒稻米带富一方百姓")
    assert marker is not None
    assert marker.length == len("云泽日报2021年10月26日特1版")


@pytest.mark.parametrize(
    "text",
    [
        "新版",
        "3版要闻由编辑部负责",
        "云泽日报今起推出1版",
        "云泽日报2021年10月26日",
        "云泽日报2021年13月26日1版",
        "升级版",
        "青禾县志第3版出版",
        "",
    ],
)
def test_a_line_that_only_speaks_of_papers_is_no_marker(text: str) -> None:
    assert find_page_marker(text) is None


def test_a_sentence_that_cites_a_page_is_no_marker() -> None:
    text = "云泽日报2021年10月26日1版刊发长篇通讯,报道了青禾县推进乡村振兴的做法,引起各界关注。"
    assert find_page_marker(text) is None
