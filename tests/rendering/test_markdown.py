"""Markdown → HTML."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litsite.rendering.parts.markdown_html import (
    article_parser,
    plain,
    render_block,
    render_hand_page,
    render_inline,
)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**聚焦创新。**李沧区", "<strong>聚焦创新。</strong>李沧区"),
        ("前文**“放管服”**改革", "前文<strong>“放管服”</strong>改革"),
        ("*要*点", "<em>要</em>点"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*不是\*", "*不是*"),
        ("**a** **", "<strong>a</strong> **"),
    ],
)
def test_emphasis_needs_no_spaces_beside_chinese(markdown: str, expected: str) -> None:
    assert render_inline(markdown) == expected


def test_latin_text_keeps_the_rules_of_commonmark() -> None:
    assert render_inline('a*"b"*c') == "a*&#34;b&#34;*c"


@pytest.mark.parametrize(
    "markdown",
    ["[x](javascript:alert(1))", "[x](/etc)", "[x](//evil.example)", "[x](data:text/html,x)"],
)
def test_link_to_elsewhere_stays_text(markdown: str) -> None:
    assert "<a" not in render_inline(markdown)
    assert "<a" not in render_hand_page(markdown)


def test_image_is_named_and_never_requested() -> None:
    for rendered in (render_inline("![图](https://e.x/a.png)"), render_block("![图](a.png)")):
        assert "图" in rendered
        assert "<img" not in rendered
        assert "src" not in rendered


def test_html_is_text() -> None:
    assert "<b>" not in render_block("<b>粗</b>\n\n<script>x</script>")


def test_hand_page_has_no_second_h1() -> None:
    assert render_hand_page("# 题\n\n## 次") == "<h2>题</h2>\n<h2>次</h2>"


@given(st.text(alphabet="甲乙。,“*a1 \\&<>\"'", max_size=30))
def test_fast_path_agrees_with_the_parser(text: str) -> None:
    # The parser trims the ends of a block, which content/ never stores with spaces.
    markdown = text.strip() or "空"
    parsed = article_parser().renderInline(markdown, {"mark": plain})
    assert html.unescape(render_inline(markdown)) == html.unescape(parsed)


def test_a_hand_page_may_hold_a_table_without_inline_style() -> None:
    html = render_hand_page("| 项目 | 结果 |\n|---|---:|\n| 切分 | <b>99.9%</b> |\n")
    assert "<table>" in html and '<th scope="col">结果</th>' in html
    assert "style" not in html and "<td>&lt;b&gt;99.9%&lt;/b&gt;</td>" in html
