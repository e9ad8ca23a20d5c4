"""Cells of CSV (RFC 4180) that no spreadsheet takes for formulas, or turns into another number or date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from litsite.exports.datasets.columns import Value
from litsite.formats.json_text import decimal_text

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the system's old code page."""
LIST_SEPARATOR = "|"


# OWASP, CSV Injection: Excel, WPS and LibreOffice compute what begins so, full-width forms too,
# also behind blanks. Apostrophes count as blanks, so that `unguard` is exact.
_FORMULA = r"['\s\x00-\x1f\u200b\ufeff]*[=+\-@＝＋－＠]|'*[\t\r\n]"
# Excel reads 5802694e47 as a power of ten, 2018-07 as July, 007 as 7, and rounds after fifteen digits. A whole
# day (2018-07-01) stays the day that it is, and columns of dates stay dates for other programs.
_LOOKALIKE = (
    r"'*\s*(?:\d{1,40}(?:\.\d{1,40})?[eE][+-]?\d{1,40}|\d{4}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}(?:[-/]\d{1,4})?"
    r"|0\d{1,40}|\d{16,40}|\d{1,2}:\d{2}(?::\d{2})?)\s*$"
)
_CHANGED = rf"{_FORMULA}|{_LOOKALIKE}"
_DANGEROUS = re.compile(_CHANGED)
GUARDED = rf"^'(?={_CHANGED})"
"""Finds the apostrophe that `guard` put there; the README gives it to readers."""
_guarded = re.compile(GUARDED)


@lru_cache(maxsize=4096)
def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute or read as a number or date of its own; numbers
    never pass here.

    >>> guard("=1+1"), guard("-5%"), guard("2018-07"), guard("——“工匠之城”")
    ("'=1+1", "'-5%", "'2018-07", '——“工匠之城”')
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given."""
    return _guarded.sub("", cell)


def cells(values: Iterable[Value]) -> list[str]:
    """The values as CSV has them; null is empty."""
    return [_CELLS[type(value)](value) for value in values]


_CELLS: dict[type, Callable[[Any], str]] = {
    str: guard,
    type(None): lambda _: "",
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: decimal_text,
    tuple: lambda values: guard(LIST_SEPARATOR.join(values)),
}
