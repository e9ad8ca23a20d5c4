"""Whose a measure is, when the words that touch its number do not say."""

from __future__ import annotations

import re

from litsite.figures.naming.figure_in_turn import FigureInTurn
from litsite.figures.naming.noun_phrases import REACHING_TAIL, clean_left, noun_phrase, subject_of
from litsite.figures.naming.phrase_shapes import VERB_START
from litsite.figures.naming.verbs import LIGHT, split_verb, without_verb
from litsite.figures.reading.clauses import FAR
from litsite.figures.reading.clauses import mask_brackets as mask
from litsite.language.word_lists import alternatives, load_words

_WORK = re.compile(alternatives(load_words("figures/naming", "works")))
_PREDICATE = re.compile(alternatives(load_words("figures/naming", "states_of_owners")))
_NEAR = 16
_CONTAINING = re.compile(r"(?:主要|具体|其中)?(?:包括|包含|涵盖|涉及|分为|共)")
_LONGEST_OWNER = 18
_ASIDE = re.compile(r"(?:按|扣除|剔除|考虑)[^,;。]+")  # 生产总值262亿元,|按可比价格计算|,增长5.3%
_CONTEST = re.compile(rf"(?:{alternatives(load_words('figures/naming', 'contests'))})(?:中|活动)?$")


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
    cut = _PREDICATE.search(mask(text), 2)
    return clean_left(
        turn.sentence.cut(start, start + (cut.start() if cut else len(text))), REACHING_TAIL
    )


def measured_thing(turn: FigureInTurn, right: str, measure: str) -> str:
    """Whose a bare 总投资 or 面积 is: counted behind it, paid for by it, or spoken of before."""
    return _object_behind(turn, right) or _purpose(turn, right, measure) or _object_before(turn)


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
    work = re.sub(r"^(?:用于|支持|完成|实施|建设|进行|对|新上|继续|实现)+了?", "", right)
    return work.replace("的", "")


def _object_before(turn: FigureInTurn) -> str:
    if turn.last_sort == "count":
        return turn.last.name
    project = _project_before(turn)
    if project:
        return project
    subject = _subject_before(turn)
    return subject if len(subject) <= _LONGEST_OWNER and not re.match("[东西南北]", subject) else ""


def _project_before(turn: FigureInTurn) -> str:
    """锚定156个重点项目,完成任务超八成,总投资736亿元: a share between does not part them."""
    if turn.last_sort != "percent":
        return ""
    for earlier in range(turn.index - 1, max(-1, turn.index - 5), -1):
        quantity = turn.sentence.figures[earlier].quantity
        if re.search(r"[;。]", turn.sentence.flat[quantity.end : turn.own.clause.own_start]):
            return ""
        if quantity.sort == "count":
            name = turn.named[earlier].name
            return name if name.endswith(("项目", "工程")) else ""
    return ""


def object_of(turn: FigureInTurn, verb: str) -> str:
    """What 清理 of 清理2次 was done to: said where the sentence opened the subject."""
    clause = turn.own.clause
    opening = turn.sentence.flat[max(0, turn.quantity.start - FAR) : clause.start]
    for part in re.split(r"[,;。:]", opening):
        words = re.split(rf"(?:集中|专项|全面|动态)*{verb}", part, maxsplit=1)[0]
        thing = re.split(rf"(?:{LIGHT})", words)[-1]
        if words != part and len(thing) > 2:
            return thing
    return without_verb(turn.last.name) if turn.index and clause.own_start > clause.start else ""


def owner_of_part(turn: FigureInTurn) -> str:
    """What the articles and contents counted are part of: 35个奖补政策、182个条款."""
    if turn.index and len(turn.own.gap) <= _NEAR and turn.own.lists_behind():
        return without_verb(turn.last.name)
    if _CONTAINING.match(turn.sentence.text, turn.own.clause.start):
        return without_verb(_subject_before(turn))
    return ""


def topic_before(turn: FigureInTurn) -> str:
    """开展提级监督,采取提醒提级等5项措施: what the clause before set out to do."""
    pieces = re.split(LIGHT, turn.own.clause.before)
    topic = pieces[-1]
    return topic if len(pieces) > 1 and re.fullmatch(r"[\u4e00-\u9fff]{3,8}", topic) else ""


def part_of(turn: FigureInTurn, name: str) -> str:
    """申请专利162件,其中发明58件 → 申请发明专利; 团队百人,其中博士80人 → 团队博士."""
    if not turn.index:
        return name
    verb, thing = split_verb(turn.last.name)
    if turn.quantity.bare_unit in {"人", "名", "位"}:
        return turn.last.name + name
    return verb + name + (thing if len(thing) <= 2 else "")


def fuller_name(turn: FigureInTurn, name: str) -> str:
    """开展职业技能培训行动,培训2000人次: what the clause before called by its full name."""
    clause = turn.own.clause
    if turn.index and turn.sentence.figures[turn.index - 1].quantity.start >= clause.before_start:
        return name
    called = re.split(LIGHT, clause.before)[-1]
    fuller = re.match(rf"[^,;。、的]{{2,8}}{re.escape(name)}", called)
    return fuller[0] if fuller else name


def contest_before(turn: FigureInTurn) -> str:
    """The contest in which somebody came second: it was held in the clause before."""
    clause = turn.own.clause
    start, text = clause.before_start, clause.before
    if not _CONTEST.search(text) or turn.sentence.text[clause.start - 1 : clause.start] != ",":
        return ""
    return without_verb(clean_left(turn.sentence.cut(start, start + len(text)), REACHING_TAIL))
