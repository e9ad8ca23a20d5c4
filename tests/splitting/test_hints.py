"""The splitter obeys an editor's hints, loses nothing by them, and tells of those without effect."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.commands.messages import describe
from litsite.model.hints import FieldHint, LineHint, SourceHints
from litsite.splitting.declared_roles import LABEL_ROLES, ROLE_LABELS
from litsite.splitting.labelling.grammar import LABEL
from litsite.splitting.split_document import split_document
from litsite.splitting.split_result import Split

from .accounting import INVENTED, find_faults, read_text

TEXT = """\
云泽日报2022年5月18日A3版老街换新颜
　　近年来,青禾县把老街改造作为头号工程,修旧如旧,
居民越来越满意。
优化服务，便民利企。
全县共设窗口三十个，办理事项一千余件，群众满意度不断提高。

临溪区建设美丽乡村 山乡处处是风景
临溪区把山水田园连成一片，游客来了不想走，村民的日子越过越红火。
政府工作报告——2020年1月2日在青禾县第九届人民代表大会第一次会议上 青禾县县长 王小明
"""


def split(*lines: LineHint, fields: tuple[FieldHint, ...] = ()) -> tuple[Split, list[str]]:
    document = read_text(TEXT)
    hints = SourceHints("case.txt.hints.yaml", lines, fields)
    found, problems = split_document(document, INVENTED, "case.txt", hints)
    assert find_faults(document, found) == []
    return found, [describe(p, "en") for p in problems if p.code.startswith("hint-")]


def test_every_label_can_be_said() -> None:
    assert set(LABEL.values()) == set(LABEL_ROLES)
    assert set(ROLE_LABELS) == set(LABEL_ROLES.values()) | {"date"}


def test_a_hint_parts_what_was_joined() -> None:
    found, _ = split(LineHint(3, 3, "heading", 1))
    blocks = [(block.kind, block.text) for block in found.articles[0].blocks]
    assert ("heading", "居民越来越满意。") in blocks


def test_a_range_stays_joined() -> None:
    found, _ = split(LineHint(2, 3, "furniture", 1))
    assert {one.span.line for one in found.furniture} >= {2, 3}
    assert all("居民" not in block.text for one in found.articles for block in one.blocks)


def test_what_is_said_of_a_line_is_said_behind_its_page_marker() -> None:
    found, _ = split(LineHint(1, 1, "title", 1))
    assert (found.articles[0].fields["title"], found.articles[0].fields["page"]) == (
        "老街换新颜",
        "A3版",
    )


def test_what_is_settled_is_no_doubt() -> None:
    hints = [LineHint(number, number, "paragraph", 1) for number in range(1, 10)]
    assert split(*hints)[0].doubts == ()


def test_hints_without_effect_are_told() -> None:
    _, told = split(
        LineHint(6, 6, "title", 2),
        LineHint(90, 99, "title", 3),
        fields=(FieldHint("title", "x", 10, 5),),
    )
    assert told == [
        "case.txt.hints.yaml:2: warning: line 6 has no text; the hint has no effect, correct or remove it",
        "case.txt.hints.yaml:3: warning: line 90-99 is beyond the end (the source has 10 lines); "
        "the hint has no effect, correct or remove it",
        "case.txt.hints.yaml:5: warning: title: line 10 is in no article; the hint has no effect, "
        "correct or remove it",
    ]


def test_a_page_needs_its_marker() -> None:
    document = read_text("青禾日报\n好消息\n")
    hints = SourceHints("x", (LineHint(2, 2, "page_headline", 1),))
    found, problems = split_document(document, INVENTED, "case.txt", hints)
    assert find_faults(document, found) == []
    assert "hint-needs-page" in [problem.code for problem in problems]


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(sorted(ROLE_LABELS)) | st.none())))
def test_nothing_is_lost_whatever_is_said(said: list[tuple[int, str | None]]) -> None:
    hints = []
    line = 1
    for count, role in said:
        if role:
            hints.append(LineHint(line, line + count - 1, role, 1))
        line += count
    split(*hints)
