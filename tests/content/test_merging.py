"""Edits survive: a three-way merge of what the parser wrote, what editors changed, what is new."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.content.article_yaml import Record
from litsite.content.body_markdown import read_body
from litsite.content.three_way_merge import merge_record, new_record
from litsite.formats.markdown_escaping import escape_markdown, write_row
from litsite.model.article import FIELDS, Block, ParsedArticle, SourceRef
from litsite.model.problem import Problem

SOURCES = [SourceRef("a.txt", (1, 9))]
TEXTS = (
    "第一段说的是城市更新,老街换了新颜。",
    "第二段说的是营商环境,审批快了一半。",
    "第三段说的是乡村振兴,村村通了公路。",
)


def parsed(*texts: str, **fields: str | None) -> ParsedArticle:
    """A parse of plain paragraphs."""
    values = dict.fromkeys(FIELDS) | {"title": "老街换新颜", "kind": "web_news"} | fields
    blocks = tuple(Block("paragraph", escape_markdown(text), text) for text in texts)
    return ParsedArticle(values, blocks, (), (1, 9))


def edit(record: Record, old: str, new: str) -> Record:
    """What an editor does to the body."""
    assert old in record.body
    return Record(
        **{f: getattr(record, f) for f in Record.__slots__}
        | {"body": record.body.replace(old, new)}
    )


def merge(record: Record, new: ParsedArticle) -> tuple[Record, list[Problem]]:
    return merge_record(record, new, SOURCES, "content/articles/x.yaml")


def test_what_nobody_touched_follows_the_parser() -> None:
    before = new_record(parsed(*TEXTS), "x", SOURCES)
    after, problems = merge(before, parsed(TEXTS[0], "全新的第二段。", TEXTS[2], title="老街新颜"))
    assert "全新的第二段。" in after.body
    assert TEXTS[1] not in after.body
    assert after.fields["title"] == "老街新颜"
    assert problems == []


def test_an_edit_stays_while_the_source_changes_another_paragraph_and_is_told_once() -> None:
    edited = edit(new_record(parsed(*TEXTS), "x", SOURCES), "审批快了一半", "审批快了一大半")
    changed = parsed(TEXTS[0], TEXTS[1], TEXTS[2] + "又添了路灯。")
    after, problems = merge(edited, changed)
    assert "审批快了一大半" in after.body
    assert "又添了路灯。" in after.body
    assert [problem.code for problem in problems] == ["edits-kept"]
    again, problems = merge(after, changed)
    assert again == after
    assert problems == []


def test_an_edited_field_stays_and_a_clash_is_told_once() -> None:
    before = new_record(parsed(*TEXTS), "x", SOURCES)
    before.fields["title"] = "老街新貌"
    changed = parsed(*TEXTS, title="老街换了新颜")
    after, problems = merge(before, changed)
    assert after.fields["title"] == "老街新貌"
    assert [p.code for p in problems] == ["field-clash", "edits-kept"]
    clash = dict(problems[0].values)
    assert (clash["kept"], clash["source"]) == ("老街新貌", "老街换了新颜")
    _, problems = merge(after, changed)
    assert problems == []


def test_where_both_changed_a_paragraph_the_editors_stays_and_both_are_named() -> None:
    edited = edit(new_record(parsed(*TEXTS), "x", SOURCES), "审批快了一半", "审批快了一大半")
    changed = parsed(TEXTS[0], "第二段说的是营商环境,审批快了九成。", TEXTS[2])
    after, problems = merge(edited, changed)
    assert "一大半" in after.body
    assert "九成" not in after.body
    clash = dict(problems[0].values)
    assert problems[0].code == "block-clash"
    assert "一大半" in clash["kept"]
    assert "九成" in clash["source"]
    _, problems = merge(after, changed)
    assert problems == []


def test_a_paragraph_that_an_editor_added_or_deleted_stays_so() -> None:
    before = new_record(parsed(*TEXTS), "x", SOURCES)
    edited = edit(edit(before, TEXTS[0] + "\n\n", ""), TEXTS[2], TEXTS[2] + "\n\n编辑加的一段。")
    after, _ = merge(edited, parsed(TEXTS[0], TEXTS[1] + "来源补了一句。", TEXTS[2]))
    assert TEXTS[0] not in after.body
    assert "编辑加的一段。" in after.body
    assert "来源补了一句。" in after.body


def test_links_to_a_paragraph_whose_source_changed_lead_to_the_new_one() -> None:
    before = new_record(parsed(*TEXTS), "x", SOURCES)
    once, _ = merge(before, parsed(TEXTS[0], TEXTS[1] + "补一句。", TEXTS[2]))
    assert once.moved == {before.parsed_body[1]: once.parsed_body[1]}
    twice, _ = merge(once, parsed(TEXTS[0], TEXTS[1] + "补一句。再补一句。", TEXTS[2]))
    assert twice.moved == {
        before.parsed_body[1]: twice.parsed_body[1],
        once.parsed_body[1]: twice.parsed_body[1],
    }


def test_a_change_that_is_taken_back_leaves_no_trace() -> None:
    before = new_record(parsed(*TEXTS), "x", SOURCES)
    once, _ = merge(before, parsed(TEXTS[0], TEXTS[1] + "补一句。", TEXTS[2]))
    back, _ = merge(once, parsed(*TEXTS))
    assert back.body == before.body
    assert before.parsed_body[1] not in back.moved


def test_an_editors_markup_survives_though_the_words_are_the_parsers() -> None:
    edited = edit(new_record(parsed(*TEXTS), "x", SOURCES), TEXTS[0], f"## {TEXTS[0]}")
    after, _ = merge(edited, parsed(TEXTS[0], TEXTS[1], "换了的第三段。"))
    assert f"## {TEXTS[0]}" in after.body
    assert "换了的第三段。" in after.body


def test_tables_merge_row_by_row() -> None:
    def table(*values: str) -> ParsedArticle:
        cells = [("指标", "数值"), *(("投资", value) for value in values)]
        rows = tuple(Block("row", write_row(one), " ".join(one), cells=one) for one in cells)
        return replace(parsed(), blocks=rows)

    edited = edit(new_record(table("1.1", "2.2", "3.3"), "x", SOURCES), "2.2", "2.5")
    after, problems = merge(edited, table("1.1", "2.2", "3.4"))
    values = [block.cells[1] for block in read_body(after.body)]
    assert values == ["数值", "1.1", "2.5", "3.4"]
    assert [problem.code for problem in problems] == ["edits-kept"]


def test_a_value_that_an_editor_set_to_null_stays_null() -> None:
    before = new_record(parsed(*TEXTS, district="市北区"), "x", SOURCES)
    before.fields["district"] = None
    after, _ = merge(before, parsed(*TEXTS, district="市北区", title="老街换了新颜"))
    assert after.fields["district"] is None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    base=st.lists(st.integers(0, 30), max_size=8, unique=True),
    data=st.data(),
)
def test_a_side_that_nobody_touched_follows_the_other(base: list[int], data: st.DataObject) -> None:
    """merge(base, base, new) = new, and merge(base, mine, base) = mine, for any change."""

    def texts(numbers: list[int]) -> list[str]:
        return [f"第{number}段说的是第{number}件事。" for number in numbers]

    other = data.draw(st.lists(st.integers(0, 40), max_size=8, unique=True))
    before = new_record(parsed(*texts(base)), "x", SOURCES)
    taken, _ = merge(before, parsed(*texts(other)))
    assert taken.body == new_record(parsed(*texts(other)), "x", SOURCES).body
    edited = Record(
        **{f: getattr(before, f) for f in Record.__slots__}
        | {"body": "\n\n".join(texts(other)) + "\n"}
    )
    kept, problems = merge(edited, parsed(*texts(base)))
    assert read_body(kept.body) == read_body(edited.body)
    assert problems == []
