"""分别: which subject belongs to which number."""

from __future__ import annotations

import re

from litsite.figures.naming.figure_in_turn import FigureInTurn
from litsite.figures.naming.noun_phrases import (
    COMPARISON,
    MOVING_TAIL,
    REACHING_TAIL,
    clean_left,
    split_list,
    strip_tail,
)
from litsite.figures.reading.clauses import FAR
from litsite.figures.reading.sentence_reading import SentenceReading
from litsite.language.word_lists import load_words, short_choices
from litsite.model.figure import CHANGE_KINDS

_ANY = short_choices("figures/naming")
_TWO_IN_ONE = [line.split() for line in load_words("figures/naming", "two_in_one")]
_LISTED = re.compile(r"[、和与及\d]")
_LONGEST = 24
"""Figures that one list may have: longer ones are tables, and cost must not grow with the square."""


def deal_out(turn: FigureInTurn) -> str | None:
    """A、B和C分别增长x、y和z: the part of the subject that belongs to one figure."""
    sentence, index, figures = turn.sentence, turn.index, turn.sentence.figures
    clause = turn.own.clause.start
    place = turn.own.opening.rfind("分别")
    if place < 0:
        return _deal_two_out(turn)
    at = clause + place
    run = [
        i
        for i in range(max(0, index - _LONGEST), min(len(figures), index + _LONGEST))
        if figures[i].quantity.start > at and figures[i].clause.start == clause
    ]
    # 分别为2.8万元和1.2万元、增长10%和12.5%: one list behind the other.
    alike = [i for i in run if figures[i].quantity.bare_unit == turn.quantity.bare_unit]
    run = alike if len(run) == 2 * len(alike) > 2 else run
    if index not in run or len(run) < 2:
        return None
    first, order, count = run[0], run.index(index), len(run)
    tail = sentence.text[at + 2 : figures[first].quantity.start]
    shares = re.match(rf"占(?P<of>.+?)(?P<end>{_ANY['wholes']})?的?$", tail)
    if shares and re.search(r"[、和与及]", shares["of"]):
        parts = split_list(shares["of"])
        if len(parts) == count:
            whole = turn.named[first - 1].name if first else ""
            return f"{whole}占{parts[order]}{shares['end'] or ''}"
    own = _subject_of_list(COMPARISON.sub("", sentence.cut(clause, at)))
    subject = own or _subject_before(sentence, clause)
    parts = split_list(subject)
    if len(parts) == count and (own or not any(char.isdigit() for char in subject)):
        return parts[order]
    if count == 2 and (both := _two_of(own or subject)):
        return both[order]
    # The things were counted just before: 249项…、358项…,办件量分别达到.
    counted = first >= count and all(
        figures[first - k - 1].quantity.sort == "count" for k in range(count)
    )
    what = own or tail
    if counted and len(what) <= 8:
        return f"{turn.named[first - count + order].name}{what}"
    return None


def _deal_two_out(turn: FigureInTurn) -> str | None:
    """城乡居民收入增长5%和3%: two numbers for a word that says two things need no 分别."""
    figures = turn.sentence.figures
    order = int(turn.index > 0 and turn.own.joins_last())
    pair = figures[turn.index - order : turn.index - order + 2]
    if len(pair) < 2 or not pair[1].joins_last():
        return None
    if pair[0].quantity.bare_unit != pair[1].quantity.bare_unit:
        return None
    both = _two_of(_subject_of_list(COMPARISON.sub("", pair[0].left)))
    return both[order] if both else None


def _two_of(subject: str) -> tuple[str, str] | None:
    """城镇居民收入 and 农村居民收入, where 城乡居民收入 names both."""
    for word, first, second in _TWO_IN_ONE:
        if word in subject and not _LISTED.search(subject):
            return subject.replace(word, first), subject.replace(word, second)
    return None


def _subject_of_list(words: str) -> str:
    """What is said to move; 增速 in 总量及增速分别居第2、第4位 is itself one of the things."""
    whole = clean_left(words, REACHING_TAIL)
    last = split_list(whole)[-1:]
    return (
        whole if last and not strip_tail(last[0], MOVING_TAIL) else clean_left(words, MOVING_TAIL)
    )


def _subject_before(sentence: SentenceReading, clause: int) -> str:
    """What the clause before the one that begins at `clause` speaks of."""
    end = max(0, clause - 1)
    before = re.split(r"[,;:。]", sentence.flat[max(0, clause - FAR) : end])[-1]
    return clean_left(sentence.text[clause - 1 - len(before) : end], REACHING_TAIL)


def pair_up(turn: FigureInTurn) -> str | None:
    """收入分别达到52318元、26104元,增长4.9%、6.8%: one change for each figure before."""
    index, figures = turn.index, turn.sentence.figures
    first = last = index
    while first > index - _LONGEST and figures[first].joins_last():
        first -= 1
    while last < index + _LONGEST and last + 1 < len(figures) and figures[last + 1].joins_last():
        last += 1
    count = last - first + 1
    if count < 2 or figures[first].statement.kind not in CHANGE_KINDS:
        return None
    left = COMPARISON.sub("", figures[first].left)
    if re.search(r"[高低]于|超过", left):
        return None
    if len(clean_left(left, MOVING_TAIL)) > 1 and "分别" not in left:
        return None
    order = index - first
    if first >= count:
        return turn.named[first - count + order].name
    if first == 0 and len(turn.before.indicators) >= count:
        return turn.before.indicators[-count:][order]
    return None
