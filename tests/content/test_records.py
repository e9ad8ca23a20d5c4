"""An article's YAML comes back as it was written, and mistakes in it are told with their line."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from litsite.content.account_yaml import load_account, save_account
from litsite.content.article_yaml import Record, load_record, save_record, to_article
from litsite.content.body_markdown import hash_blocks, read_body, set_anchors, write_body
from litsite.formats.markdown_escaping import escape_markdown, write_row
from litsite.language.blanks import clean_line
from litsite.model.account import Account, Doubt, FieldDoubt, PageRecord, Rival
from litsite.model.article import FIELDS, KINDS, Block, SourceRef

VALUES = st.text(st.characters(codec="utf-8"), max_size=30).map(clean_line).filter(bool)


def row_block(*cells: str) -> Block:
    """A row as the splitter makes it."""
    markdown = tuple(escape_markdown(cell, at_start=False) for cell in cells)
    return Block("row", write_row(markdown), " ".join(filter(None, cells)), cells=markdown)


BODY_TEXTS = VALUES.map(escape_markdown)
BODY = """\
## 一、总体情况

**着力强化统筹**。全县完成投资12亿元。

- 一是抓项目。
- 二是抓服务。

> 青川河风光。

名词解释
: 双招双引，指招商引资和招才引智。

