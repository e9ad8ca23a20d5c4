"""How a statement of the news speaks: of what was done, unless something says that it is still to come."""

from __future__ import annotations

import re

from litsite.figures.placing.part_evidence import weigh_statement, year_of
from litsite.figures.placing.periods import Period
from litsite.language.word_lists import alternatives, choice_of, load_words, short_choices

_ROOM = "figures/placing"
_ANY = short_choices(_ROOM)
_PLANNED = re.compile(
    rf"{choice_of(_ROOM, 'intentions')}|(?<!成功)(?<!积极)争取(?=[^,;。]{{0,8}}(?:{_ANY['striven_for']}))"
    rf"|计划(?=[^,;。]{{0,3}}(?:{alternatives(load_words(_ROOM, 'intended_deeds'))}))"
    r"|(?<![模虚])拟(?=[投建于在定新引用设安招购增])"
    rf"|(?<=[还也都均又仍即必就])将|将(?=(?:{alternatives(load_words(_ROOM, 'deeds_to_come'))}))"
    rf"|(?<!不)可(?=(?:{alternatives(load_words(_ROOM, 'effects_to_come'))}))"
    rf"|(?:{_ANY['completions']})后(?!,?[^,;。]{{0,400}}已)"
)
_TAKES = re.compile(rf"将[^,;。]{{1,24}}?(?:{alternatives(load_words(_ROOM, 'taking_verbs'))})")
_LOOKING_AHEAD = re.compile(_ANY["looking_ahead"])
_DEEDS_DONE = re.compile(_ANY["deeds_done_by_now"])
_NEWS, _MARKED, _AHEAD, _DONE, _WORDS = -1.0, 2.0, 2.0, 2.4, 0.9
"""Set by hand: a plan's word outweighs what news is used to, and is outweighed by what has been done since."""


def speaks_of_what_is_to_come(
    text: str, segment: int, start: int, period: Period | None, date: str | None, *, over: bool
) -> bool:
    """Judge the words from `segment`, where the statement begins, to a figure; `over`: its period is past."""
    marker = _find_marker(text, segment, start, period)
    if marker and marker[0] == "预计" and over:
        return False
    words = text[segment:start]
    weight = _NEWS + _MARKED * (marker is not None) + _AHEAD * bool(_LOOKING_AHEAD.search(words))
    if weight <= 0:
        # The words alone make no target: they were counted in reports, and newspapers leave out 了 and 已.
        return False
    weight -= _DONE * bool(_DEEDS_DONE.search(text, marker.end() if marker else segment, start))
    return weight + max(-_WORDS, min(_WORDS, weigh_statement(words, year_of(date)) / 2)) > 0


def _find_marker(
    text: str, segment: int, start: int, period: Period | None
) -> re.Match[str] | None:
    """The last words in front of a figure that say it is still to come."""
    marker = None
    for match in _PLANNED.finditer(text, segment, start):
        if period and period.start <= match.start() < period.end:
            # 自规划建设以来 is when it began, no intention.
            continue
        if match[0].startswith("将") and _TAKES.match(text, match.start()):
            continue
        if match[0] == "计划" and "," in text[match.end() : start]:
            # 计划总投资 plans nothing but the investment.
            continue
        marker = match
    return marker
