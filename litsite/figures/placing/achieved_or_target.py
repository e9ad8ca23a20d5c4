"""Whether a figure was achieved or is a target: the section decides, else the wording."""

from __future__ import annotations

import re

from litsite.figures.placing.periods import Period
from litsite.figures.quantities.quantity import Quantity
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.language.word_lists import alternatives, load_words
from litsite.model.figure import Status

_ROOM = "figures/placing"
_PLANNED = re.compile(
    r"力争|(?<!成功)(?<!积极)争取(?=[^,;。]{0,8}(?:实现|完成|达到|建成|投产|开工|早日|年|用))|"
    rf"计划(?=[^,;。]{{0,3}}(?:{alternatives(load_words(_ROOM, 'intended_deeds'))}))"
    r"|(?<![模虚])拟(?=[投建于在定新引用设])|未来|有望|预期|预计|目标(?:是|为|:)|规划(?:建设|面积|投资|总)|"
    rf"将(?=(?:{alternatives(load_words(_ROOM, 'deeds_to_come'))}))|"
    rf"(?<!不)可(?=(?:{alternatives(load_words(_ROOM, 'effects_to_come'))}))|"
    r"(?:建成|投产|达产|竣工|完工|投用|投入使用|投入运营)后(?!,?[^,;。]{0,400}已)"
)
_SOON = re.compile(r"[^,;。已]{0,14}(?:年内|年底前|即将|将于|将在)")  # 14个项目年内动工
_NEAR = 400
_TAKES = re.compile(rf"将[^,;。]{{1,24}}?(?:{alternatives(load_words(_ROOM, 'taking_verbs'))})")
_END = re.compile(r"^(?:\.\.)?(?:\d{4}[^/]*/)?(?P<year>\d{4})(?:-(?P<month>\d{2}|H[12]|Q[1-4]))?")
_HALVES = {"H1": 6, "H2": 12, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12}


def judge_status(
    text: str, quantity: Quantity, context: SentenceContext, period: Period | None
) -> Status:
    """Judge one figure of a folded sentence."""
    start, end = quantity.start, quantity.end
    if context.plan:
        return "target"
    if context.review:
        return "achieved"
    if period and period.norm and _lies_ahead(period.norm, context.date):
        return "target"
    if (
        period
        and _is_deadline(text[period.start : period.end])
        and not _is_over(period.norm or "", context.date)
    ):
        return "achieved" if "已" in text[period.end : start] else "target"
    if _SOON.match(text, end):
        return "target"
    segment = max(text.rfind(mark, 0, start) for mark in ";。!?") + 1
    segment = max(segment, start - _NEAR)
    marker = None
    for match in _PLANNED.finditer(text, segment, start):
        if match[0].startswith("将") and _TAKES.match(text, match.start()):
            continue
        if match[0] == "计划" and "," in text[match.end() : start]:
            # 计划总投资 plans nothing but the investment.
            continue
        marker = match
    if marker is None:
        return "achieved"
    if marker[0] == "预计" and period and period.norm and _is_over(period.norm, context.date):
        return "achieved"
    return "target"


def _is_deadline(printed: str) -> bool:
    """Whether it names an end yet to come: 年内, 年底前, 到2021年."""
    return printed in {"年内", "今年内", "本年内"} or bool(
        re.match(r"[到至](?=\d)|.*[底末月日](?:前|之前)$", printed)
    )


def _ends(norm: str) -> tuple[int, int] | None:
    match = _END.match(norm)
    if not match:
        return None
    month = match["month"]
    return int(match["year"]), _HALVES[month] if month in _HALVES else int(month or 12)


def _is_over(norm: str, date: str | None) -> bool:
    end, parts = _ends(norm), [int(p) for p in (date or "").split("-") if p]
    if end is None or not parts:
        return False
    return end < (parts[0], parts[1] if len(parts) > 1 else 12)


def _lies_ahead(norm: str, date: str | None) -> bool:
    end = _ends(norm)
    return end is not None and date is not None and end[0] > int(date[:4])
