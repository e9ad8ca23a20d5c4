"""Whose a measure is, when the words that touch its number do not say."""

from __future__ import annotations

import re

from litsite.figures.naming.figure_in_turn import FigureInTurn
from litsite.figures.naming.noun_phrases import REACHING_TAIL, clean_left, noun_phrase, subject_of
from litsite.figures.naming.phrase_shapes import VERB_START
from litsite.figures.naming.verbs import split_verb
from litsite.figures.reading.clauses import mask_brackets as mask
from litsite.language.word_lists import alternatives, load_words, short_choices

_ANY = short_choices("figures/naming")
_WORK = re.compile(alternatives(load_words("figures/naming", "works")))
_PREDICATE = re.compile(alternatives(load_words("figures/naming", "states_of_owners")))
_BARE_NUMBER = re.compile(r"[为达是][到至]?\d|(?<=[数率值])\d[\d.]*$")  # 污染指数|为7.26,下降5%
_SUMS = frozenset({"总量", "总额"})
_A_FIGURE = re.compile(r"\d[%个亿万]")
_LONGEST_OWNER = 18
_ASIDE = re.compile(rf"(?:{_ANY['asides']})[^,;。]+")  # 生产总值262亿元,|按可比价格计算|,增长5.3%


def owner_before(turn: FigureInTurn) -> str:
    """What the figure before it measured, else the subject of the sentence before."""
    clause = turn.own.clause
    if turn.index and (
        turn.sentence.figures[turn.index - 1].quantity.start >= clause.before_start
        or _ASIDE.fullmatch(clause.before)
    ):
        return turn.last.name
    return _subject_before(turn) or turn.last.name or subject_of(turn.before.text)


def _subject_before(turn: FigureInTurn) -> str:
    clause = turn.own.clause
    start, text = clause.before_start, clause.before
    if not text or turn.sentence.text[clause.start - 1 : clause.start] in ("。", ";"):
        return ""
    cut = _PREDICATE.search(mask(text), 2) or _BARE_NUMBER.search(text, 2)
    return clean_left(
        turn.sentence.cut(start, start + (cut.start() if cut else len(text))), REACHING_TAIL
    )


def measured_thing(turn: FigureInTurn, right: str, measure: str) -> str:
    """Whose a bare 总投资 or 面积 is: counted behind it, paid for by it, or spoken of before."""
    return (
        _object_behind(turn, right)
        or _purpose(turn, right, measure)
        or _object_before(turn, measure)
    )


def _object_behind(turn: FigureInTurn, right: str) -> str:
    """总投资503亿元48个重点项目, 投资177亿元实施29项工程: the thing is counted behind."""
    behind = turn.next
    if not behind or behind.quantity.sort != "count":
        return ""
    if behind.clause.start != turn.own.clause.start:
        return ""
    if len(behind.gap) > 1 and not VERB_START.match(right):
        return ""
    return noun_phrase(behind.right)


def _purpose(turn: FigureInTurn, right: str, name: str) -> str:
    """投资6万元,完成了垃圾填埋场的防渗处理: what the money was put into."""
    if "投" not in name and "资" not in name:
        return ""
    end, text = turn.own.clause.end, turn.sentence.text
    if not right and text[end : end + 1] == ",":
        mark = re.search(r"[,;。]|$", turn.sentence.flat[end + 1 :])
        stop = end + 1 + (mark.start() if mark else 0)
        counted = any(end < start < stop for start in turn.sentence.starts)
        right = "" if counted else text[end + 1 : stop]
        if not _WORK.match(right):
            return ""
    if not (VERB_START.match(right) or _WORK.match(right)) or len(right) > 24:
        return ""
    work = re.sub(rf"^(?:{_ANY['leading_to_works']})+了?", "", right)
    return work.replace("的", "")


def _object_before(turn: FigureInTurn, measure: str) -> str:
    if turn.last_sort == "count":
        return turn.last.name
    subject = _subject_before(turn)
    if _A_FIGURE.search(subject):
        # 预算收入完成目标的103%,投资12亿元: the money is not the income's. But 进出口增长8%,总额突破90亿元.
        return turn.last.name if measure in _SUMS else ""
    return subject if len(subject) <= _LONGEST_OWNER and not re.match("[东西南北]", subject) else ""


def part_of(turn: FigureInTurn, name: str) -> str:
    """申请专利162件,其中发明58件 → 申请发明专利; 团队百人,其中博士80人 → 团队博士."""
    if not turn.index:
        return name
    verb, thing = split_verb(turn.last.name)
    if turn.quantity.bare_unit in {"人", "名", "位"}:
        return turn.last.name + name
    return verb + name + (thing if len(thing) <= 2 else "")
