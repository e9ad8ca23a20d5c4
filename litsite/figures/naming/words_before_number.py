"""Names out of the words before a number: 建成户外驿站679个."""

from __future__ import annotations

import re

from litsite.figures.naming.figure_in_turn import FigureInTurn, FigureName
from litsite.figures.naming.noun_phrases import REACHING_TAIL, clean_left, noun_phrase
from litsite.figures.naming.owners import (
    measured_thing,
    owner_before,
    part_of,
)
from litsite.figures.naming.phrase_shapes import BARE
from litsite.figures.naming.verbs import (
    LIGHT,
    ends_in_verb,
    governing_verb,
    says_too_little,
    shared_verb,
    with_other_verb,
    without_actor,
    without_counting_up,
    without_spending,
    without_whom,
)
from litsite.language.word_lists import alternatives, load_words, short_choices

_ANY = short_choices("figures/naming")
_THINGS = frozenset({"count", "money", "measure", "scale"})
_LONGEST_OWNER = 18

_LISTED_BEFORE_SUM = re.compile(
    r"^[^“”]*、[^、“”]+(?=[两二三四五六七八九十]大[^、]{2})"
)  # 冶金、建材、食品|三大重点产业增加值

_OF_PLAN = re.compile(
    rf"完成[\u4e00-\u9fff]{{0,2}}(?:{alternatives(load_words('figures/naming', 'plans'))})的?"
)  # 投资12亿元,完成年度计划的102%
_OF_ALL = re.compile(r"占(?P<whole>全[市省国区县])(?:的|近|约|超)*$")  # 指标占全市三分之一


def name_by_words_before(turn: FigureInTurn) -> FigureName:
    """The thing measured: its own words, else whose it is and what was done."""
    left, right = turn.own.left, turn.right
    return FigureName(_name_before(turn, _thing_before(turn, left), left, right))


def _name_before(turn: FigureInTurn, name: str, left: str, right: str) -> str:
    quantity = turn.quantity
    if turn.sentence.text[quantity.start - len(left) - 1 : quantity.start - len(left)] == "(":
        return f"{name}{owner_before(turn)}"
    if quantity.sort == "percent":
        share = _name_share(turn, left, right, name)
        if share:
            return share
    owned = _name_measure(turn, right, name, quantity.sort)
    if owned:
        return owned
    if (
        re.fullmatch(_ANY["words_without_a_thing_behind"], name)
        or (turn.index and _OF_PLAN.fullmatch(name))
    ) and not right:
        owner = owner_before(turn)
        return owner + name if owner and name not in owner else owner or name
    if not name:
        return _name_by_deed(right) if right else owner_before(turn)
    return _name_briefly(turn, right, name) if says_too_little(name) else name


def _name_by_deed(right: str) -> str:
    """Nothing stands before the number, and behind it a verb: 30家获评国家级."""
    return noun_phrase(
        re.sub(rf"^(?:{_ANY['verbs_without_a_deed']}|(?:{LIGHT})了?)", "", right) or right
    )


def _name_briefly(turn: FigureInTurn, right: str, name: str) -> str:
    """One short word before the number, which means something only beside what was said."""
    if right:
        return name + re.split(r"[,;。]", re.sub("^重点", "", right))[0][:_LONGEST_OWNER]
    if re.match(r"[^,;。]{0,2}其中", turn.own.opening):
        return part_of(turn, name)
    if turn.last_unit == turn.quantity.bare_unit and ends_in_verb(name):
        # 筹集4000套公共住房,供应6000套: the deed is another, the object the same.
        return with_other_verb(turn.last.name, name)
    return name


def _thing_before(turn: FigureInTurn, left: str) -> str:
    """What stands before a number, with the verb where it says too little without."""
    before = turn.last.thing
    counts = turn.quantity.sort in _THINGS
    if before and counts and left.startswith(before):
        # 从4家法律服务所中优选律师41名: those words are the thing of the figure before.
        rest = left[len(before) :]
        left = rest + before if ends_in_verb(rest) else rest
    if counts:
        left = without_counting_up(without_whom(left))
    name = _LISTED_BEFORE_SUM.sub("", clean_left(left, REACHING_TAIL))
    if counts:
        name = without_actor(name)
        if turn.quantity.sort == "money":
            name = without_spending(name)
        if says_too_little(name):
            verb = governing_verb(left[: left.rfind(name)]) if name else ""
            name = verb + name
        elif turn.index and turn.own.lists_in_front() and not BARE.match(name):
            name = shared_verb(turn.last.name, name) + name
    return name


def _name_share(turn: FigureInTurn, left: str, right: str, name: str) -> str | None:
    """A percentage before whose number something stands: 占全市40%, 市劳模中49.9%是职工."""
    left = left.lstrip("、")
    if re.match(r"(?:占|总?占比|比重)", left):
        share = re.sub(r"的?(?:比重|比例)?(?:高达|已?达到?|为|超)?的?$", "", left)
        return f"{owner_before(turn)}{share if re.match('占(?!比)', left) else name}"
    of_all = _OF_ALL.search(left)
    return f"{name}占{of_all['whole']}" if of_all and name and "占" not in name else None


def _name_measure(turn: FigureInTurn, right: str, name: str, sort: str) -> str | None:
    """A measure that needs to be somebody's: 总投资, 面积, 阅读量."""
    if not BARE.match(name) or (sort == "percent" and name not in {"总量", "数量"}):
        return None
    owner = measured_thing(turn, right, name)
    if name in {"总数", "总量"}:
        owner = re.sub(rf"^(?:{_ANY['of_the_new']})", "", owner)
    return f"{owner}{name}" if owner else name
