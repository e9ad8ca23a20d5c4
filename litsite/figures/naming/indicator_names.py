"""What a figure measures: the shortest phrase of the sentence that stands alone in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from litsite.figures.naming.names_so_far import Naming
from litsite.figures.naming.noun_phrases import (
    COMPARISON,
    MOVING_TAIL,
    REACHING_TAIL,
    clean_left,
    is_generic,
    noun_phrase,
    read_counted,
    strip_tail,
    without_adjectives,
)
from litsite.figures.naming.ownerless_names import made_whole
from litsite.figures.naming.owners import contest_before, owner_before
from litsite.figures.naming.paired_lists import deal_out, pair_up
from litsite.figures.naming.phrase_shapes import BARE, PLACE_ONLY, VERB_START
from litsite.figures.naming.sentence_reading import Statement
from litsite.figures.naming.verbs import KEPT_AT_END, LIGHT, governing_verb, says_too_little
from litsite.figures.naming.words_before_number import name_before
from litsite.figures.naming.words_behind_number import (
    chain_noun,
    name_behind,
    read_listed,
    verb_prefix,
)

_GAP = re.compile(r"(?:高于|低于|高出|优于|领先|超过|(?<![同环占])比)[^,;。]{1,10}?$")
_GRANT = re.compile(r"(?:资金)?(?:奖励|补贴|补助|资助|支持)|奖补")
_BARE_END = re.compile(r"(?:总投资额?|投资额?|注册资本|总?规模|总?面积|占地)$")
_RANK_TAIL = re.compile(
    r"(?:在)?(?:全国|全省|全市|全区|全球|全县|副省级城市|黑龙江省|[\u4e00-\u9fff]{2}[省市]|各区市|十区市|[\u4e00-\u9fff]{0,6}(?:各区市|城市|港口|县市))?(?:中|内)?(?:位居|位列|名列|居|列|排名?|跃居|跃升至?|获|保持|蝉联|荣获|分获|稳居|进入|升至|上升[到至]|提升[到至]|前移[到至]?)[^,;。]{0,10}$"
)
_GROWTH = re.compile(r"(?P<how>(?:平均|年均|同比)?)(?P<what>增长率|增速|增幅|降幅)$")
_AVERAGE = re.compile(r"平均|年均")
_PAID = re.compile(r"(?:补贴|津贴|奖金|补助|待遇)$")


def name_figures(
    said: Statement, previous: str, name_previous: Callable[[str], Sequence[str]]
) -> list[str]:
    """Name the figures of one sentence, from left to right."""
    naming = Naming(said, previous, cache(name_previous))
    for index in range(len(said.quantities)):
        name = _name(naming, index) or owner_before(naming, index) or _last_resort(naming, index)
        naming.names.append(made_whole(naming, index, name))
    return naming.names


def _name(naming: Naming, index: int) -> str:
    quantity, reading = naming.said.quantities[index], naming.said.readings[index]
    left, right = naming.said.left(index), without_adjectives(naming.said.right(index))
    shared = deal_out(naming.said, index, naming.names) or pair_up(
        naming.said, index, naming.names, naming.earlier
    )
    if shared:
        return shared
    chained = chain_noun(naming, index)
    if chained is not None:
        right = chained
    if reading.kind in {"change_rate", "change_abs", "multiple"} and not (
        right and not VERB_START.match(right) and quantity.sort == "count"
    ):
        return _name_change(naming, index, left, right)
    if quantity.sort == "rank":
        return _name_rank(naming, index, left)
    if right.startswith("的"):
        named = _name_attribute(naming, index, left, right[1:])
        if named:
            return named
    if BARE.match(right) and index + 1 < len(naming.said.quantities):
        # 40个总投资419亿元的项目
        behind = naming.said.right(index + 1)
        if behind.startswith("的"):
            noun = noun_phrase(behind[1:])
            verb = governing_verb(left) if says_too_little(noun) else ""
            return (verb_prefix(naming, index, left) or verb) + noun
    if quantity.sort == "money" and _GRANT.fullmatch(right):
        giver = re.sub(
            r"(?:给予|最高|一次性|按照?|每[个家名位]?)+", "", clean_left(left, REACHING_TAIL)
        )
        return giver + right
    quoted = quantity.sort == "percent" and right[:1] in ("“", '"') and len(left) > 3
    if right and not VERB_START.match(right) and not quoted:
        return name_behind(naming, index, left, right)
    return name_before(naming, index, left, right)


def _last_resort(naming: Naming, index: int) -> str:
    """The words of the clause as they stand, else what is counted."""
    around, quantity = naming.said.around[index], naming.said.quantities[index]
    words = (
        naming.said.text[around.clause : quantity.start]
        + naming.said.text[quantity.end : around.right]
    )
    return words.strip(" 、,:的")[:16] or quantity.bare_unit or quantity.unit


def _name_attribute(naming: Naming, index: int, left: str, right: str) -> str | None:
    """总投资310亿元的15个项目: the noun stands behind the next figure."""
    # 29人的专家团队和380人的服务队: what stands between is the noun of the figure before.
    own = "" if left.startswith("的") else clean_left(left, REACHING_TAIL)
    if not right and index + 1 < len(naming.said.quantities):
        following = naming.said.right(index + 1)
        chained = chain_noun(naming, index + 1)
        noun = noun_phrase(chained or following)
        if noun:
            bare = _BARE_END.search(own)
            if bare and re.match(rf"(?:{LIGHT}|狠抓|推进|安排)", own):
                # 狠抓总投资1362亿元的155个重点项目
                own = bare[0]
            return noun + (own if len(own) <= 8 else own[-6:])
    if right and naming.said.quantities[index].sort == "percent":
        # A share says of whom it is one and then what they did: 30%的毕业生成长为技师.
        counted = read_listed(naming, index, right.rstrip("、和与及"))
        return counted.thing + counted.predicate
    if right:
        counted = read_counted(right)
        # 投资14.7亿元的一院一园项目开工: the money is the project's, started or not.
        bare_thing = counted.predicate and not is_generic(counted.thing) and _BARE_END.search(own)
        noun = counted.thing if bare_thing else counted.phrase()
        noun = re.sub(r"[和与及、]$", "", noun)
        named = naming.said.quantities[index].sort == "time" or _PAID.search(noun)
        if not own or named:
            return strip_tail(noun, REACHING_TAIL)
        if _is_of_counted(naming, index, noun, own):
            return naming.names[index - 1] + own
        if re.fullmatch(r"能力|规模|目标|水平", noun):
            return own + noun
        bare = _BARE_END.search(own)
        if bare:
            return noun + bare[0]
        verbal = KEPT_AT_END.search(own) or re.search(LIGHT, own)
        return noun if verbal or len(own) > 6 else noun + own
    return None


def _is_of_counted(naming: Naming, index: int, noun: str, own: str) -> bool:
    """引进40个总投资419亿元的项目: the projects were named by the figure before."""
    touches = naming.gap_before(index) == own and bool(own)
    return touches and bool(BARE.match(own)) and naming.names[index - 1].endswith(noun)


def _name_change(naming: Naming, index: int, left: str, right: str) -> str:
    clause = naming.said.around[index].clause
    own = COMPARISON.sub("", left)
    own = _GAP.sub("", own)
    own = clean_left(own, MOVING_TAIL)
    if (
        index
        and naming.said.joined(index - 1)
        and naming.said.readings[index - 1].kind == naming.said.readings[index].kind
    ):
        return naming.names[index - 1]
    own = re.sub(r"(?:的)?(?:同比)?(?:增长率|增速|增幅|降幅)$", "", own)
    grown = _GROWTH.search(strip_tail(left, REACHING_TAIL))
    if grown:
        if _AVERAGE.fullmatch(own or grown["how"]) and index:
            before = naming.names[index - 1]
            if before.endswith(grown["what"]):
                return f"{before.removesuffix(grown['what'])}{grown['how']}{grown['what']}"
        elif len(own) > 1 and says_too_little(own):
            # 投资增速12%: two characters are no name, so the sentence's own word stays.
            return own + grown["what"]
    if BARE.match(own) and index and naming.said.around[index].left > clause:
        # 生产总值增长15%、总量翻番
        return naming.names[index - 1] + own
    if own and not re.fullmatch(r"(?:平均|年均|同比|其中|也|又|再|已|是.*|为.*|相当于.*)", own):
        return own
    if naming.said.quantities[index].sort == "count" and right:
        return name_behind(naming, index, left, right)
    return owner_before(naming, index) or noun_phrase(right)


def _name_rank(naming: Naming, index: int, left: str) -> str:
    own = _RANK_TAIL.sub("", left)
    own = clean_left(own, REACHING_TAIL)
    contest = contest_before(naming, index)
    if contest:
        return contest + ("团体" if left.endswith("团体") else "")
    if BARE.match(own) or (0 < len(own) <= 5 and left.startswith("在")):
        return re.sub("^正在推进", "", owner_before(naming, index)) + own
    at = re.match(r"[\u4e00-\u9fff]{2,4}在(?=.*(?:考核|评价|评选|评比|大赛|竞赛))", own)
    own = own[at.end() :] if at else own
    if own and not PLACE_ONLY.match(own):
        return own
    return owner_before(naming, index)
