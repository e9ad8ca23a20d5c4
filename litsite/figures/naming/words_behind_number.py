"""Names out of the words behind a number: 15家科技企业孵化器."""

from __future__ import annotations

import re
from dataclasses import replace

from litsite.figures.naming.figure_in_turn import FigureInTurn, FigureName
from litsite.figures.naming.noun_phrases import (
    MOVING_TAIL,
    REACHING_TAIL,
    Counted,
    clean_left,
    read_counted,
    strip_tail,
)
from litsite.figures.naming.phrase_shapes import PLACE_ONLY, VERB_START
from litsite.figures.naming.verbs import (
    KEPT_AT_END,
    LIGHT,
    governing_verb,
    is_telling,
    says_too_little,
)
from litsite.figures.quantities.units import NOUN_UNITS
from litsite.figures.reading.sentence_reading import SentenceReading
from litsite.language.word_lists import alternatives, load_words

_ROOM = "figures/naming"
_GENERIC_HEAD = re.compile(
    rf"^(?:{alternatives(load_words(_ROOM, 'head_qualities'))})*"
    rf"(?:{alternatives(load_words(_ROOM, 'generic_heads'))})$"
)  # 惠企政策
_LONGEST_CHAIN = 12
_BESIDE = re.compile(r"(?!.*[的等、全本我各该将])[\u4e00-\u9fff]{2,6}")  # 院士港二期23座楼宇


def name_by_words_behind(turn: FigureInTurn) -> FigureName:
    """The thing counted, with the verb, the owner or the predicate that it needs."""
    unit = turn.quantity.bare_unit
    counted = read_listed(turn, turn.right)
    noun = counted.thing
    if unit in NOUN_UNITS:
        return FigureName(f"{counted.phrase()}{unit}", thing=noun)
    touching = ""
    if not counted.predicate:
        topic = _topic_of_head(turn, noun)
        touching = _touching_owner(turn, noun) if topic is None else ""
        owner = topic or touching or (turn.last.owner if topic is None and _in_list(turn) else "")
        if owner:
            return FigureName(owner + noun, thing=noun, owner=touching)
    named = replace(with_prefix(turn, counted.phrase()), thing=noun, owner=touching)
    prefix = verb_prefix(turn)
    if prefix or counted.predicate:
        return replace(named, name=prefix + counted.phrase())
    inherits = not turn.own.left and turn.own.gap.endswith(("、", "和"))
    verb = turn.last.governor if inherits else _governor(turn)
    if says_too_little(noun) or (len(noun) <= 4 and is_telling(verb)):
        prefix = verb
    return replace(named, name=prefix + counted.phrase(), governor="" if inherits else verb)


def _topic_of_head(turn: FigureInTurn, noun: str) -> str | None:
    """支持企业家创新创业创造的35条措施: what a head is about that alone names nothing."""
    left = turn.own.left
    if not _GENERIC_HEAD.match(noun):
        return None
    if len(left) > 3 and left.endswith(("的", "“", '"')):
        left = left.rstrip('“"')
        return re.sub(rf"^(?:{LIGHT})了?", "", clean_left(left, REACHING_TAIL))
    own = re.sub(rf"^(?:{LIGHT})了?", "", left)
    if own != left and len(own) > 3 and not re.search(r"等$|、", own):
        # 制定一般违法减轻处罚318项事项
        return own
    return None


def _in_list(turn: FigureInTurn) -> bool:
    return not turn.own.left and turn.own.lists_behind()


def _touching_owner(turn: FigureInTurn, noun: str) -> str:
    """院士港二期23座楼宇: what touches the number and names the thing with the noun behind it."""
    left = turn.own.left
    beside = says_too_little(noun) and _BESIDE.fullmatch(left)
    if not beside or PLACE_ONLY.match(left) or left == turn.last.thing:
        return ""
    if any(strip_tail(left, tail) != left for tail in (REACHING_TAIL, MOVING_TAIL)):
        return ""
    return "" if governing_verb(left) else left


def read_listed(turn: FigureInTurn, right: str) -> Counted:
    """The thing counted, with the predicate that a list of things shares with the last one."""
    # With whom something was agreed is told by the agreement: 与15家机构建立战略合作关系.
    # So is where something was done by what was: 在10个省开展科技服务.
    opening = turn.own.opening.lstrip("并还已先后目前现")
    whole = turn.quantity.sort == "percent" or opening.startswith("与") or opening == "在"
    return read_counted(right, whole=whole)


def _governor(turn: FigureInTurn) -> str:
    """The verb whose object a short noun is."""
    left = turn.own.left
    if left.endswith(("至", "到", "于")):
        return ""
    if left == "的":
        # 引进吉利卫星互联网等总投资1605亿元的46个项目
        last = turn.sentence.figures[turn.index - 1]
        left = turn.sentence.cut(turn.own.clause.start, last.quantity.start)
    return governing_verb(strip_tail(left, REACHING_TAIL))


def verb_prefix(turn: FigureInTurn) -> str:
    """The verb that makes the count a different one: 新增, 引进, 涉及."""
    if turn.quantity.sort == "percent":
        return ""
    if _inherits_prefix(turn):
        return turn.last.prefix
    verb = KEPT_AT_END.search(strip_tail(turn.own.left, REACHING_TAIL))
    return re.sub(r"(?:了|出)$", "", verb[0]) if verb else ""


def with_prefix(turn: FigureInTurn, name: str) -> FigureName:
    """The name, with the verb that the next figure of a list may share: only the first prints it."""
    return FigureName(name, prefix="" if _inherits_prefix(turn) else verb_prefix(turn))


def _inherits_prefix(turn: FigureInTurn) -> bool:
    listed = re.fullmatch(r"[^,;。:]{0,12}[、和与及]", turn.own.gap)
    bare = not re.search(r"[\u4e00-\u9fff]{2}", turn.own.left)
    # 惠及80个乡镇近300万群众: nothing but the noun of the figure before stands between.
    chained = turn.own.gap == turn.last.thing != ""
    return bool((listed and bare and turn.own.clause.own_start) or chained)


def chain_noun(sentence: SentenceReading, index: int) -> str | None:
    """The noun that a list of counts shares: 1058项、691项区级行政权力."""
    first = sentence.figures[index]
    for following in sentence.figures[index + 1 : index + 1 + _LONGEST_CHAIN]:
        sort = following.quantity.sort
        if sort != first.quantity.sort or sort not in {"count", "scale"}:
            return None
        if not re.fullmatch(r"[\u4e00-\u9fff]{0,4}?[、和与及共]", following.gap):
            return None
        own = re.sub(r"[、和与及共]$", "", following.gap)
        last = following.right
        if last and not VERB_START.match(last):
            if not first.right:
                return last
            # 249项省级、358项市级权力事项: the modifier ends alike, the head is the last one's.
            place = last.find(own[-1:], 1) if own else -1
            if own == first.right and len(own) <= 3 and 0 < place < len(last) - 1:
                return own + last[place + 1 :]
            return None
    return None
