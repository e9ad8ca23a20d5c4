"""Over, under or about: what adverbs and verbs beside a quantity say of how exact it is."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, choice_of, load_words, short_choices
from litsite.model.figure import Qualifier

_ROOM = "figures/quantities"
_ANY = short_choices(_ROOM)
_ADVERB = re.compile(
    rf"(?:(?P<under>{choice_of(_ROOM, 'adverbs_under')})"
    rf"|(?P<over>{choice_of(_ROOM, 'adverbs_over')})"
    rf"|(?P<about>{choice_of(_ROOM, 'adverbs_about')})) ?$"
)
_AFTER = re.compile(
    r"(?P<over>以上|之上|(?<=倍)多(?![\u4e00-\u9fff]))|(?P<about>左右(?!岸|两)|上下(?!游|楼|学|班|联|级))"
    rf"|(?P<under>{_ANY['less_behind']}|内(?![容部地外设陆涵需生河资科蒙在控]))"
)
_VERB_OVER = re.compile(
    rf"(?:{alternatives(load_words(_ROOM, 'passing_verbs'))}|(?<![打攻突])破)了?$"
)
_OVER_END = re.compile(rf"$|[,;:。!?、)”]|{_ANY['behind_passed_numbers']}")
_VERB_UNDER = re.compile(rf"(?:{alternatives(load_words(_ROOM, 'limiting_verbs'))})$")
_VERB_ABOUT = re.compile(r"(?:大?约|大概)[有为达]$")
_VERB_LEAST = re.compile(rf"(?:{_ANY['least']})$")


def adverb_in_front(text: str, start: int) -> tuple[int, Qualifier | None]:
    match = _ADVERB.search(text, max(0, start - 4), start)
    if not match or (match[0] in "过上" and text[start] not in "百千万亿"):
        # 过 and 上 are adverbs only before a round number: 过千亿, 上百家.
        return start, None
    return match.start(), match.lastgroup  # type: ignore[return-value]


def adverb_behind(text: str, end: int) -> tuple[int, Qualifier | None]:
    match = _AFTER.match(text, end)
    return (match.end(), match.lastgroup) if match else (end, None)  # type: ignore[return-value]


def verb_in_front(text: str, start: int, end: int) -> Qualifier | None:
    """What a verb outside the surface says: 突破 over, 最高 under."""
    before = text[max(0, start - 6) : start]
    if _VERB_LEAST.search(before):
        return "over"
    if _VERB_ABOUT.search(before):
        return "about"
    if _VERB_OVER.search(before):
        # 突破5项技术 says that five were mastered.
        return "over" if _OVER_END.match(text, end) else None
    return "under" if _VERB_UNDER.search(before) else None
