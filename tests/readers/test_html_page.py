"""HTML: the visible text at its line numbers, and what the elements say about it."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.language.blanks import squeeze
from litsite.model.source import Document, Span

from .reading import document_of, read, texts


def seen(document: Document) -> list[tuple[str, int, list[str]]]:
    return [(s.text, s.line, sorted(s.hints)) for s in document.segments]


PAGE = """<!DOCTYPE html>
<html><head>
<title>青禾县举办春耕活动_云泽网</title>
<meta charset="utf-8"><style>p { color: red }</style>
<script>document.write("<p>脚本里的话</p>");
</script></head>
<body>
<div class="nav"><a href="/">首页</a></div>
<h1>青禾县举办<b>春耕</b>活动</h1>
<!-- 正文开始 <p>注释里的话</p>
-->
<p>3月1日,青禾县</p><p>举办春耕活动。</p>
<p>来自十个乡镇的
农户参加了
活动。</p>
<div style="DISPLAY : none">栏目名称</div>
<figure><figcaption>春耕现场。</figcaption></figure>
<footer>版权所有</footer>
</body></html>
"""


def test_text_stands_at_its_line_with_what_its_elements_say() -> None:
    assert seen(document_of(PAGE, "a.html")) == [
        ("青禾县举办春耕活动_云泽网", 3, ["title"]),
        ("首页", 8, ["link", "nav"]),
        ("青禾县举办春耕活动", 9, ["headline"]),
        ("3月1日,青禾县", 12, []),
        ("举办春耕活动。", 12, []),
        ("来自十个乡镇的农户参加了活动。", 13, []),
        ("栏目名称", 16, ["hidden"]),
        ("春耕现场。", 17, ["caption"]),
        ("版权所有", 18, ["nav"]),
    ]


def test_lines_are_those_of_the_file_without_markup() -> None:
    document = document_of(PAGE, "a.html")
    assert len(document.lines) == len(PAGE.split("\n"))
    assert document.lines[11:15] == (
        "3月1日,青禾县举办春耕活动。",
        "来自十个乡镇的",
        "农户参加了",
        "活动。",
    )
    assert not any("脚本" in line or "注释" in line or "color" in line for line in document.lines)


def test_several_paragraphs_on_one_line_have_spans_of_their_own() -> None:
    document = document_of("<p>甲乙</p><p>丙</p>", "a.html")
    assert [s.spans for s in document.segments] == [(Span(1, 0, 2),), (Span(1, 2, 3),)]


def test_a_paragraph_over_lines_has_a_span_a_line() -> None:
    document = document_of("<p>\n  甲乙\n  Blue\nSky</p>", "a.html")
    assert texts(document) == ["甲乙Blue Sky"]
    assert document.segments[0].spans == (Span(2, 2, 4), Span(3, 2, 6), Span(4, 0, 3))


def test_line_numbers_hold_for_crlf() -> None:
    document = document_of("<p>甲</p>\r\n<p>乙</p>\r\n", "a.html")
    assert (document.newline, [s.line for s in document.segments]) == ("CRLF", [1, 2])


def test_the_title_is_told_as_meta() -> None:
    assert document_of(PAGE, "a.html").meta == (("title", "青禾县举办春耕活动_云泽网"),)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A&amp;B", "A&B"),
        ("&lt;b&gt;", "<b>"),
        ("&#20013;&#x56fd;&#X4E2D;", "中国中"),
        ("&copy2024", "©2024"),
        ("&amp 甲", "& 甲"),
        ("&#20013 甲", "中 甲"),
        ("增长&nbsp;6%", "增长\xa06%"),
        ("&ldquo;四新&rdquo;&hellip;", "“四新”…"),
        ("&unknown; &#xZZ;", "&unknown; &#xZZ;"),
        ("甲 & 乙", "甲 & 乙"),
        ("AT&T", "AT&T"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("低于<100元", "低于<100元"),
    ],
)
def test_references_are_decoded_as_browsers_do(source: str, text: str) -> None:
    document = document_of(f"<p>前{source}后</p>", "a.html")
    assert document.lines == (f"前{text}后",)


@pytest.mark.parametrize("text", ["R&D-center", "AT&T.com", "P&G.", "A&B-C&D"])
def test_a_bare_ampersand_costs_no_text(text: str) -> None:
    assert document_of(f"<p>{text} 项目</p>", "a.html").lines == (f"{text} 项目",)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_escaped_text_comes_back(text: str) -> None:
    document = document_of(f"<p>始{html.escape(text)}终</p>", "a.html")
    assert squeeze("".join(document.lines)) == squeeze(f"始{text}终")


@pytest.mark.parametrize(
    "source",
    [
        "<p>第一段<p>第二段",
        "<p>第一段</div></span><p>第二段</table>",
        "<div><p>第一段<div>第二段",
        "<p>第一段</p>第二段<",
        "第一段<br>第二段",
        "第一段<br/><hr />第二段",
        "<ul><li>第一段<li>第二段</ul>",
    ],
)
def test_unclosed_and_stray_tags_cost_no_text(source: str) -> None:
    document = document_of(source, "a.html")
    assert [text.rstrip("<") for text in texts(document)] == ["第一段", "第二段"]


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript"])
def test_what_a_reader_never_sees_is_no_text(tag: str) -> None:
    document = document_of(f"<p>甲</p>\n<{tag}>看不见</{tag}>\n<p>乙</p>", "a.html")
    assert document.lines == ("甲", "", "乙")


def test_only_the_hidden_element_is_hidden() -> None:
    document = document_of(
        '<div style="display: none"><p>藏</p></div><p>见</p><p hidden>藏</p><p>见</p>', "a.html"
    )
    assert [(s.text, "hidden" in s.hints) for s in document.segments] == [
        ("藏", True),
        ("见", False),
        ("藏", True),
        ("见", False),
    ]


def test_an_unclosed_hidden_paragraph_ends_where_the_next_begins() -> None:
    # HTML lets </p> be left out: a new <p> closes the one before.
    document = document_of('<p style="display:none">藏<p>见', "a.html")
    assert [(s.text, "hidden" in s.hints) for s in document.segments] == [
        ("藏", True),
        ("见", False),
    ]


@pytest.mark.parametrize(
    ("attributes", "is_nav"),
    [
        ('class="nav"', True),
        ('class="page-footer"', True),
        ('id="breadcrumb"', True),
        ('class="main share"', True),
        ('class="content"', False),
        ('class="navy"', False),
        ('class="headerless"', False),
    ],
)
def test_navigation_is_told_by_class_or_id(attributes: str, is_nav: bool) -> None:
    document = document_of(f"<div {attributes}>栏目</div>", "a.html")
    assert ("nav" in document.segments[0].hints) is is_nav


def test_a_hint_holds_when_most_of_the_text_has_it() -> None:
    document = document_of(
        '<p>详情见<a href="x">附件</a></p><p>见<a href="x">附件一</a></p>', "a.html"
    )
    assert [sorted(s.hints) for s in document.segments] == [[], ["link"]]


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "GB18030"])
def test_a_page_in_gbk_is_read(declared: str) -> None:
    page = (
        f'<html><head><meta charset="{declared}"></head><body><p>青禾县召开会议。</p></body></html>'
    )
    document = document_of(page.encode("gbk"), "a.html")
    assert (document.encoding, texts(document)) == ("gb18030", ["青禾县召开会议。"])


def test_a_damaged_page_is_read_in_the_encoding_it_declares() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>青禾县</p><p>'
    document, problems = read(page.encode("gbk") + b"\xff" + "会议</p>".encode("gbk"), "a.html")
    assert (document.encoding, texts(document)) == ("gb18030", ["青禾县", "�会议"])
    assert [p.code for p in problems] == ["undecodable"]


@pytest.mark.parametrize(
    "stray",
    [
        "<![图]>",
        '<![图](x" onerror="hit())>',
        "<![>",
        "<![ if x]>",
        "<![ifs]>",
        "<![CDATA[乙]]>",
        "<![if !IE]>",
    ],
)
def test_a_marked_section_that_is_none_costs_no_page(stray: str) -> None:
    """Browsers skip it to the next `>`; an editor who pasted Markdown into a page has it."""
    document = document_of(f"<p>甲文在前。</p>\n<p>{stray}丙</p>\n<p>丁</p>".encode(), "a.html")
    assert document.lines == ("甲文在前。", "丙", "丁")
