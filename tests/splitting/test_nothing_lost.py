"""Promise 1: every visible character of a source is in exactly one place, whatever the source."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from litsite.content.body_markdown import read_body, write_body
from litsite.formats.markdown_escaping import escape_markdown, join_entry
from litsite.language.blanks import clean_line, squeeze
from litsite.model.article import FIELDS, KINDS, Block

from . import plausible
from .accounting import find_faults, split_text

MARKDOWN = MarkdownIt("commonmark", {"html": False}).use(deflist_plugin)
ELEMENTS = {
    "heading": ("## {}", "<h2>{}</h2>"),
    "paragraph": ("{}", "<p>{}</p>"),
    "measure": ("- {}", "<ul>\n<li>{}</li>\n</ul>"),
    "caption": ("> {}", "<blockquote>\n<p>{}</p>\n</blockquote>"),
    "entry": ("{}", "<dl>\n<dt>{}</dd>\n</dl>"),
}
"""How a body writes a kind of block, and what it must become."""


def cases(count: int) -> settings:
    return settings(max_examples=count, deadline=None, derandomize=True)


def rendered(kind: str, markdown: str) -> str:
    """Render the Markdown of one block and return its text; fail when it became another block."""
    source, element = ELEMENTS[kind]
    page = MARKDOWN.render(source.format(markdown)).strip()
    before, after = element.split("{}")
    assert page.startswith(before) and page.endswith(after), page
    inner = page[len(before) : len(page) - len(after)]
    inner = re.sub(r"</dt>\s*<dd>", "", inner) if kind == "entry" else inner
    plain = re.sub(r"</?strong>", "", inner)
    assert "<" not in plain, page
    return html.unescape(plain)


def check(text: str, suffix: str) -> None:
    document, split, _ = split_text(text, suffix)
    assert find_faults(document, split) == []
    for article in split.articles:
        assert tuple(article.fields) == FIELDS
        assert article.fields["kind"] in KINDS
        for block in article.blocks:
            check_block(block)


def check_block(block: Block) -> None:
    if block.kind == "row":
        (back,) = read_body(write_body([block]))
        assert (back.cells, squeeze(back.text)) == (block.cells, squeeze(block.text))
        return
    assert squeeze(rendered(block.kind, block.markdown)) == squeeze(block.text)
    assert "\n" not in block.text and "\t" not in block.text
    assert (block.level in {1, 2, 3}) == (block.kind == "heading")
    assert bool(block.term or block.definition) == (block.kind == "entry")
    assert 0 <= block.lead <= len(block.text)
    assert ("**" in block.markdown.replace("\\*", "")) == (block.lead > 0)


@pytest.mark.slow
@given(plausible.plain_texts)
@example("■治理后的临溪河风光。\n责任编辑:钱多多")
@example("■\n一、去年工作回顾")
@example(plausible.SPACED_LEADS)
@cases(1600)
def test_plain_text_is_accounted_for(text: str) -> None:
    check(text, ".txt")


@pytest.mark.slow
@given(plausible.markdown_texts)
@cases(800)
def test_markdown_is_accounted_for(text: str) -> None:
    check(text, ".md")


@pytest.mark.slow
@given(plausible.html_texts())
@example(plausible.CHROME_BETWEEN_HEADINGS)
@cases(1000)
def test_html_is_accounted_for(text: str) -> None:
    check(text, ".html")


@given(plausible.any_text, st.sampled_from([".txt", ".md", ".html"]))
@cases(1500)
def test_any_text_is_accounted_for(text: str, suffix: str) -> None:
    check(text, suffix)


@given(plausible.plain_texts | plausible.html_texts(), st.sampled_from([".txt", ".html"]))
@cases(100)
def test_two_runs_are_equal(text: str, suffix: str) -> None:
    assert split_text(text, suffix) == split_text(text, suffix)


@given(
    st.text(
        st.characters(exclude_categories=["Cs"])
        | st.sampled_from("*_#<>&|`~\\[]()!+-=:.1290 \t\u3000甲。“”")
    ),
    st.sampled_from(sorted(ELEMENTS)),
)
@example("发展C #", "heading")
@example("#", "heading")
@example("1. 甲 ##", "entry")
@cases(1500)
def test_escaped_text_comes_back_from_markdown(text: str, kind: str) -> None:
    line = clean_line(text)
    if not line:
        return
    if kind == "entry":
        back = rendered(kind, join_entry(escape_markdown(line), escape_markdown(line)))
        assert back == line + line
    else:
        assert rendered(kind, escape_markdown(line)).strip() == line.strip()


@given(st.text(st.sampled_from("甲乙丙*_“”（）《》12ab,、 "), min_size=1).filter(str.strip))
@cases(500)
def test_a_lead_is_bold_whatever_it_ends_in(text: str) -> None:
    lead = clean_line(text)
    back = rendered(
        "paragraph", f"**{escape_markdown(lead)}**{escape_markdown('。后文', at_start=False)}"
    )
    assert back == f"{lead}。后文"
