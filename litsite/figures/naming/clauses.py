"""Clauses of a sentence, and the words to the left and right of a quantity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.quantities.quantities import Quantity

_BRACKETED = re.compile(r"[“‘\"][^“”‘’\"]*[”’\"]|《[^》]*》|[(][^()]*[)]|【[^】]*】")
_BREAK = re.compile(r"[,;:。!?]|--+|…+|(?<=[\u4e00-\u9fff”]) (?=[\u4e00-\u9fff“])")


_FAR = 160
"""Characters beside a figure that may speak of it: text without marks must not cost its square."""


def mask_brackets(text: str) -> str:
    """The text with quoted and bracketed parts blotted out, so that words in them part nothing."""
    return _BRACKETED.sub(
        lambda match: match[0][0] + "□" * (len(match[0]) - 2) + match[0][-1], text
    )


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a quantity in its clause."""

    clause: int
    """Where the clause begins."""
    clause_end: int
    left: int
    """Where its own left context begins: the clause, or the quantity before it."""
    right: int
    """Where its own right context ends."""


def find_surroundings(flat: str, quantities: Sequence[Quantity]) -> list[Around]:
    """Clause and neighbours of each quantity; `flat` is the masked text."""
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(flat)]
    begins = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(flat)]
    found = []
    for index, quantity in enumerate(quantities):
        at = bisect_right(begins, quantity.start) - 1
        clause = max(begins[at], quantity.start - _FAR)
        clause_end = max(min(ends[at], quantity.end + _FAR), quantity.end)
        previous = quantities[index - 1].end if index else 0
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(flat)
        found.append(Around(clause, clause_end, max(clause, previous), min(clause_end, following)))
    return found
