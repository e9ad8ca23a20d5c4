"""Bare names made whole: 税收 and 参评率 stand alone in no table, so the sentence says whose."""

from __future__ import annotations

import re
from collections.abc import Callable

from litsite.figures.naming.figure_in_turn import FigureInTurn
from litsite.figures.naming.noun_phrases import REACHING_TAIL, strip_tail
from litsite.figures.naming.phrase_shapes import PLACE_ONLY
from litsite.figures.naming.verbs import governing_verb, says_too_little, without_verb
from litsite.figures.reading.clauses import FAR
from litsite.language.word_lists import alternatives, load_words, short_choices

_ROOM = "figures/naming"
_ANY = short_choices(_ROOM)
_MEASURE = re.compile(rf"(?:{alternatives(load_words(_ROOM, 'owned_measures'))})$")
_STATED = re.compile(alternatives(load_words(_ROOM, "deeds_of_owners")))
_SETTLED = re.compile(
    rf"(?:按[时期])?(?:{alternatives(load_words(_ROOM, 'settling_verbs'))})率"
)  # 按时|办复率
_SHARED = re.compile(
    rf"(?<=..)(?:{_ANY['measures_of_crops']}|{alternatives(load_words(_ROOM, 'owned_measures'))})$"
)  # 果品|产量
_LEVEL = re.compile(rf"(?:{_ANY['levels']})级(?:以上)?")
_DRAWING = alternatives(load_words(_ROOM, "drawing_verbs"))
_LONGEST_OWNER = 14
_LONGEST_BARE = 6


def _opening(turn: FigureInTurn) -> str:
    """Who acts in the first clause of the statement, where a clause of its own follows."""
    start = turn.own.clause.start
    floor = max(turn.sentence.flat.rfind(mark, max(0, start - FAR), start) for mark in ";。") + 1
    first = re.split(r"[,:]", turn.sentence.flat[floor:start])[0]
    return _who(turn.sentence.cut(floor, floor + len(first)))


def _clause_just_before(turn: FigureInTurn) -> str:
    start = turn.own.clause.before_start
    return _who(turn.sentence.cut(start, start + len(turn.own.clause.before)))


def _who(clause: str) -> str:
    stated = _STATED.search(clause, 2)
    owner = strip_tail(clause[: stated.start()], REACHING_TAIL) if stated else ""
    fits = re.fullmatch(r"[\u4e00-\u9fff\w]{3,14}", owner) and not PLACE_ONLY.match(owner)
    return owner if fits and not governing_verb(owner) else ""


def _measure(turn: FigureInTurn, name: str) -> str:
    """金融业发展态势良好,实现税收5.4亿元: of whom the statement opens to speak."""
    if not _MEASURE.fullmatch(name) or name == "投资":
        return ""
    owner = _clause_just_before(turn) or _opening(turn)
    return owner.removesuffix(name) + name if owner else ""


def _measured_as_well(turn: FigureInTurn, name: str) -> str:
    """果品产量3亿斤,产值2亿元: of the fruit too."""
    last, gap = turn.last.name, turn.own.gap
    if not _MEASURE.fullmatch(name) or _MEASURE.fullmatch(last) or ";" in gap or gap.count(",") > 1:
        return ""
    shared = _SHARED.search(last)
    return last[: shared.start()] + name if shared else ""


def _settled(turn: FigureInTurn, name: str) -> str:
    """受理投诉79件,办结率99%: what was settled was counted just before."""
    if not _SETTLED.fullmatch(name) or turn.last_sort != "count":
        return ""
    thing = without_verb(turn.last.name)
    return thing + name if 2 < len(thing) <= _LONGEST_OWNER else ""


def _drawn(turn: FigureInTurn, name: str) -> str:
    """带动就业10万人: what was drawn, where two characters are left."""
    if not says_too_little(name):
        return ""
    left = strip_tail(turn.own.opening, REACHING_TAIL)
    drawn = re.search(rf"(?P<verb>{_DRAWING}){re.escape(name)}$", left)
    return drawn["verb"] + name if drawn else ""


def _variety(turn: FigureInTurn, name: str) -> str:
    """市级以上工作室191家、区级2000家; 其中高级技师75人,技师309人: the head was said before."""
    if not turn.index or turn.own.right:
        return ""
    thing = without_verb(turn.last.name)
    if (
        thing != name
        and thing.endswith(name)
        and "其中" in turn.sentence.figures[turn.index - 1].opening
    ):
        return turn.last.name.removesuffix(thing) + name
    if _LEVEL.fullmatch(name):
        head = _LEVEL.sub("", thing, count=1)
        return name + head if head != thing and head else ""
    return ""


_COMPLETIONS: tuple[Callable[[FigureInTurn, str], str], ...] = (
    _measured_as_well,
    _measure,
    _settled,
    _variety,
    _drawn,
)
"""The first that has something to say makes the name whole."""


def make_whole(turn: FigureInTurn, name: str) -> str:
    """The name with the owner or the verb that a bare one needs; others as they are."""
    short = len(name) <= _LONGEST_BARE
    wholes = (complete(turn, name) for complete in _COMPLETIONS) if short else ()
    return next((whole for whole in wholes if whole), name)
