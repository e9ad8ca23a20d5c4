"""The Markdown of bodies: escaping text, joining and hashing blocks.

Splitting writes it, content reads and merges it. CommonMark plus definition lists:

    ## heading (level 1), ### (2), #### (3)
    - measure
    > caption
    term
    : definition
    | cell | cell |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_BAR = r"\|"
_INLINE = re.compile(r"([\\`*_\[\]<>&~])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")  # 甲\*乙
_STRONG = re.compile(r"(?<!\\)\*\*(.{1,200}?)(?<!\\)\*\*")  # **合计**
_AT_START = re.compile(r"^(?=#|[-+=](?:\s|$|[-=])|:\s|~~~|\|)")
_CLOSING = re.compile(r"(?:(?<=\s)|^)#+$")  # would close a heading: ## 发展C #
_ORDERED_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def escape_markdown(text: str, *, at_start: bool = True) -> str:
    """Escape what CommonMark would read as markup, so that the text comes back as it was.

    `at_start`: whether the text begins a block, where `1. `, `# ` and `- ` mean something.
    """
    escaped = _CLOSING.sub(r"\\\g<0>", _INLINE.sub(r"\\\1", text))
    if at_start:
        escaped = _ORDERED_START.sub(r"\1\\\2", escaped)
        if _AT_START.match(escaped):
            escaped = "\\" + escaped
    return escaped


def write_row(cells: Sequence[str]) -> str:
    """Write a row of a table from the Markdown of its cells.

    >>> write_row(("指标", "", "甲|乙"))
    '| 指标 |  | 甲\\\\|乙 |'
    """
    return f"| {' | '.join(cell.replace('|', _BAR) for cell in cells)} |"


def plain_cells(cells: Sequence[str]) -> list[str]:
    """What a reader sees of cells whose Markdown holds escapes and strong text at most."""
    return [_ESCAPE.sub(r"\1", _STRONG.sub(r"\1", cell)) for cell in cells]


def join_entry(term: str, definition: str) -> str:
    """Write a glossary entry as a definition list of one."""
    return f"{term}\n: {definition}"


def clean_term(text: str) -> str:
    """Strip number, colon and white space from a term as printed.

    >>> clean_term("4.“政务e站”:")
    '“政务e站”'
    >>> clean_term("4个300+")
    '4个300+'
    """
    stripped = re.sub(
        r"^[（(\[［【〔]?\s*+(?:\d{1,3}|[①-⑳])\s*+(?:[）)\]］】〕]\s*+[.．、]?|[.．、](?!\d))\s*+|^[①-⑳]\s*+",
        "",
        text.strip(),
    )
    stripped = re.sub(r"^[一二三四五六七八九十]{1,3}、\s*+", "", stripped)
    stripped = re.sub(r"^[【\[](.+)[】\]]$", r"\1", stripped)
    return re.sub(r"(?<!\s)\s*+(?:[:：。，,]|——|--|－－)$", "", stripped).strip()
