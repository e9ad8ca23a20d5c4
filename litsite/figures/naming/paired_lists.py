"""分别: which subject belongs to which number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from litsite.figures.naming.noun_phrases import COMPARISON, MOVING_TAIL, clean_left, split_list
from litsite.figures.naming.sentence_reading import Statement

_LONGEST = 24
"""Figures that one list may have: longer ones are tables, and cost must not grow with the square."""


def deal_out(said: Statement, index: int, names: Sequence[str]) -> str | None:
    """A、B和C分别增长x、y和z: the part of the subject that belongs to one figure."""
    around = said.around[index]
    start = said.quantities[index].start
    clause = said.text[around.clause : start]
    place = clause.rfind("分别")
    if place < 0:
        return None
    at = around.clause + place
    near = range(max(0, index - _LONGEST), min(len(said.quantities), index + _LONGEST))
    run = [
        i for i in near if said.quantities[i].start > at and said.around[i].clause == around.clause
    ]
    if index not in run or len(run) < 2:
        return None
    order, count = run.index(index), len(run)
    tail = said.text[at + 2 : said.quantities[run[0]].start]
    shares = re.match(r"占(?P<of>.+?)(?P<end>总数|总量|比重|比例)?的?$", tail)
    if shares and re.search(r"[、和与及]", shares["of"]):
        parts = split_list(shares["of"])
        if len(parts) == count:
            return f"{names[run[0] - 1] if run[0] else ''}占{parts[order]}{shares['end'] or ''}"
    subject = said.cut(around.clause, at)
    subject = COMPARISON.sub("", subject)
    subject = clean_left(subject, MOVING_TAIL)
    own = subject
    if not subject:
        subject = said.clause_before(around.clause)
    parts = split_list(subject)
    if len(parts) == count and not any(char.isdigit() for char in subject if not own):
        return parts[order]
    # The things were counted just before: 249项…、358项…,办件量分别达到.
    first = run[0]
    counted = first >= count and all(
        said.quantities[first - k - 1].sort == "count" for k in range(count)
    )
    what = subject if own else tail
    if counted and len(what) <= 8:
        return f"{names[first - count + order]}{what}"
    return None


def pair_up(
    said: Statement, index: int, names: Sequence[str], earlier: Callable[[], Sequence[str]]
) -> str | None:
    """收入分别达到52318元、26104元,增长4.9%、6.8%: one change for each figure before."""
    first = last = index
    while first > index - _LONGEST and first and said.joined(first - 1):
        first -= 1
    while last < index + _LONGEST and last + 1 < len(said.quantities) and said.joined(last):
        last += 1
    count = last - first + 1
    if count < 2 or said.readings[first].kind not in {"change_rate", "change_abs", "multiple"}:
        return None
    left = COMPARISON.sub("", said.left(first))
    if re.search(r"[高低]于|超过", left):
        return None
    if len(clean_left(left, MOVING_TAIL)) > 1 and "分别" not in left:
        return None
    order = index - first
    if first >= count:
        return names[first - count + order]
    if first == 0 and len(earlier()) >= count:
        return earlier()[-count:][order]
    return None
