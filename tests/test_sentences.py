"""Sentences of a line, however long it is."""

from __future__ import annotations

import itertools

import pytest

from litsite.language.sentences import LONGEST, split_sentences


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("一。二！？”三", ["一。", "二！？”", "三"]),
        ("。。一", ["。。", "一"]),
        ("“好。”他说。", ["“好。”", "他说。"]),
    ],
)
def test_cut_behind_marks_and_closing_quotes(line: str, expected: list[str]) -> None:
    assert split_sentences(line) == expected


@pytest.mark.parametrize(
    "line",
    ["道路12345条" * 2000, "道路1,234条，" * 2000, "7" * 9000, "老街；" * 3000, "一二三" * 999],
)
def test_a_sentence_without_an_end_is_cut_into_parts(line: str) -> None:
    parts = split_sentences(line)
    assert "".join(parts) == line
    assert max(map(len, parts)) <= LONGEST


def test_no_number_is_cut_in_two() -> None:
    parts = split_sentences("道路12345条，" * 500 + "道路1,234,567条" * 2000)
    for before, after in itertools.pairwise(parts):
        assert not (before[-1] in "1234567," and after[0] in "1234567,"), before[-9:] + after[:9]
