"""Which runs of a page are the cells of one row of a table of data.

Pages were long laid out with tables, so a row counts only where each of its cells is a short run.
Cells stand in the columns that `colspan` and `rowspan` leave them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litsite.readers.html_tree import Element, HtmlTree

_LONGEST_CELL = 60
_FEWEST_ROWS = 2


def find_table_rows(tree: HtmlTree, inside: Sequence[bool]) -> Mapping[int, tuple[int, ...]]:
    """Index of a run → the runs of its row, in order; runs that are no cells of data are absent.

    `inside`: of each run, whether it belongs to the text.
    """
    rows: dict[int, list[int]] = {}
    for number, run in enumerate(tree.runs):
        if run.element.row is not None and inside[number]:
            rows.setdefault(run.element.row.number, []).append(number)
    data = [cells for cells in rows.values() if _is_row_of_data(tree, cells)]
    if len(data) < _FEWEST_ROWS:
        return {}
    return {number: tuple(cells) for cells in data for number in cells}


def find_columns(tree: HtmlTree) -> Mapping[int, int]:
    """Number of a `<td>` or `<th>` → its column, from 0."""
    columns: dict[int, int] = {}
    held: dict[int, dict[int, int]] = {}
    row, column = -1, 0
    for element in tree.elements:
        if element.tag not in {"td", "th"} or element.row is None:
            continue
        # Column → the rows that a cell above still reaches into.
        reach = held.setdefault(_table(element.row), {})
        if element.row.number != row:
            row, column = element.row.number, 0
            for at in list(reach):
                reach[at] -= 1
                if reach[at] <= 0:
                    del reach[at]
        while column in reach:
            column += 1
        columns[element.number] = column
        wide, deep = element.reach
        if deep > 1:
            reach |= dict.fromkeys(range(column, column + wide), deep)
        column += wide
    return columns


def _table(row: Element) -> int:
    above: Element | None = row
    while above is not None and above.tag != "table":
        above = above.parent
    return above.number if above else -1


def _is_row_of_data(tree: HtmlTree, cells: Sequence[int]) -> bool:
    holders = [find_cell(tree.runs[number].element) for number in cells]
    sizes = [sum(length for _, length in tree.runs[number].pieces) for number in cells]
    one_run_each = len({id(holder) for holder in holders}) == len(cells)
    return len(cells) > 1 and one_run_each and max(sizes) <= _LONGEST_CELL


def find_cell(element: Element) -> Element:
    """The `<td>` or `<th>` that an element of a row stands in."""
    while element.tag not in {"td", "th"} and element.parent is not None:
        if element.parent.tag == "tr":
            break
        element = element.parent
    return element
