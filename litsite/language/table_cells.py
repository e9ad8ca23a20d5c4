"""What the cells of a table of data are: numbers, or words; and whether its first row heads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.language.widths import fold_width

NUMBER_CELL = re.compile(
    r"(?P<sign>[-−+±]?)(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[%‰]|[^\d\s,.;:、。-][^\d,;:、。]{0,7})?"
)  # 512.3  -2.4%  1,208家
_NO_NUMBER = re.compile(
    r"[年月日期位号]$|季度$|^\d{4}\s*年|^\d+[.)、](?!\d)"
)  # 2023年目标, 一季度, 1.


def read_number_cell(text: str) -> re.Match[str] | None:
    """Sign, number and unit of a cell that holds a number and nothing else."""
    folded = fold_width(text)
    return None if _NO_NUMBER.search(folded) else NUMBER_CELL.fullmatch(folded)


def first_row_heads(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it has no number, and others do.

    `rows`: the text of their cells.
    """
    numbers = [any(map(read_number_cell, row)) for row in rows]
    return len(rows) > 1 and not numbers[0] and any(numbers[1:])
