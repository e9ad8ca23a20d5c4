"""Names out of the words behind a number: 15家科技企业孵化器."""

from __future__ import annotations

import re
from dataclasses import replace

from litsite.figures.naming.names_so_far import Naming
from litsite.figures.naming.noun_phrases import (
    MOVING_TAIL,
    REACHING_TAIL,
    Counted,
    clean_left,
    is_generic,
    read_counted,
    strip_tail,
)
from litsite.figures.naming.owners import owner_of_part, topic_before
from litsite.figures.naming.phrase_shapes import PLACE_ONLY, VERB_START
from litsite.figures.naming.verbs import (
    KEPT_AT_END,
    LIGHT,
    governing_verb,
    is_telling,
    says_too_little,
)
from litsite.figures.quantities.quantities import NOUN_UNITS

_GENERIC_HEAD = re.compile(
    r"^(?:具体|工作|改革|惠企|政策|创新|重点|主要|便民|服务|支持|保障|落实|实施)*(?:措施|举措|政策|意见|办法|任务|清单|条款|内容|要求|硬核举措|事项|事项清单)$"
)
_LONGEST_CHAIN = 12
_PART = re.compile(r"条款|内容|条目|细则|要点|子项")
_BESIDE = re.compile(r"(?!.*[的等、全本我各该将])[\u4e00-\u9fff]{2,6}")  # 院士港二期23座楼宇
_CONCERNING = re.compile(r"涉[企农海外港台侨]")  # 涉企291项检查事项
_HELPED = re.compile(r"帮扶|帮助|支持|扶持|资助|救助")


def name_behind(naming: Naming, index: int, left: str, right: str) -> str:
    """The thing counted, with the verb, the owner or the predicate that it needs."""
    quantity = naming.said.quantities[index]
    counted = read_listed(naming, index, right)
    noun = naming.things[index] = counted.thing
    if quantity.bare_unit in NOUN_UNITS:
        return f"{counted.phrase()}{quantity.bare_unit}"
    if _PART.fullmatch(noun):
        owner = owner_of_part(naming, index)
        if owner:
            return owner + noun
    owner = "" if counted.predicate else _owner_beside(naming, index, left, noun)
    if owner:
        return owner + noun
    prefix = verb_prefix(naming, index, left)
    if _HELPED.fullmatch(prefix) and counted.predicate:
        return f"{prefix}{noun}{counted.predicate}"
    if not prefix and not counted.predicate:
        verb = _governor(naming, index, left)
        if says_too_little(noun) or (len(noun) <= 4 and is_telling(verb)):
            prefix = verb
    return prefix + counted.phrase()


def _owner_beside(naming: Naming, index: int, left: str, noun: str) -> str:
    """What touches the number and names the thing with the noun behind it."""
    if _GENERIC_HEAD.match(noun):
        if len(left) > 3 and left.endswith(("的", "“", '"')):
            # 支持企业家创新创业创造的35条措施: the head alone names nothing.
            left = left.rstrip('“"')
            return re.sub(rf"^(?:{LIGHT})了?", "", clean_left(left, REACHING_TAIL))
        own = re.sub(rf"^(?:{LIGHT})了?", "", left)
        if own != left and len(own) > 3 and not re.search(r"等$|、", own):
            # 制定一般违法减轻处罚318项事项
            return own
        if says_too_little(noun) and left.endswith("等"):
            return topic_before(naming, index)
    if not left and naming.lists_behind(index):
        return naming.beside.get(index - 1, "")
    beside = _BESIDE.fullmatch(left) if says_too_little(noun) else _CONCERNING.fullmatch(left)
    if not beside or PLACE_ONLY.match(left):
        return ""
    if any(strip_tail(left, tail) != left for tail in (REACHING_TAIL, MOVING_TAIL)):
        return ""
    naming.beside[index] = "" if governing_verb(left) else left
    return naming.beside[index]


def read_listed(naming: Naming, index: int, right: str) -> Counted:
    """The thing counted, with the predicate that a list of things shares with the last one."""
    quantity = naming.said.quantities[index]
    # With whom something was agreed is told by the agreement: 与15家机构建立战略合作关系.
    # So is where something was done by what was: 在10个省开展科技服务.
    opening = naming.clause_left(index).lstrip("并还已先后目前现")
    whole = quantity.sort == "percent" or opening.startswith("与") or opening == "在"
    counted = read_counted(right, whole=whole)
    if counted.predicate or not (whole or is_generic(counted.thing)):
        return counted
    return replace(counted, predicate=_predicate_of_list(naming, index, counted.thing, whole=whole))


def _predicate_of_list(naming: Naming, index: int, thing: str, *, whole: bool) -> str:
    """20个国家和30个城市参会: the list says once, at its end, what all of them did."""
    said = naming.said
    for behind in range(index + 1, min(index + _LONGEST_CHAIN, len(said.quantities))):
        if naming.gap_before(behind).lstrip("的").rstrip("、和与及以的") != thing:
            return ""
        counted = read_counted(said.right(behind).removeprefix("的"), whole=whole)
        if counted.predicate:
            return counted.predicate
        thing = counted.thing
    return ""


def _governor(naming: Naming, index: int, left: str) -> str:
    """The verb whose object a short noun is, in the list where it was said first."""
    if not left and naming.gap_before(index).endswith(("、", "和")):
        return naming.governors.get(index - 1, "")
    if left.endswith(("至", "到", "于")):
        return ""
    if left == "的":
        # 引进吉利卫星互联网等总投资1605亿元的46个项目
        start = naming.said.around[index].clause
        left = naming.said.cut(start, naming.said.quantities[index - 1].start)
    verb = governing_verb(strip_tail(left, REACHING_TAIL))
    naming.governors[index] = verb
    return verb


def verb_prefix(naming: Naming, index: int, left: str) -> str:
    """The verb that makes the count a different one: 新增, 引进, 涉及."""
    if naming.said.quantities[index].sort == "percent":
        return ""
    listed = re.fullmatch(r"[^,;。:]{0,12}[、和与及]", naming.gap_before(index))
    if listed and not re.search(r"[\u4e00-\u9fff]{2}", left) and naming.said.around[index].left:
        return naming.prefixes.get(index - 1, "")
    verb = KEPT_AT_END.search(strip_tail(left, REACHING_TAIL))
    prefix = re.sub(r"(?:了|出)$", "", verb[0]) if verb else ""
    naming.prefixes[index] = prefix
    return prefix


def chain_noun(naming: Naming, index: int) -> str | None:
    """The noun that a list of counts shares: 1058项、691项区级行政权力."""
    quantity = naming.said.quantities[index]
    right = naming.said.right(index)
    at = index
    while at + 1 < len(naming.said.quantities) and at < index + _LONGEST_CHAIN:
        gap = naming.gap_before(at + 1)
        following = naming.said.quantities[at + 1]
        if following.sort != quantity.sort or quantity.sort not in {"count", "scale"}:
            return None
        if not re.fullmatch(r"[\u4e00-\u9fff]{0,4}?[、和与及共]", gap):
            return None
        own = re.sub(r"[、和与及共]$", "", gap)
        last = naming.said.right(at + 1)
        if last and not VERB_START.match(last):
            if not right:
                return last
            # 249项省级、358项市级权力事项: the modifier ends alike, the head is the last one's.
            place = last.find(own[-1:], 1) if own else -1
            if own == right and len(own) <= 3 and 0 < place < len(last) - 1:
                return own + last[place + 1 :]
            return None
        at += 1
    return None
