"""Line breaks, invisible characters and odd white space."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.language.blanks import is_blank, joint
from litsite.model.source import Span
from litsite.readers.line_breaks import split_lines, tight_span

from .reading import document_of, texts


@pytest.mark.parametrize(
    ("text", "lines", "style"),
    [
        ("甲\n乙\n", ("甲", "乙", ""), "LF"),
        ("甲\r\n乙\r\n", ("甲", "乙", ""), "CRLF"),
        ("甲\r乙\r", ("甲", "乙", ""), "CR"),
        ("甲\n乙\r\n丙\r丁", ("甲", "乙", "丙", "丁"), "LF+CRLF+CR"),
        ("甲\r乙\n", ("甲", "乙", ""), "LF+CR"),
        ("甲\r\r\n\n乙", ("甲", "", "", "乙"), "LF+CRLF+CR"),
        ("甲", ("甲",), "none"),
        ("", ("",), "none"),
    ],
)
def test_lines_break_at_lf_crlf_and_cr(text: str, lines: tuple[str, ...], style: str) -> None:
    assert split_lines(text) == (lines, style)


@pytest.mark.parametrize(
    "char", ["\u2028", "\u2029", "\x0c", "\x0b", "\x85", "\x1c", "\x1d", "\x1e"]
)
def test_other_separators_are_no_line_breaks(char: str) -> None:
    document = document_of(f"全县完成投资{char}12亿元。\n乙")
    assert document.lines == (f"全县完成投资{char}12亿元。", "乙")
    assert document.segments[0].text.replace(" ", "") == "全县完成投资12亿元。"


@given(st.text(st.sampled_from("甲乙 \n\r\u2028\x0c\x85"), max_size=40))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_lines_joined_again_are_the_text(text: str) -> None:
    lines, _ = split_lines(text)
    assert "\n".join(lines) == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "char", ["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u202e", "\x07"]
)
def test_invisible_characters_leave_the_text_but_stay_in_the_line(char: str) -> None:
    document = document_of(f"营商{char}环境{char}\n持续优化,企业满意程度稳步提升。")
    assert document.lines[0] == f"营商{char}环境{char}"
    assert texts(document) == ["营商环境", "持续优化,企业满意程度稳步提升。"]
    assert document.segments[0].spans == (Span(1, 0, 5),)


@pytest.mark.parametrize("name", ["report.txt", "report.md"])
def test_a_line_of_invisible_characters_is_blank(name: str) -> None:
    document = document_of("第一段正文。\n\u200b\ufeff\n第二段正文。\n", name)
    assert texts(document) == ["第一段正文。", "第二段正文。"]
    assert [segment.gap for segment in document.segments] == [False, True]


def test_full_width_indents_and_no_break_spaces_are_white_space() -> None:
    document = document_of("　　各位代表:\n\xa0\xa0现在报告工作。\xa0\n \t　请予审议。")
    assert texts(document) == ["各位代表:", "现在报告工作。", "请予审议。"]
    assert [s.spans for s in document.segments] == [
        (Span(1, 2, 7),),
        (Span(2, 2, 9),),
        (Span(3, 3, 8),),
    ]


def test_white_space_inside_a_line_stays() -> None:
    document = document_of("区长　张远山\n占比\xa037.8\t%")
    assert texts(document) == ["区长　张远山", "占比\xa037.8 %"]


def test_blank_lines_are_gaps_before_what_follows() -> None:
    document = document_of("\n\n甲\n乙\n\n　\n丙")
    assert [(s.line, s.gap) for s in document.segments] == [(3, False), (4, False), (7, True)]


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("　甲乙 ", Span(1, 1, 3)),
        ("\u200b甲\u200b乙\u200b", Span(1, 1, 4)),
        (" \u200b　", None),
        ("", None),
    ],
)
def test_a_tight_span_holds_all_that_is_visible(line: str, span: Span | None) -> None:
    assert tight_span(line, 1) == span


@given(st.text(max_size=30))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_tight_span_begins_and_ends_visibly(line: str) -> None:
    span = tight_span(line, 1)
    if span is None:
        assert all(is_blank(char) for char in line)
    else:
        assert not is_blank(line[span.start]) and not is_blank(line[span.end - 1])
        assert all(is_blank(char) for char in line[: span.start] + line[span.end :])


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("优化营商", "环境建设", ""),
        ("Blue", "Sky", " "),
        ("投资", "12亿元", ""),
        ("RCEP", "试验基地", ""),
        ("5G", "network", " "),
        ("惠及企业320", "0家", ""),
        ("Windows", "11", " "),
        ("end.", "Next", " "),
        ("first,", "second", " "),
        ("", "甲", ""),
    ],
)
def test_a_space_joins_latin_words_and_nothing_joins_han(
    left: str, right: str, between: str
) -> None:
    assert joint(left, right) == between
