"""Over, under or about: what adverbs and verbs beside a quantity say of how exact it is."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words
from litsite.model.figure import Qualifier

_ROOM = "figures/quantities"
_LEFT: dict[Qualifier, str] = {
    "about": r"大约|将近|接近|(?<![附最临邻靠亲就远])近|(?<![节签预合履制契集违条公缔特租邀大失])约",
    "under": r"不足|不到|不超过|不高于|至多|(?<!最)低于",
    "over": r"(?<!不)超过|超出|不少于|不低于|(?<![高反])超|逾|(?<![通超经去举渡越])过|(?<![以向海陆网线])上",
}
_ADVERB = re.compile(
    rf"(?:(?P<under>{_LEFT['under']})|(?P<over>{_LEFT['over']})|(?P<about>{_LEFT['about']})) ?$"
)
_AFTER = re.compile(
    r"(?P<over>以上|之上|(?<=倍)多(?![\u4e00-\u9fff]))|(?P<about>左右(?!岸|两)|上下(?!游|楼|学|班|联|级))|(?P<under>以下|以内|之内|内(?![容部地外设陆涵需生河资科蒙在控]))"
)
_VERB_OVER = re.compile(
    rf"(?:{alternatives(load_words(_ROOM, 'passing_verbs'))}|(?<![打攻突])破)了?$"
)
_OVER_END = re.compile(r"$|[,;:。!?、)”]|大关|台阶|关口|的|和|与|次|标|规模|以")
_VERB_UNDER = re.compile(rf"(?:{alternatives(load_words(_ROOM, 'limiting_verbs'))})$")
_VERB_ABOUT = re.compile(r"(?:大?约|大概)[有为达]$")
_VERB_LEAST = re.compile(r"(?:至少|最低|最少|不少于)$")


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
