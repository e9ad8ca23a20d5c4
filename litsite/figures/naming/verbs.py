"""Verbs of the genre: which belong to the name of what is counted, and which only lead to it.

The verbs are listed, not looked up: jieba's parts of speech take a second to load, call 通达 a name
and cut 攻关项目 from its object, whereas the genre says the same two hundred things.
"""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words, short_choices

_ROOM = "figures/naming"
_ANY = short_choices(_ROOM)
_KEPT = load_words(_ROOM, "kept_verbs")
_LIGHT = load_words(_ROOM, "light_verbs")
_GOVERNING = "|".join(
    (
        "规范(?!性)",
        alternatives(
            {*_KEPT, *_LIGHT, *load_words(_ROOM, "verbs_before_short_nouns")}
            - {*load_words(_ROOM, "stating_verbs")}
        ),
    )
)
KEPT_AT_END = re.compile(rf"(?:{alternatives(_KEPT)})(?:各类|了|出|率先)?$")
LIGHT = alternatives(_LIGHT)
_AT_END = re.compile(rf"(?P<verb>新?(?:{_GOVERNING}、?){{0,2}}(?:{_GOVERNING}))[了出]?$")
_AT_START = re.compile(
    rf"(?:{_ANY['openings_of_clauses']}|全[区市]|[共已])*(?P<verb>新?(?:{_GOVERNING}、?){{0,2}}(?:{_GOVERNING}))[了出]?(?!的)"
)
_LEADING = re.compile(rf"^新?(?:(?:{_GOVERNING})[了出]?、?)+(?=[^、]{{2}})")
_SHORT = 2


def says_too_little(noun: str) -> bool:
    """Whether so short a noun is shared by any number of counts: 学校, 道路, 成果."""
    return len(noun) <= _SHORT


def governing_verb(before: str) -> str:
    """The verb whose object a noun behind `before` is: at its end, else where the clause opens."""
    match = _AT_END.search(before) or _AT_START.match(before)
    return match["verb"] if match else ""


def ends_in_verb(name: str) -> bool:
    """Whether a name breaks off before its object: 评估后准予实施."""
    return bool(_AT_END.search(name))


def with_other_verb(name: str, verb: str) -> str:
    """筹集住房, 供应 → 供应住房; 重大项目开工, 竣工 → 重大项目竣工."""
    thing = _AT_END.sub("", name)
    return thing + verb if thing != name else verb + without_verb(name)


def is_telling(verb: str) -> bool:
    """Whether a verb belongs to the name of any thing: 引进 does, 建成 does not."""
    return verb.startswith(_KEPT)


def without_verb(name: str) -> str:
    """The object alone: 刊发图文稿件 → 图文稿件."""
    return _LEADING.sub("", name)


_ACTOR = re.compile(
    rf"^(?P<actor>[^,;“”]{{2,}}?(?:{alternatives(load_words(_ROOM, 'actor_endings'))}))"
    rf"(?=(?:组织)?(?:{alternatives(load_words(_ROOM, 'actor_deeds'))}|(?<=会议)研究)[^,;]{{2,}})"
)  # 市委办公室|组织召开联席会议


def split_verb(name: str) -> tuple[str, str]:
    """新登记市场主体 → 新登记, 市场主体."""
    thing = without_verb(name)
    return name[: len(name) - len(thing)], thing


_COUNTED_UP = re.compile(
    rf"^[^“”]*?(?:(?<!公)共计?|已)(?=(?:{_GOVERNING})..)"
)  # 各级机关共|开展监督检查


def without_counting_up(words: str) -> str:
    """What was done, without who has done it so far."""
    return _COUNTED_UP.sub("", words)


def without_actor(name: str) -> str:
    """A table of a place needs no 市委办公室 before what it did."""
    match = _ACTOR.match(name)
    return name[match.end() :] if match else name


_FOR_WHOM = re.compile(
    rf"(?:^|{_ANY['counting_up']})[为向给](?P<whom>[^,;“”]{{2,14}}?)(?P<rest>(?:{_GOVERNING})[了出]?[^,;]{{2,200}})$"
)  # 为务工人员|挽回经济损失
_SPENT = re.compile(rf"^(?:累计)?(?:{_ANY['spending_verbs']})(?=[^,;]{{4}})")


def without_whom(words: str) -> str:
    """What was done for somebody, without saying for whom."""
    match = _FOR_WHOM.search(words)
    return match["rest"] if match else words


def without_spending(name: str) -> str:
    """Money is named by what it is, not by being found: 筹集奖励资金 → 奖励资金."""
    return _SPENT.sub("", name)


def shared_verb(name: str, following: str) -> str:
    """The verb that a list prints once: 规范户外广告、门头牌匾."""
    match = _SHARED.match(name)
    if not match or _LEADING.match(following) or match["verb"] in _LIGHT:
        return ""
    return match["verb"]


_SHARED = re.compile(rf"(?P<verb>新?(?:{_GOVERNING}){{1,2}})(?=[^、]{{3}})")
