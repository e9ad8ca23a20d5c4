"""Which of a sentence's periods a figure is of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from litsite.figures.placing.periods import Period
from litsite.figures.reading.sentence_reading import SentenceReading
from litsite.language.word_lists import alternatives, load_words


def _dates_only_the_start(text: str, period: Period, at: int, starts: Sequence[int]) -> bool:
    """由2006年的30家增长到36家: the year belongs to the first figure alone."""
    between = sum(period.end <= start < at for start in starts)
    from_there = text[max(0, period.start - 1) : period.start] in ("由", "从", "自")
    return from_there and text[period.end : period.end + 1] == "的" and between > 0


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


def find_period(reading: SentenceReading, at: int) -> Period | None:
    """The period that holds at `at`: the last one to the left, across ; while statistics run on."""
    text, starts = reading.text, reading.starts
    for period in reversed(reading.periods):
        if (
            period.end <= at
            and not _dates_only_the_start(text, period, at, starts)
            and not _dates_only_an_event(text, period, at, starts)
        ):
            return period if _reaches(text, period, at, starts) else None
    return None


def _reaches(text: str, period: Period, at: int, starts: Sequence[int]) -> bool:
    if period.repeats and "累计" in text[period.end : at]:
        return False
    segments = [m.start() for m in re.finditer("[;。]", text[period.end : at])]
    if not segments:
        return True
    opening = max(text.rfind(mark, 0, period.start) for mark in ";。") + 1
    apart = text[period.end : period.end + 1] == ","
    if period.repeats or (not apart and any(opening <= s < period.start for s in starts)):
        # Said in passing of the last of several figures, it ends with them.
        return False
    bounds = [period.end, *(period.end + s for s in segments), at + 1]
    # A part without any number between them means that the text has turned to something else.
    return all(any(a <= start < b for start in starts) for a, b in itertools.pairwise(bounds))
