"""Clauses of a sentence, and which part of its clause each quantity has to itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.quantities.quantity import Quantity

_BRACKETED = re.compile(r"[“‘\"][^“”‘’\"]*[”’\"]|《[^》]{0,200}》|[(][^()]*[)]|【[^】]{0,200}】")
_BREAK = re.compile(
    r"[,;。!?]|(?<!□\)):|:(?![ \d-])|--+|…+|(?<=[\u4e00-\u9fff”]) (?=[\u4e00-\u9fff“])"
)
"""A colon between a bracketed unit and its number parts nothing: 生产总值(亿元):512.3."""
FAR = 160
"""Characters beside a figure that may speak of it: text without marks must not cost its square."""


def mask_brackets(text: str) -> str:
    """The text with quoted and bracketed parts blotted out, so that words in them part nothing."""
    return _BRACKETED.sub(
        lambda match: match[0][0] + "□" * (len(match[0]) - 2) + match[0][-1], text
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of one quantity, and the clause before it."""

    start: int
    end: int
    own_start: int
    """Where the quantity's own part begins: with the clause, or behind the quantity before it."""
    own_end: int
    before_start: int
    before: str
    """Text of the clause before, which reaches to the mark that parts the two."""


def find_clauses(text: str, flat: str, quantities: Sequence[Quantity]) -> list[Clause]:
    """The clause of each quantity; `flat` is the masked text."""
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(flat)]
    begins = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(flat)]
    found = []
    for index, quantity in enumerate(quantities):
        at = bisect_right(begins, quantity.start) - 1
        start = max(begins[at], quantity.start - FAR)
        end = max(min(ends[at], quantity.end + FAR), quantity.end)
        previous = quantities[index - 1].end if index else 0
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(flat)
        mark = max(0, start - 1)
        floor = max(0, mark - FAR)
        before = max(floor, max(flat.rfind(char, floor, mark) for char in ",;:。!? ") + 1)
        found.append(
            Clause(start, end, max(start, previous), min(end, following), before, text[before:mark])
        )
    return found
