"""Whether a figure was achieved or is a target: the section decides, else the wording."""

from __future__ import annotations

import re

from litsite.figures.placing.news_wording import speaks_of_what_is_to_come
from litsite.figures.placing.notices_and_measures import says_it_was_done
from litsite.figures.placing.part_evidence import year_of
from litsite.figures.placing.periods import Period
from litsite.figures.quantities.quantity import Quantity
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.language.word_lists import alternatives, load_words, short_choices
from litsite.model.figure import Status

_ROOM = "figures/placing"
_ANY = short_choices(_ROOM)
_SOON = re.compile(rf"[^,;。已]{{0,14}}(?:{_ANY['soon']}|可能(?=[在于会将出]))")  # 14个项目年内动工
_AIMED_AT = re.compile(rf"完成[^,;。]{{0,16}}(?:{_ANY['aims']})(?:任务|数|值|量)?(?:是|为)?$")
_SHARE_OF_AIM = re.compile(r"的(?:\d[\d.]*%|百分之|[一二三四五六七八九\d][\d.]*(?:倍|成))")
_GOES_ON = re.compile(alternatives(load_words(_ROOM, "verbs_that_go_on")))
_NEAR = 400
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
        ahead = period is not None and _is_year_ahead(period.norm or "", context.date)
        return "target" if ahead else "achieved"
    if _is_aim_reached(text, quantity):
        return "target"
    if context.intent:
        return _judge_intended(text, quantity, context, period)
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
    segment = max(_segment_start(text, start), start - _NEAR)
    over = period is not None and _is_over(period.norm or "", context.date)
    return (
        "target"
        if speaks_of_what_is_to_come(text, segment, start, period, context.date, over=over)
        else "achieved"
    )


def _judge_intended(
    text: str, quantity: Quantity, context: SentenceContext, period: Period | None
) -> Status:
    """In a notice: a target, unless its time is over or the statement speaks of a deed done."""
    if period and period.norm and not period.repeats:
        return "achieved" if _is_over(period.norm, context.date) else "target"
    start = max(_segment_start(text, quantity.start), quantity.start - _NEAR)
    return (
        "achieved"
        if says_it_was_done(text[start : quantity.end], year_of(context.date))
        else "target"
    )


def _segment_start(text: str, at: int) -> int:
    """Where the statement begins whose subject still speaks: 还将建成5个;举办60场 is one."""
    start = max(text.rfind(mark, 0, at) for mark in ";。!?") + 1
    while start and text[start - 1] == ";" and _GOES_ON.match(text, start):
        start = max(text.rfind(mark, 0, start - 1) for mark in ";。!?") + 1
    return start


def _is_aim_reached(text: str, quantity: Quantity) -> bool:
    """完成全年目标任务2000万元的103%: the amount was aimed at, its share was achieved."""
    aimed = _AIMED_AT.search(text, max(0, quantity.start - _NEAR), quantity.start)
    return aimed is not None and _SHARE_OF_AIM.match(text, quantity.end) is not None


def _is_year_ahead(norm: str, date: str | None) -> bool:
    return bool(re.fullmatch(r"(?:\.\.)?\d{4}(?:-12-31)?", norm)) and _lies_ahead(norm, date)


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
