"""Golden cases: a table, the figures of its rows, and why the rule exists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from litsite.content.body_markdown import read_body
from litsite.figures.source_sentences import place_rows, place_written
from litsite.figures.tables.table_figures import read_tables
from litsite.model.source import Span

from .test_cases import CONTEXT, _plain

CASES = yaml.safe_load((Path(__file__).parent / "table_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_table_reports_what_the_case_says(case: dict[str, Any]) -> None:
    blocks = read_body(case["table"])
    tables = read_tables(blocks, [CONTEXT] * len(blocks))
    figures = []
    for index, own in sorted(tables.items()):
        for figure in own:
            text = blocks[index].text
            assert text[figure.start :].startswith(figure.surface)
            figures.append(figure)
    seen = [
        {name: _plain(getattr(figure, name)) for name in wanted}
        for figure, wanted in zip(figures, case["figures"], strict=False)
    ]
    assert seen == case["figures"]
    assert [figure.surface for figure in figures[len(seen) :]] == []


def test_the_quote_is_the_piece_of_the_row_on_its_line() -> None:
    lines = ("指标\t完成（个）", "公园", "\t 12\t")
    blocks = read_body("| 指标 | 完成（个） |\n| --- | --- |\n| 公园 | 12 |\n")
    spans = {0: (Span(1, 0, 2), Span(1, 3, 8)), 1: (Span(2, 0, 2), Span(3, 2, 4))}
    (placed,) = place_rows(blocks, [CONTEXT] * 2, spans, lines)
    assert (placed.line, placed.quote, placed.figure.start) == (3, "\t 12\t", 2)
    assert (placed.block, placed.sentence, placed.at) == (1, 1, 3)


def test_a_row_that_an_editor_wrote_is_quoted_from_its_own_text() -> None:
    blocks = read_body(
        "| 项目 | 说明 | 完成（个） |\n| --- | --- | --- |\n| 公园 | 已开放。 | 12 |\n"
    )
    (placed,) = place_written(blocks, [CONTEXT] * 2, [0, 1])
    assert (placed.line, placed.sentence, placed.quote.strip()) == (None, 2, "12")
    assert placed.quote[placed.figure.start :] == placed.figure.surface == "12"
    assert blocks[1].text[placed.at :] == "12"
