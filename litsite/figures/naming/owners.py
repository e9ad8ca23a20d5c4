"""Whose a measure is, when the words that touch its number do not say."""

from __future__ import annotations

import re

from litsite.figures.naming.clauses import mask_brackets as mask
from litsite.figures.naming.names_so_far import Naming
from litsite.figures.naming.noun_phrases import REACHING_TAIL, clean_left, noun_phrase, subject_of
from litsite.figures.naming.phrase_shapes import VERB_START
from litsite.figures.naming.verbs import LIGHT, split_verb, without_verb

_WORK = re.compile(
    r"完成|实施|建设|新建|改造|修建|清理|整治|购置|开展|启动|继续|打造|新上|开发|对|用于"
)
_PREDICATE = re.compile(
    r"则|呈现|保持|聚焦|进入|涵盖|着眼|发展态势|成效显著|持续|不断|稳步|蓬勃|扎实|正式"
)
_NEAR = 16
_CONTAINING = re.compile(r"(?:主要|具体|其中)?(?:包括|包含|涵盖|涉及|分为|共)")
_FAR = 160
_LONGEST_OWNER = 18
_CONTEST = re.compile(r"(?:竞赛|大赛|比赛|比武|决赛|锦标赛|考核|评选|评比|评价|测评)(?:中|活动)?$")


def owner_before(naming: Naming, index: int) -> str:
    """What the figure before it measured, else the subject of the sentence before."""
    clause = naming.said.around[index].clause
    if (
        index
        and naming.names
        and naming.said.quantities[index - 1].start >= naming.said.before(clause)[0]
    ):
        return naming.names[index - 1]
    return (
        _subject_before(naming, clause)
        or (naming.names[index - 1] if index else "")
        or subject_of(naming.previous)
    )


def _subject_before(naming: Naming, clause: int) -> str:
    start, text = naming.said.before(clause)
    if not text or naming.said.text[clause - 1 : clause] in ("。", ";"):
        return ""
    cut = _PREDICATE.search(mask(text), 2)
    return clean_left(
        naming.said.cut(start, start + (cut.start() if cut else len(text))), REACHING_TAIL
    )


def measured_thing(naming: Naming, index: int, right: str, measure: str) -> str:
    """Whose a bare 总投资 or 面积 is: counted behind it, paid for by it, or spoken of before."""
    return (
        _object_behind(naming, index, right)
        or _purpose(naming, index, right, measure)
        or _object_before(naming, index)
    )


def _object_behind(naming: Naming, index: int, right: str) -> str:
    """总投资503亿元48个重点项目, 投资177亿元实施29项工程: the thing is counted behind."""
    if index + 1 >= len(naming.said.quantities):
        return ""
    following = naming.said.quantities[index + 1]
    if (
        following.sort != "count"
        or naming.said.around[index + 1].clause != naming.said.around[index].clause
    ):
        return ""
    if following.start - naming.said.quantities[index].end > 1 and not VERB_START.match(right):
        return ""
    return noun_phrase(naming.said.right(index + 1))


def _purpose(naming: Naming, index: int, right: str, name: str) -> str:
    """投资6万元,完成了垃圾填埋场的防渗处理: what the money was put into."""
    if "投" not in name and "资" not in name:
        return ""
    around = naming.said.around[index]
    if not right and naming.said.text[around.clause_end : around.clause_end + 1] == ",":
        end = re.search(r"[,;。]|$", naming.said.flat[around.clause_end + 1 :])
        stop = around.clause_end + 1 + (end.start() if end else 0)
        counted = any(around.clause_end < q.start < stop for q in naming.said.quantities)
        right = "" if counted else naming.said.text[around.clause_end + 1 : stop]
        if not _WORK.match(right):
            return ""
    if not (VERB_START.match(right) or _WORK.match(right)) or len(right) > 24:
        return ""
    work = re.sub(r"^(?:用于|支持|完成|实施|建设|进行|对|新上|继续|实现)+了?", "", right)
    return work.replace("的", "")


