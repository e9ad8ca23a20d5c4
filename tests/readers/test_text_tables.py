"""Lines of plain text whose cells tabs or pipes part are rows, where two stand together."""

from __future__ import annotations

from litsite.model.source import Document

from .reading import document_of, texts


def rows(document: Document) -> list[tuple[int, ...]]:
    return [segment.columns for segment in document.segments if "row" in segment.hints]


def test_an_empty_cell_keeps_its_column() -> None:
    document = document_of("指标\t2022年\t2023年\n投资\t\t12.5\n\t8.1\t9.3\n")
    assert rows(document) == [(0, 1, 2), (0, 2), (1, 2)]
    assert texts(document)[1] == "投资 12.5"


def test_pipes_are_format_and_a_rule_of_dashes_is_no_row() -> None:
    document = document_of("| 指标 | 值 |\n|---|---|\n| 投资 | 12.5 |\n")
    assert rows(document) == [(0, 1), (0, 1)]
    assert len(document.markup) == 6


def test_a_lone_line_with_a_tab_or_a_menu_is_no_row() -> None:
    assert rows(document_of("一、\t总体情况\n全区各项工作取得新进展。\n")) == []
    assert rows(document_of("首页 | 新闻 | 政务\n当前位置 | 首页 | 新闻 | 要闻\n")) == []


def test_a_long_stretch_is_a_paragraph() -> None:
    long = "全区各项工作取得新进展，" * 6
    assert rows(document_of(f"甲\t{long}\n乙\t{long}\n")) == []


def test_cells_of_a_page_stand_in_the_columns_that_spanning_cells_leave_them() -> None:
    page = """<table><tr><td rowspan="2">综合</td><td colspan="2">投资</td><td>1</td></tr>
<tr><td>收入</td><td>2</td><td>3</td></tr><tr><td>工业</td><td></td><td>5</td></tr></table>"""
    assert rows(document_of(page, "a.html")) == [(0, 1, 3), (1, 2, 3), (0, 2)]
