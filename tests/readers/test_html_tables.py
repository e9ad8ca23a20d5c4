"""Rows of tables of data are lines; tables that only lay a page out are not seen."""

from __future__ import annotations

from .reading import document_of, texts

TABLE = """<table>
<tr><th>指标</th><th>单位</th><th>绝对值</th><th>同比</th></tr>
<tr><td><p>生产总值</p></td><td>亿元</td>
<td>512.3</td><td>6.1</td></tr>
<tr><td>工业投资</td><td>亿元</td><td>88.0</td><td></td></tr>
</table>"""


def test_a_row_is_one_segment_with_its_cells_apart() -> None:
    document = document_of(TABLE, "a.html")
    assert texts(document) == [
        "指标 单位 绝对值 同比",
        "生产总值 亿元 512.3 6.1",
        "工业投资 亿元 88.0",
    ]
    assert all(segment.hints == {"row"} for segment in document.segments)
    assert len(document.segments[0].spans) == 4


def test_a_table_that_lays_out_a_page_is_no_table_of_data() -> None:
    long = "青禾县把政务服务列入年度重点任务，逐项落实，群众满意度明显提高，各项工作取得新进展，全年任务顺利完成，群众拍手称快。"
    page = f"<table><tr><td>栏目</td><td><p>{long}</p><p>{long}</p></td></tr></table>"
    assert not any("row" in segment.hints for segment in document_of(page, "a.html").segments)
