"""What a figure measures: the shortest phrase of the sentence that stands alone in a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from litsite.figures.naming.figure_in_turn import FigureInTurn, FigureName
from litsite.figures.naming.noun_phrases import (
    COMPARISON,
    MOVEMENT,
    MOVING_TAIL,
    REACHING_TAIL,
    clean_left,
    is_generic,
    noun_phrase,
    read_counted,
    strip_tail,
    without_adjectives,
)
from litsite.figures.naming.ownerless_names import make_whole
from litsite.figures.naming.owners import owner_before
from litsite.figures.naming.paired_lists import deal_out, pair_up
from litsite.figures.naming.phrase_shapes import BARE, PLACE_ONLY, VERB_START
from litsite.figures.naming.verbs import KEPT_AT_END, LIGHT, governing_verb, says_too_little
from litsite.figures.naming.words_before_number import name_by_words_before
from litsite.figures.naming.words_behind_number import (
    chain_noun,
    name_by_words_behind,
    read_listed,
    verb_prefix,
    with_prefix,
)
from litsite.figures.quantities.rank_fields import find_field
from litsite.figures.reading.sentence_context import SentenceBefore
from litsite.figures.reading.sentence_reading import SentenceReading
from litsite.language.word_lists import short_choices
from litsite.model.figure import CHANGE_KINDS

_ANY = short_choices("figures/naming")
_QUANTITIES = short_choices("figures/quantities")
_GAP = re.compile(rf"(?:{_QUANTITIES['leads']}|(?<![同环占])比)[^,;。]{{1,10}}?$")
_BARE_END = re.compile(rf"(?:{_ANY['measures_of_things']})$")
_TROUBLE = re.compile(rf"(?:{_ANY['troubles']})$")
_RANKS = re.compile(r"位次|名次")
_SPEED = "增速"
_RANKED_AT_ONCE = re.compile(r"、[^,;从由]{0,12}$")
_GROWTH = re.compile(rf"(?:{_QUANTITIES['speeds']})$")


def name_figures(sentence: SentenceReading, before: SentenceBefore) -> list[str]:
    """Name the figures of one sentence, from left to right."""
    named: tuple[FigureName, ...] = ()
    for index, own in enumerate(sentence.figures):
        chained = chain_noun(sentence, index)
        right = without_adjectives(own.right) if chained is None else chained
        # 文化培训200堂等; 收入保持10%以上增长: no noun stands behind these numbers.
        ranked = own.right and index + 1 < len(sentence.figures) and find_field(own.right)
        # 指标1265亩居全市|第一: nor is what leads to a rank one.
        right = (
            ""
            if right == "等" or MOVEMENT.fullmatch(right) or (ranked and not ranked.start)
            else right
        )
        turn = FigureInTurn(sentence, index, right, named, before)
        found = next(one for rule in _RULES if (one := rule(turn)) is not None)
        name = found.name or owner_before(turn) or _last_resort(turn)
        named = (*named, replace(found, name=make_whole(turn, name)))
    return [one.name for one in named]


def _last_resort(turn: FigureInTurn) -> str:
    """The words of the clause as they stand, else what is counted."""
    clause, quantity, text = turn.own.clause, turn.quantity, turn.sentence.text
    words = turn.own.opening + text[quantity.end : clause.own_end]
    return words.strip(" 、,:的")[:16] or quantity.bare_unit or quantity.unit


def _name_by_list(turn: FigureInTurn) -> FigureName | None:
    """分别: the subject, or the figure before, that belongs to this number."""
    shared = deal_out(turn) or pair_up(turn)
    return FigureName(shared) if shared else None


def _name_change(turn: FigureInTurn) -> FigureName | None:
    """What grew, shrank or multiplied."""
    left = turn.own.left
    # 收入17.9亿元,比上年增收1.4亿元: what is compared has changed, whatever the number's kind.
    compared = left.startswith(("比", "较")) and COMPARISON.match(left)
    changed = turn.own.statement.kind in CHANGE_KINDS or compared
    if not changed or (turn.quantity.sort == "count" and _is_counted(turn)):
        return None
    own = COMPARISON.sub("", left)
    own = _GAP.sub("", own)
    own = clean_left(own, MOVING_TAIL)
    own = re.sub(rf"(?:的)?(?:同比)?(?:{_QUANTITIES['speeds']})$", "", own)
    grown = _GROWTH.search(strip_tail(left, REACHING_TAIL))
    if grown and len(own) > 1 and says_too_little(own):
        # 投资增速12%: two characters are no name, so the sentence's own word stays.
        return FigureName(own + grown[0])
    if own and not re.fullmatch(
        rf"(?:[两三四五]年平均|{_ANY['words_without_a_thing']}|是.*|为.*|相当于.*)", own
    ):
        return FigureName(own)
    return FigureName(owner_before(turn) or noun_phrase(turn.right))


def _is_counted(turn: FigureInTurn) -> bool:
    """Whether a noun stands behind the number."""
    return bool(turn.right) and not VERB_START.match(turn.right)


def _name_rank(turn: FigureInTurn) -> FigureName | None:
    """In what a place was taken."""
    left = turn.own.left
    moved = _RANKS.match(turn.own.right) if turn.quantity.sort == "count" else None
    if moved:
        # 居全省第三位,同比提高4个位次: of what the place was taken in.
        of = owner_before(turn)
        return FigureName(of if of.endswith(moved[0]) else of + moved[0])
    if turn.quantity.sort != "rank":
        return None
    field = find_field(left)
    own = clean_left(left[: field.start] if field else left, REACHING_TAIL)
    if "在" in left:
        # 在营商环境评价中列第二, 在绿化面积上居首位
        own = own.removesuffix("中").removesuffix("上")
    speed = _GROWTH.fullmatch(own)
    if speed or BARE.match(own) or (0 < len(own) <= 5 and left.startswith("在")):
        return FigureName(owner_before(turn) + own)
    if own and not PLACE_ONLY.match(own):
        return FigureName(own)
    return FigureName(_ranked_before(turn))


def _ranked_before(turn: FigureInTurn) -> str:
    """收入增长6%、全省第二: it ranks by its growth; behind a comma, or 从第三位升至第二位, by itself."""
    owner = owner_before(turn)
    last = turn.sentence.figures[turn.index - 1].statement if turn.index else None
    grown = last is not None and last.kind == "change_rate" and last.direction == "up"
    by_growth = grown and owner == turn.last.name and _RANKED_AT_ONCE.match(turn.own.gap)
    return owner + _SPEED if by_growth else owner


def _name_attribute(turn: FigureInTurn) -> FigureName | None:
    """总投资310亿元的15个项目: the noun stands behind 的, or behind the next figure."""
    left, right = turn.own.left, turn.right.removeprefix("的")
    if right == turn.right:
        return None
    # 29人的专家团队和380人的服务队: what stands between is the noun of the figure before.
    own = "" if left.startswith("的") else clean_left(left, REACHING_TAIL)
    name = _name_possessor(turn, own, right) if right else _name_counted_next(turn, own)
    if _TROUBLE.search(name):
        # 解决了3万人的饮水安全问题: nobody counts those who still have it.
        name = governing_verb(turn.own.opening) + name
    return FigureName(name) if name else None


def _name_counted_next(turn: FigureInTurn, own: str) -> str:
    """总投资310亿元的15个项目: of the money, the projects' own measure."""
    noun = ""
    if turn.next:
        noun = noun_phrase(chain_noun(turn.sentence, turn.index + 1) or turn.next.right)
    return noun + own if noun else ""


