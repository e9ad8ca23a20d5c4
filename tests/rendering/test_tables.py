"""Rows that follow each other are one table, with a header where the first row names the columns."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from litsite.content.body_markdown import hash_blocks, read_body, set_anchors
from litsite.rendering.frame.site_words import LABELS
from litsite.rendering.frame.template_environment import make_environment
from litsite.rendering.parts.article_body import BodyContext, make_body
from litsite.rendering.parts.glossary_terms import TermMarker

TEMPLATES = Path(__file__).parents[2] / "templates"
TABLE = "表1 主要指标\n\n| 指标 | 2023年 |  |\n| --- | --- | --- |\n| <b>投资 | 12.5 | 略 |\n| 甲\\|乙 | 8.1 |\n"


def show(body: str, *, anchors: bool = True) -> BeautifulSoup:
    found = read_body(body)
    blocks = set_anchors(found, hash_blocks(found))
    context = BodyContext(TermMarker({}), {}, {}, anchors=anchors)
    template = make_environment(TEMPLATES).from_string(
        '{% from "body.html" import body with context %}{{ body(groups) }}'
    )
    html = template.render(groups=make_body(blocks, context), label=LABELS)
    return BeautifulSoup(html, "html.parser")


def test_the_first_row_heads_the_columns_where_only_the_others_have_numbers() -> None:
    soup = show(TABLE)
    assert [cell.get_text() for cell in soup.select("thead th[scope=col]")] == ["指标", "2023年"]
    rows = [
        [cell.get_text() for cell in row.select("td:not(.row-tools)")]
        for row in soup.select("tbody tr")
    ]
    assert rows == [["<b>投资", "12.5", "略"], ["甲|乙", "8.1", ""]]
    assert not soup.find("b")


def test_a_table_of_words_has_no_header() -> None:
    soup = show("| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n")
    assert not soup.find(["thead", "th"])
    assert len(soup.select("tr")) == 2


def test_the_line_above_names_the_table_if_it_says_so() -> None:
    assert show(TABLE).select("[role=region]")[0]["aria-label"] == "表1 主要指标"
    assert (
        show(TABLE.replace("表1 ", "")).select("[role=region]")[0]["aria-label"] == LABELS["table"]
    )


def test_each_row_has_its_link_but_on_paper() -> None:
    soup = show(TABLE)
    assert all(row.select_one(f'a[href="#{row["id"]}"]') for row in soup.select("tr"))
    assert not show(TABLE, anchors=False).select("tr[id], .row-tools")
