"""Mistakes that editors make in YAML: the line that has them, not the one where the parser stops."""

from __future__ import annotations

import pytest

from litsite.commands.messages import describe
from litsite.content.article_yaml import load_record

GOOD = """\
schema: 1
id: a
title: 甲河县深化改革
kicker: 一线
kind: web_news
district: 李沧区
date: '2021-03-02'
figures:
- at: 1b7e/1
  surface: 26起
  drop: true
- {at: 1b7e/2, surface: 3个, change: {indicator: 新}}
body: |
  正文里可以写 kicker：什么都行
  也可以写 x:y 和 "没有配对的引号
"""


TITLE = "title: 甲河县深化改革"
MISTAKES = [
    # written instead of, is now, line, code
    ("kicker: 一线", "kicker：一线", 4, "yaml-wide-colon"),
    ("kicker: 一线", "kicker:一线", 4, "yaml-no-space"),
    ("title: 甲", "title:【转】甲", 3, "yaml-no-space"),
    ("kind: web_news", "kind：web_news", 5, "yaml-wide-colon"),
    ("district: 李", "district：李", 6, "yaml-wide-colon"),
    ("- at: 1b7e/1", "- at：1b7e/1", 9, "yaml-wide-colon"),
    ("{at: 1b7e/2", "{at：1b7e/2", 12, "yaml-wide-colon"),
    ("{at: 1b7e/2", "{at:1b7e/2", 12, "yaml-no-space"),
    ("body: |", "body：|", 13, "yaml-wide-colon"),
    ("  drop: true", "\tdrop: true", 11, "yaml-tab"),
    ("  也可以写", "\t也可以写", 15, "yaml-tab"),
    (TITLE, 'title: "甲河县深化改革', 3, "yaml-quote"),
    (TITLE, 'title: "甲河县”深化改革', 3, "yaml-quote"),
    (TITLE, "title: '甲河县深化改革", 3, "yaml-quote"),
    (TITLE, 'title: "甲河县"深化改革', 3, "yaml-after-quote"),
    (TITLE, "title: 甲河县: 深化改革", 3, "yaml-colon"),
    (TITLE, "title: 甲河县:", 3, "yaml-colon"),
    (TITLE, "title: [转]甲河县", 3, "yaml-bracket"),
    (TITLE, "title: {甲河县", 3, "yaml-bracket"),
    ("change: {indicator: 新}}", "change: {indicator: 新}", 12, "yaml-bracket"),
    ("3个, change", "3个，change", 12, "yaml-wide-sign"),
    ("- {at", "- ｛at", 12, "yaml-wide-sign"),
    *((TITLE, f"title: {sign}甲河县", 3, "yaml-sign") for sign in "*&@`%!"),
    *((TITLE, f"title: {sign} 甲河县", 3, "yaml-sign") for sign in "-?>|"),
    (TITLE, "  title: 甲河县", 3, "yaml-indent"),
    ("  drop: true", "   drop: true", 11, "yaml-indent"),
    (TITLE, "title 甲河县", 3, "yaml-no-colon"),
    (TITLE, "title: 甲河县\n深化改革", 4, "yaml-no-colon"),
    ("  也可以写", "也可以写", 15, "yaml-outdented"),
    ("  也可以写", " 也可以写", 15, "yaml-outdented"),
    ("body: |", "body: |正文", 13, "yaml-after-bar"),
    ("body: |", "body:", 13, "yaml-no-bar"),
    (TITLE, "---", 3, "yaml-document"),
    (TITLE, "title: 甲\x07", 3, "yaml-character"),
    ("'2021-03-02'", "2021年3月2日", 7, "bad-date-near"),
    ("'2021-03-02'", "2021/3/2", 7, "bad-date-near"),
    ("'2021-03-02'", "'2021-02-30'", 7, "bad-date"),
    ("kind: web_news", "kind: 新闻", 5, "bad-choice"),
    ("drop: true", "drop: 是", 11, "yaml-type"),
]


@pytest.mark.parametrize(("before", "after", "line", "code"), MISTAKES)
def test_the_line_with_the_mistake_is_named(before: str, after: str, line: int, code: str) -> None:
    assert GOOD.count(before) == 1
    record, problems = load_record(GOOD.replace(before, after), "content/articles/a.yaml", "a")
    assert record is None
    assert [(one.line, one.code) for one in problems][:1] == [(line, code)]
    # The parser's own words are no help to an editor.
    assert all("expected" not in describe(one, "zh") for one in problems)


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        ("kicker: 一线", "kicker：一线", "kicker：一线"),
        (TITLE, "title: 甲河县: 改革", "title: 甲河县: 改革"),
        ("'2021-03-02'", "2021年3月2日", "'2021-03-02'"),
        ("kind: web_news", "kind: 新闻", "新闻"),
        ("drop: true", "drop: 是", "true 或 false"),
    ],
)
def test_the_message_shows_what_was_written_and_what_to_write(
    before: str, after: str, value: str
) -> None:
    _, problems = load_record(GOOD.replace(before, after), "content/articles/a.yaml", "a")
    assert value in describe(problems[0], "zh")


def test_the_good_text_has_no_mistake() -> None:
    record, problems = load_record(GOOD, "content/articles/a.yaml", "a")
    assert (record is None, problems) == (False, [])


@pytest.mark.parametrize(
    "title", ["甲河县 #1项目开工", "#1项目开工", "深化改革 # 记得核对", "'甲'  # 已核对"]
)
def test_what_a_number_sign_cuts_off_is_told(title: str) -> None:
    record, problems = load_record(GOOD.replace(TITLE, f"title: {title}"), "a.yaml", "a")
    assert record is not None
    told = [(p.line, p.code, p.severity, dict(p.values)["text"]) for p in problems]
    quoted = title.startswith("'")
    assert told == ([] if quoted else [(3, "yaml-cut", "warning", title[title.index("#") :])])


@pytest.mark.parametrize("title", ["C#语言", "'甲 #1项目'", '"#1项目"', "甲#"])
def test_a_number_sign_inside_the_value_cuts_nothing(title: str) -> None:
    record, problems = load_record(GOOD.replace(TITLE, f"title: {title}"), "a.yaml", "a")
    assert record is not None
    assert record.fields["title"] == title.strip("'\"")
    assert problems == []


def test_what_stands_in_the_body_is_no_mistake() -> None:
    record, problems = load_record(GOOD.replace("kind: web_news", "kind: {a: b"), "a.yaml", "a")
    assert record is None
    assert [(one.line, one.code) for one in problems] == [(5, "yaml-bracket")]
