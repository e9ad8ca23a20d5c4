"""Which of a sentence's periods a figure is of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from litsite.figures.placing.periods import Period
from litsite.figures.reading.sentence_reading import SentenceReading
from litsite.language.word_lists import alternatives, load_words, short_choices

_ANY = short_choices("figures/placing")


def _dates_only_the_start(text: str, period: Period, at: int, starts: Sequence[int]) -> bool:
    """由2006年的30家增长到36家: the year belongs to the first figure alone."""
    between = [start for start in starts if period.end <= start < at]
    from_there = text[max(0, period.start - 1) : period.start] in ("由", "从", "自")
    if not from_there or not between:
        return False
    following = next(start for start in starts if start > between[0])
    turns = _TURNS.search(text, between[0], following) is not None
    return text[period.end : period.end + 1] == "的" or turns


_TURNS = re.compile(r"[转变]为|[高加长升降少大缩短到扩][到至]")  # 由去年同期下降5%转为增长21.5%
_EVENT = re.compile(
    rf"[^,;。]{{0,24}}?(?:{alternatives(load_words('figures/placing', 'event_verbs'))})[^,;。\d]{{0,8}},"
)


def _dates_only_an_event(text: str, period: Period, at: int, starts: Sequence[int]) -> bool:
    """大赛于2021年4月启动,将产生冠军20名: the date is that of the clause which says what happened."""
    said = text[max(0, period.start - 1) : period.start] == "于"
    event = _EVENT.match(text, period.end) if said else None
    return (
        event is not None
        and event.end() <= at
        and not any(period.end <= start < event.end() for start in starts)
    )


_ENDED = re.compile(
    rf"(?:{_ANY['before_events']})?(?:{alternatives(load_words('figures/placing', 'event_verbs'))})"
)
_CLAUSE = re.compile(r"[,;。:]")


def _dates_only_its_clause(text: str, period: Period, at: int, starts: Sequence[int]) -> bool:
    """每周调度,完成投资…; 改造工程2023年全部完成,…: without a figure, a clause dates but itself."""
    mark = _CLAUSE.search(text, period.end)
    if mark is None or mark.start() >= at or mark.start() == period.end:
        return False
    if any(period.end <= start < mark.start() for start in starts):
        return False
    if period.repeats:
        return True
    leads = text[period.start - 1 : period.start] in ("", ",", ";", "。", ":")
    return not leads and _ENDED.match(text, period.end, mark.start()) is not None


def find_period(reading: SentenceReading, at: int) -> Period | None:
    """The period that holds at `at`: the last one to the left, across ; while statistics run on."""
    text, starts = reading.text, reading.starts
    for period in reversed(reading.periods):
        if (
            period.end <= at
            and not _dates_only_the_start(text, period, at, starts)
            and not _dates_only_an_event(text, period, at, starts)
            and not _dates_only_its_clause(text, period, at, starts)
        ):
            return period if _reaches(text, period, at, starts) else None
    return None


def _reaches(text: str, period: Period, at: int, starts: Sequence[int]) -> bool:
    if period.repeats and "累计" in text[period.end : at]:
        return False
    segments = [m.start() for m in re.finditer("[;。]", text[period.end : at])]
    if not segments:
        return True
    if _leads_a_list(text, period, at, starts):
        return True
    opening = max(text.rfind(mark, 0, period.start) for mark in ";。") + 1
    apart = text[period.end : period.end + 1] == ","
    if period.repeats or (not apart and any(opening <= s < period.start for s in starts)):
        # Said in passing of the last of several figures, it ends with them.
        return False
    bounds = [period.end, *(period.end + s for s in segments), at + 1]
    if apart and period.start == 0:
        # 过去的一年,全县上下风雨同舟;…: what opens a sentence holds until its figures begin.
        first = next(start for start in starts if start >= period.end)
        bounds = [bound for bound in bounds if bound > first]
        bounds.insert(0, period.end)
    # A part without any number between them means that the text has turned to something else.
    return all(any(a <= start < b for start in starts) for a, b in itertools.pairwise(bounds))


def _leads_a_list(text: str, period: Period, at: int, starts: Sequence[int]) -> bool:
    """今年的预期目标是:…;…: what stands in front of a colon is said of every item behind it."""
    colon = text.find(":", period.end, at)
    led = colon >= 0 and not any(period.start <= start < colon for start in starts)
    return led and not re.search("[;。]", text[period.end : colon]) and "。" not in text[colon:at]