def _name_possessor(turn: FigureInTurn, own: str, right: str) -> str:
    """30人的团队, 总投资14.7亿元的一院一园项目: what the measure is said of."""
    if turn.quantity.sort == "percent":
        # A share says of whom it is one and then what they did: 30%的毕业生成长为技师.
        counted = read_listed(turn, right.rstrip("、和与及"))
        return counted.thing + counted.predicate
    counted = read_counted(right)
    # 投资14.7亿元的一院一园项目开工: the money is the project's, started or not.
    bare_thing = counted.predicate and not is_generic(counted.thing) and _BARE_END.search(own)
    noun = counted.thing if bare_thing else counted.phrase()
    noun = re.sub(r"[和与及、]$", "", noun)
    if not own:
        return strip_tail(noun, REACHING_TAIL)
    bare = _BARE_END.search(own)
    if bare:
        return noun + bare[0]
    verbal = KEPT_AT_END.search(own) or re.search(LIGHT, own)
    return noun if verbal or len(own) > 6 else noun + own


def _name_measured_behind(turn: FigureInTurn) -> FigureName | None:
    """40个总投资419亿元的项目: behind the number is a measure, and behind that the thing."""
    if not turn.next or not BARE.match(turn.right) or not turn.next.right.startswith("的"):
        return None
    noun = noun_phrase(turn.next.right[1:])
    verb = governing_verb(turn.own.left) if says_too_little(noun) else ""
    return with_prefix(turn, (verb_prefix(turn) or verb) + noun)


def _name_counted(turn: FigureInTurn) -> FigureName | None:
    """15家科技企业孵化器: the noun behind the number."""
    left, right = turn.own.left, turn.right
    quoted = turn.quantity.sort == "percent" and right[:1] in ("“", '"') and len(left) > 3
    return name_by_words_behind(turn) if _is_counted(turn) and not quoted else None


_RULES: tuple[Callable[[FigureInTurn], FigureName | None], ...] = (
    _name_by_list,
    _name_rank,
    _name_change,
    _name_attribute,
    _name_measured_behind,
    _name_counted,
    name_by_words_before,
)
"""The first that applies names the figure; the last one always does, if only with an empty name."""