def _object_before(naming: Naming, index: int) -> str:
    around = naming.said.around[index]
    if index and naming.names and naming.said.quantities[index - 1].sort == "count":
        return naming.names[index - 1]
    project = _project_before(naming, index)
    if project:
        return project
    clause = _subject_before(naming, around.clause)
    if re.match("[东西南北]", clause):
        return ""
    return clause if len(clause) <= _LONGEST_OWNER else ""


def _project_before(naming: Naming, index: int) -> str:
    """锚定156个重点项目,完成任务超八成,总投资736亿元: a share between does not part them."""
    if not index or naming.said.quantities[index - 1].sort != "percent":
        return ""
    for earlier in range(index - 1, max(-1, index - 5), -1):
        gap = naming.said.flat[naming.said.quantities[earlier].end : naming.said.around[index].left]
        if re.search(r"[;。]", gap):
            return ""
        if naming.said.quantities[earlier].sort == "count":
            name = naming.names[earlier]
            return name if name.endswith(("项目", "工程")) else ""
    return ""


def object_of(naming: Naming, index: int, verb: str) -> str:
    """What 清理 of 清理2次 was done to: said where the sentence opened the subject."""
    start = max(0, naming.said.quantities[index].start - _FAR)
    end = naming.said.around[index].clause
    for clause in re.split(r"[,;。:]", naming.said.flat[start:end]):
        words = re.split(rf"(?:集中|专项|全面|动态)*{verb}", clause, maxsplit=1)[0]
        thing = re.split(rf"(?:{LIGHT})", words)[-1]
        if words != clause and len(thing) > 2:
            return thing
    beside = naming.said.around[index].left > naming.said.around[index].clause
    return without_verb(naming.names[index - 1]) if index and beside else ""


def owner_of_part(naming: Naming, index: int) -> str:
    """What the articles and contents counted are part of: 35个奖补政策、182个条款."""
    quantities, around = naming.said.quantities, naming.said.around
    if index and quantities[index].start - quantities[index - 1].end <= _NEAR:
        gap = naming.said.text[quantities[index - 1].end : quantities[index].start]
        if gap.endswith("、") and "," not in gap:
            return without_verb(naming.names[index - 1])
    clause = around[index].clause
    if _CONTAINING.match(naming.said.text, clause):
        return without_verb(_subject_before(naming, clause))
    return ""


def topic_before(naming: Naming, index: int) -> str:
    """开展提级监督,采取提醒提级等5项措施: what the clause before set out to do."""
    _, before = naming.said.before(naming.said.around[index].clause)
    pieces = re.split(LIGHT, before)
    topic = pieces[-1]
    return topic if len(pieces) > 1 and re.fullmatch(r"[\u4e00-\u9fff]{3,8}", topic) else ""


def part_of(naming: Naming, index: int, name: str) -> str:
    """申请专利162件,其中发明58件 → 申请发明专利; 团队百人,其中博士80人 → 团队博士."""
    if not index:
        return name
    verb, thing = split_verb(naming.names[index - 1])
    if naming.said.quantities[index].bare_unit in {"人", "名", "位"}:
        return naming.names[index - 1] + name
    return verb + name + (thing if len(thing) <= 2 else "")


def fuller_name(naming: Naming, index: int, name: str) -> str:
    """开展职业技能培训行动,培训2000人次: what the clause before called by its full name."""
    start, before = naming.said.before(naming.said.around[index].clause)
    if index and naming.said.quantities[index - 1].start >= start:
        return name
    called = re.split(LIGHT, before)[-1]
    fuller = re.match(rf"[^,;。、的]{{2,8}}{re.escape(name)}", called)
    return fuller[0] if fuller else name


def contest_before(naming: Naming, index: int) -> str:
    """The contest in which somebody came second: it was held in the clause before."""
    clause = naming.said.around[index].clause
    start, text = naming.said.before(clause)
    if not _CONTEST.search(text) or naming.said.text[clause - 1 : clause] != ",":
        return ""
    return without_verb(clean_left(naming.said.cut(start, start + len(text)), REACHING_TAIL))
