"""Mistakes that editors make in YAML: the line that has them, not the one where the parser stops."""

from __future__ import annotations

import pytest

from litsite.content.article_yaml import load_record

GOOD = """\
schema: 1
id: a
title: 甲河县深化改革
kicker: 一线
kind: web_news
figures:
- at: 1b7e/1
  drop: true
body: |
  正文里可以写 kicker：什么都行
  也可以写 x:y 和 "没有配对的引号
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "code", "key"),
    [
        ("kicker: 一线", "kicker：一线", 4, "yaml-wide-colon", "kicker"),
        ("kicker: 一线", "kicker:一线", 4, "yaml-no-space", "kicker"),
        ("title: 甲", "title:【转】甲", 3, "yaml-no-space", "title"),
        ("kind: web_news", "kind：web_news", 5, "yaml-wide-colon", "kind"),
        ("  drop: true", "\tdrop: true", 8, "yaml-tab", ""),
        ("title: 甲河县深化改革", 'title: "甲河县深化改革', 3, "yaml-quote", "title"),
    ],
)
def test_the_line_with_the_mistake_is_named(
    before: str, after: str, line: int, code: str, key: str
) -> None:
    text = GOOD.replace(before, after)
    record, problems = load_record(text, "content/articles/a.yaml", "a")
    assert record is None
    assert [(one.line, one.code, dict(one.values)["key"]) for one in problems] == [
        (line, code, key)
    ]


def test_what_stands_in_the_body_is_no_mistake() -> None:
    record, problems = load_record(GOOD.replace("kind: web_news", "kind: [a"), "a.yaml", "a")
    assert record is None
    assert [one.code for one in problems] == ["yaml"]