| 指标 | 2023年 |  |
| --- | --- | --- |
| 甲\\|乙 |  | 12.5 |
"""


def record(**changes: object) -> Record:
    fields = dict.fromkeys(FIELDS) | {
        "title": "老街换新颜",
        "kind": "web_news",
        "date": "2021-10-26",
    }
    values: dict[str, object] = {"id": "2021-10-26-laojie", "fields": fields, "body": BODY}
    return Record(**(values | changes))  # type: ignore[arg-type]


@settings(deadline=None, derandomize=True)
@given(
    fields=st.fixed_dictionaries(
        {n: st.none() | VALUES for n in FIELDS if n not in {"kind", "date", "published"}}
    ),
    kind=st.sampled_from(KINDS),
    body=st.lists(BODY_TEXTS, max_size=5),
    orphaned=st.booleans(),
)
def test_load_of_save_is_the_same_record(
    fields: dict[str, str | None], kind: str, body: list[str], orphaned: bool
) -> None:
    every = dict.fromkeys(FIELDS) | fields | {"kind": kind, "date": "2021-10", "published": None}
    sources = (SourceRef("a.txt", (1, 9)), SourceRef("b.txt", (2, 3), "duplicate", 0.99))
    before = record(
        fields=every,
        body="\n\n".join(body) + "\n",
        sources=sources,
        parsed={"title": "5f1a000000"},
        parsed_body=("90cc000000", "1e10000000"),
        parsed_markdown="0123456789",
        moved={"a1": "b2"},
        orphaned=orphaned,
    )
    after, problems = load_record(save_record(before), "x.yaml", before.id)
    assert problems == []
    assert after == before


@settings(deadline=None, derandomize=True)
@given(paragraphs=st.lists(BODY_TEXTS, min_size=1, max_size=5), title=VALUES)
@example(paragraphs=["📌重点：👨‍👩‍👧全家", "𬭚业园"], title="📌𠮷祥街换新颜")
@example(paragraphs=["\ue000自造字", "𠮷"], title="\ue001")
def test_every_body_is_a_literal_block(paragraphs: list[str], title: str) -> None:
    before = record(
        body="\n\n".join(paragraphs) + "\n",
        fields=record().fields | {"title": title},
        sources=(SourceRef(f"{title}.txt", (1, 9)),),
    )
    text = save_record(before)
    assert "\nbody: |" in text
    assert all(paragraph in text for paragraph in paragraphs)
    assert load_record(text, "x.yaml", before.id) == (before, [])


def test_titles_show_emoji_and_rare_han() -> None:
    text = save_record(record(fields=record().fields | {"title": "📌𬭚业园"}))
    assert "\ntitle: 📌𬭚业园\n" in text


@settings(deadline=None, derandomize=True)
@given(headline=VALUES)
@example(headline="📌\U000f0000\U0003ffff")
def test_accounts_hold_any_headline_and_doubts(headline: str) -> None:
    page = PageRecord("1版", "青川日报", "2021-10-26", 1, headline)
    doubts = (Doubt(3, "paragraph", "heading", 0.35),)
    rivals = (Rival("2021-10-27", 3), Rival(headline, None))
    of_fields = (
        FieldDoubt(3, 1, "date", "2021-10-26", "rival", rivals),
        FieldDoubt(1, None, "title", None, "missing", ()),
    )
    account = Account("a.txt", "utf-8", "0" * 64, "LF", 1, (), (), (page,), doubts, of_fields)
    assert load_account(save_account(account), "x.yaml", "a.txt") == (account, [])


def test_bodies_are_literal_blocks_and_dates_are_quoted() -> None:
    text = save_record(record())
    assert "\nbody: |\n  ## 一、总体情况\n" in text
    assert "date: '2021-10-26'" in text


def test_hashes_that_look_like_numbers_stay_text() -> None:
    before = record(parsed_body=("1234567890", "12345e6789", "0000000000"))
    after, _ = load_record(save_record(before), "x.yaml", before.id)
    assert after is not None
    assert after.parsed_body == before.parsed_body


@pytest.mark.parametrize(
    ("change", "line", "code", "value"),
    [
        (("title: 老街换新颜", "titel: 老街换新颜"), 3, "unknown-key-near", "title"),
        (("kind: web_news", "kind: blog"), 6, "bad-choice", "blog"),
        (("date: '2021-10-26'", "date: 10月26日"), 11, "bad-date", "10月26日"),
        (("title: 老街换新颜", "title: [老街]"), 3, "yaml-type", "title"),
        (("id: 2021-10-26-laojie", "id: other"), 2, "id-differs", "other"),
        (("title: 老街换新颜", "title: '老街"), 3, "yaml-quote", "title"),
    ],
)
def test_a_mistake_is_told_with_line_and_value(
    change: tuple[str, str], line: int, code: str, value: str
) -> None:
    text = save_record(record())
    assert change[0] in text
    found, problems = load_record(text.replace(*change), "x.yaml", "2021-10-26-laojie")
    assert found is None
    assert [problem.code for problem in problems] == [code]
    assert any(value in part for _, part in problems[0].values)
    if line:
        assert problems[0].line == line


def test_every_kind_of_block_comes_back_from_its_markdown() -> None:
    blocks = read_body(BODY)
    assert [block.kind for block in blocks] == [
        "heading", "paragraph", "measure", "measure", "caption", "entry", "row", "row",
    ]  # fmt: skip
    assert blocks[1].lead == len("着力强化统筹。")
    assert (blocks[5].term, blocks[5].definition) == (
        "名词解释",
        "双招双引，指招商引资和招才引智。",
    )
    assert (blocks[7].cells, blocks[7].text) == (("甲|乙", "", "12.5"), "甲|乙 12.5")
    # Only the header is as wide as the table.
    assert write_body(blocks) == BODY


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(
        st.lists(st.one_of(st.just(""), VALUES), min_size=1, max_size=4).filter(lambda r: r[-1]),
        min_size=1,
        max_size=4,
    )
)
def test_rows_of_any_cells_come_back_from_their_table(rows: list[list[str]]) -> None:
    blocks = [row_block(*row) for row in rows]
    found = read_body(write_body(blocks))
    assert [block.cells for block in found] == [block.cells for block in blocks]
    assert [block.text for block in found] == [block.text for block in blocks]


def test_an_edited_cell_leaves_the_other_rows_alone() -> None:
    blocks = read_body("| 指标 | 值 |\n| --- | --- |\n| 甲 | 1 |\n| 乙 | 2 |\n")
    edited = write_body(blocks).replace("| 2 |", "| 3 |")
    found = set_anchors(read_body(edited), hash_blocks(blocks))
    assert [block.edited for block in found] == [False, False, True]
    assert found[2].anchor == hash_blocks(blocks)[2]


def test_what_editors_write_beyond_our_kinds_is_kept() -> None:
    body = "1. 甲\n2. 乙\n\n```\n代码\n```\n"
    blocks = read_body(body)
    assert [block.kind for block in blocks] == ["other", "other"]
    assert write_body(blocks) == body


def test_an_edited_block_keeps_its_anchor_and_is_marked() -> None:
    blocks = read_body("第一段。\n\n第二段。\n\n第三段。\n")
    parsed = hash_blocks(blocks)
    edited = set_anchors(read_body("第一段。\n\n第二段改。\n\n第三段。\n\n新加一段。\n"), parsed)
    assert [block.anchor for block in edited[:3]] == list(parsed)
    assert [block.edited for block in edited] == [False, True, False, True]


def test_equal_blocks_have_anchors_of_their_own() -> None:
    blocks = read_body("同一段。\n\n同一段。\n")
    first, second = hash_blocks(blocks)
    assert second == f"{first}-2"


def test_a_headless_article_is_shown_by_its_first_words() -> None:
    fields = record().fields | {"title": None}
    assert to_article(record(fields=fields, body="开头的话。\n")).title == "(无题)开头的话。"


def test_link_definitions_of_an_editor_are_kept() -> None:
    body = "见[公报][1]。\n\n[1]: https://example.org/gb\n\n第二段。\n"
    assert write_body(read_body(body)) == body


def test_a_glossary_entry_with_more_than_paragraphs_is_kept_as_written() -> None:
    body = "名词\n: 解释\n\n  - 其一\n  - 其二\n"
    assert write_body(read_body(body)) == body


@pytest.mark.parametrize("value", ["2021-13-01", "2021-02-30", "2021-99-99"])
def test_a_day_that_the_calendar_has_not_is_no_date(value: str) -> None:
    text = save_record(record()).replace("2021-10-26'", f"{value}'")
    _, problems = load_record(text, "x.yaml", "2021-10-26-laojie")
    assert [problem.code for problem in problems] == ["bad-date"]
