"""Markdown: block marks are format, everything else is text."""

from __future__ import annotations

import pytest

from litsite.model.source import Document, Span

from .reading import document_of


def seen(document: Document) -> list[tuple[str, list[str]]]:
    return [(segment.text, sorted(segment.hints)) for segment in document.segments]


def marks(document: Document) -> list[str]:
    return [document.lines[s.line - 1][s.start : s.end] for s in document.markup]


@pytest.mark.parametrize(
    ("line", "text", "hint", "markup"),
    [
        ("# 青禾县工作报告", "青禾县工作报告", "h1", ["#"]),
        ("### 一、总体要求", "一、总体要求", "h3", ["###"]),
        ("###### 深处", "深处", "h6", ["######"]),
        ("## 闭合的标题 ##", "闭合的标题", "h2", ["##", "##"]),
        ("  ## 缩进的标题", "缩进的标题", "h2", ["##"]),
        ("- 新建学校5所", "新建学校5所", "item", ["-"]),
        ("* 新建学校5所", "新建学校5所", "item", ["*"]),
        ("+ 新建学校5所", "新建学校5所", "item", ["+"]),
        ("> 图为活动现场。", "图为活动现场。", "caption", [">"]),
        (">图为活动现场。", "图为活动现场。", "caption", [">"]),
    ],
)
def test_block_marks_become_hints_and_markup(
    line: str, text: str, hint: str, markup: list[str]
) -> None:
    document = document_of(line, "a.md")
    assert (seen(document), marks(document)) == ([(text, [hint])], markup)


@pytest.mark.parametrize(
    "line",
    [
        "#不是标题",
        "-不是列表",
        "1.5万人",
        "####### 七个井号",
        "C# 语言",
        "一 - 二",
        "2 > 1",
        "2*3*4",
        "甲**乙",
    ],
)
def test_what_only_resembles_a_mark_is_text(line: str) -> None:
    document = document_of(line, "a.md")
    assert (seen(document), marks(document)) == ([(line, [])], [])


@pytest.mark.parametrize("rule", ["---", "***", "- - -", "-----", " * * * ", "====="])
def test_rules_are_markup_and_part_paragraphs(rule: str) -> None:
    document = document_of(f"第一段。\n\n{rule}\n第二段。", "a.md")
    assert seen(document) == [("第一段。", []), ("第二段。", [])]
    assert marks(document) == [rule.strip()]
    assert document.segments[1].gap


def test_lines_without_a_blank_line_between_are_one_paragraph() -> None:
    document = document_of("全县完成\n投资12亿元,\nBlue\nSky 项目开工。\n\n第二段。", "a.md")
    assert seen(document) == [("全县完成投资12亿元,Blue Sky 项目开工。", []), ("第二段。", [])]
    assert document.segments[0].spans == (
        Span(1, 0, 4),
        Span(2, 0, 7),
        Span(3, 0, 4),
        Span(4, 0, 9),
    )


def test_a_heading_ends_the_paragraph_and_takes_one_line() -> None:
    document = document_of("第一段。\n## 标题\n第二段。", "a.md")
    assert seen(document) == [("第一段。", []), ("标题", ["h2"]), ("第二段。", [])]


def test_items_go_on_over_lines() -> None:
    document = document_of("- 新建学校\n  5所\n- 改造道路\n", "a.md")
    assert seen(document) == [("新建学校5所", ["item"]), ("改造道路", ["item"])]


def test_numbered_items_are_pieces_of_their_own_and_keep_their_numbers() -> None:
    document = document_of("1. 新建学校5所。\n2. 改造道路3条。\n10) 新增床位。\n", "a.md")
    assert [text for text, _ in seen(document)] == [
        "1. 新建学校5所。",
        "2. 改造道路3条。",
        "10) 新增床位。",
    ]
    assert document.markup == ()


def test_inline_marks_are_markup() -> None:
    document = document_of("**聚焦创新**。见[附件](x.pdf)与`代码`和 *重点* 词", "a.md")
    assert seen(document) == [("聚焦创新。见附件与代码和 重点 词", [])]
    assert marks(document) == ["**", "**", "[", "](x.pdf)", "`", "`", "*", "*"]


def test_a_row_of_a_table_is_one_segment_with_a_span_a_cell() -> None:
    document = document_of(
        "| 指标 | 单位 | **2023年** |\n|---|:-:|---|\n| 生产总值 | 亿元 | 512.3 |\n", "a.md"
    )
    assert seen(document) == [("指标 单位 2023年", ["row"]), ("生产总值 亿元 512.3", ["row"])]
    assert document.segments[1].spans == (Span(3, 2, 6), Span(3, 9, 11), Span(3, 14, 19))


FRONT = "---\ntitle: 青禾县办实事\ndate: {date}\ntags: [甲, yes, no]\n---\n"


def test_front_matter_is_markup_and_its_date_meta() -> None:
    document = document_of(
        FRONT.format(date="2024-03-01") + "# 青禾县办实事\n\n正文一段。\n", "a.md"
    )
    assert seen(document) == [("青禾县办实事", ["h1"]), ("正文一段。", [])]
    assert document.meta == (("title", "青禾县办实事"), ("date", "2024-03-01"))


def test_the_title_of_front_matter_is_the_headline_where_none_is_printed() -> None:
    document = document_of(FRONT.format(date="2024-02-30") + "\n正文一段。\n", "a.md")
    assert seen(document) == [("青禾县办实事", ["headline"]), ("正文一段。", [])]
    assert document.meta == (("title", "青禾县办实事"),), "30 February is no date"


@pytest.mark.parametrize("text", ["---\n正文一段。\n---\n", "---\ntitle: 甲\n正文没有结束线。\n"])
def test_a_rule_at_the_head_is_no_front_matter(text: str) -> None:
    assert document_of(text, "a.md").meta == ()


def test_lines_keep_their_marks() -> None:
    assert document_of("# 标题 #\n\n- 项", "a.md").lines == ("# 标题 #", "", "- 项")
