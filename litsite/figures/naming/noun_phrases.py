"""Phrases that stand alone in a table, out of the words around a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.reading.clauses import mask_brackets as mask
from litsite.figures.reading.words_beside import RUN_OF_YEARS
from litsite.language.word_lists import alternatives, choice_of, load_words, short_choices

_ROOM = "figures/naming"
_ANY = short_choices(_ROOM)
_REACHING = choice_of(_ROOM, "reaching_words") + r"|降[至到低]+"
_GROWING = alternatives(load_words(_ROOM, "growing_words"))
REACHING_TAIL = re.compile(rf"(?:{_REACHING})$")
MOVEMENT = re.compile(rf"(?:{_GROWING}){{1,6}}[至到为]?")  # 增长; 由120日|压减至
MOVING_TAIL = re.compile(rf"(?:{_REACHING}|{_GROWING})$")
COMPARISON = re.compile(
    rf"(?:(?<![同环占对])比|较|与|同|由|从)(?:[^,;。:]{{0,14}}?)(?:{alternatives(load_words(_ROOM, 'comparison_ends'))})+(?:相比)?"
)  # 比去年同期
_HEAD = re.compile(
    rf"^(?:{choice_of(_ROOM, 'leading_words')}"
    r"|[一二三四五六七八九十]+是|[、的了和与及并且而又也还已共均,至到](?![性建识商谋享])|获(?!批|奖)得?)"
)
_CUT_BEFORE = re.compile(
    choice_of(_ROOM, "predicates")
    + r"|(?<=院士)驻|(?:落地|达)$|(?<=企业)(?:解决|认可)|共建(?=.{4})"
    r"|(?<=[\u4e00-\u9fff]{2})[一两三四五六七八九十]{1,4}[个家座条项]|等(?=[“\d])|并(?=[^,]{2})"
)
_NEVER_A_NOUN = re.compile(alternatives(load_words(_ROOM, "predicates_of_whole_nouns")))
_ADJECTIVES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,5}[强大高好优新]、)+[^的,;]{0,12}的|(?:具有|有|可|以)[^的,;“]{1,20}的(?=[^,;]{2})"
)  # 创新性强、影响力大、可推广的改革举措
_TELLING = re.compile(alternatives(load_words(_ROOM, "telling_predicates")) + "|被$")
_GENERIC = re.compile(
    rf"^(?:全部)?(?:{alternatives(load_words(_ROOM, 'generic_qualities'))})?"
    rf"(?:{alternatives(load_words(_ROOM, 'generic_nouns'))})$"
)  # 重点企业
_AFTER_LIST = re.compile(r"^.+等(?=[^、待级额]{3})(?![^“”]{0,80}”)")  # 赛出“进军灌装”等岗位绝活


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind a number: 企业 and 获得专利权质押贷款."""

    thing: str
    predicate: str = ""
    """Which of the things were counted; empty where the thing says enough."""

    def phrase(self) -> str:
        """The predicate before its noun, as a table has it: 获得专利权质押贷款企业."""
        if self.predicate.endswith(self.thing):
            # 10家商会被认定为全国“四好”商会
            return self.predicate
        return self.predicate + self.thing


def noun_phrase(right: str) -> str:
    """The thing counted, out of the words behind a number."""
    return read_counted(right).phrase()


def read_counted(right: str, *, whole: bool = False) -> Counted:
    """The thing and its predicate; `whole` keeps the predicate of a thing that says enough, too."""
    right = re.sub(r"^(?:以上|以下)?的", "", right)
    right = without_adjectives(right)
    flat = mask(right)
    opened = flat.find("(")
    if opened > 1 and ")" not in flat[opened:]:
        right, flat = right[:opened], flat[:opened]
    cut = _CUT_BEFORE.search(flat, 2)
    head = right[: cut.start()] if cut else right
    generic = is_generic(head)
    telling = bool(cut and cut[0] != "等" and (whole or generic or _TELLING.match(cut[0])))
    if not cut or not (telling or len(head) < 4):
        return Counted(_tidy_noun(head))
    rest = re.sub(r"^(?:实现|已|均|全部|是(?=从))", "", right[cut.start() :], count=1)
    end = re.search(r"[,;。]", mask(rest))
    predicate = strip_tail(rest[: end.start() if end else len(rest)], REACHING_TAIL)
    if not generic and not (telling and len(head) > 2) and not _NEVER_A_NOUN.match(cut[0]):
        # 具体|评估内容 and 家医|签约团队 are one noun.
        return Counted(head + rest[: end.start() if end else _LONGEST_NOUN][:_LONGEST_NOUN])
    return Counted(head.rstrip("的"), predicate if len(predicate) <= _LONGEST_PREDICATE else "")


_LONGEST_NOUN = 18
_LONGEST_PREDICATE = 30


def without_adjectives(right: str) -> str:
    """3处以休闲为主题的公园 are 公园: what they are like does not name them."""
    adjectives = _ADJECTIVES.match(mask(right))
    return right[adjectives.end() :] if adjectives else right


def split_list(subject: str) -> list[str]:
    """Parts of A、B和C, each with the head that only the last one prints."""
    parts = [part for part in re.split(r"[、和与及]", subject) if part]
    if len(parts) < 2:
        return parts
    # What stands before a list of letters is said of all its parts: 空气中PM2.5、PM10浓度.
    parts[0] = re.sub(r"^[\u4e00-\u9fff]+(?=[A-Z][A-Za-z0-9.]*$)", "", parts[0])
    last = parts[-1]
    head = _shared_head(parts[:-1], last)
    return [*(part + head for part in parts[:-1]), _SUMMED_UP.sub(r"\g<head>", last)]


_SUMMED_UP = re.compile(
    r"(?<=..)[两二三四五六七八九十]大[^、]{0,3}?[业域块](?P<head>..+)"
)  # 冶金、建材、食品三大重点产业|增加值


_MEASURED_LIST = re.compile(
    rf"(?:{_ANY['classes_of_lists']}){{0,3}}(?:{_ANY['measures_of_lists']})$"
)  # 二氧化硫|排放量


def _shared_head(others: Sequence[str], last: str) -> str:
    """What the last part of a list says for all: 浓度 in PM2.5、PM10浓度."""
    if re.fullmatch(r"[A-Za-z0-9.]+", others[0]):
        return re.sub(r"^[A-Za-z0-9.]+", "", last)
    total = _SUMMED_UP.search(last)
    if total:
        return total["head"]
    place = last.find(others[-1][-1], 1)
    if 0 < place < len(last) - 1:
        return last[place + 1 :]
    short = len(others[-1])
    if any(len(one) != short for one in others):
        head = _MEASURED_LIST.search(last)
        whole = any(one.endswith("率") or _MEASURED_LIST.search(one) for one in others)
        return head[0] if head and not whole else ""
    # 城镇和农村居民人均可支配收入: the modifiers are of one length.
    return last[short:] if short <= 3 and len(last) >= short + 2 else ""


def strip_tail(text: str, tail: re.Pattern[str]) -> str:
    """Drop the words that lead to a number, one after the other: 满意度已达 → 满意度."""
    while text:
        shorter = tail.sub("", text).rstrip("、 ")
        if shorter == text:
            return text
        text = shorter
    return text


_ACHIEVED = re.compile(
    rf"^完成(?=[^,;、]{{0,24}}(?:{_ANY['totals_of_accounts']})$)"
)  # 完成|财政收入
_REALISED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:力争|预计|共|已){0,3}实现了?(?=[^,]{2})"
)  # 企业|实现|营业收入


def clean_left(left: str, tail: re.Pattern[str]) -> str:
    """The thing measured, out of the words before a number."""
    text = strip_tail(RUN_OF_YEARS.sub("", left), tail)
    if text.endswith("等"):
        text = text[:-1]
    listed = _AFTER_LIST.match(text)
    if listed:
        text = text[listed.end() :]
    text = _ACHIEVED.sub("", _REALISED.sub("", text))
    while text:
        shorter = _HEAD.sub("", text)
        if shorter == text or not shorter:
            break
        text = shorter
    text = re.sub(r"^[ 、,:和与及]+|(?:[ 、,:和与]|(?<![惠涉普])及){1,40}$", "", text)
    return text if len(text) > 1 and not _HEAD.fullmatch(text) else ""


def _tidy_noun(noun: str) -> str:
    """Cut what follows a possessive: the guardians of 711 villages are not the villages."""
    if "的" in noun.partition("、")[2]:
        tail = noun.rpartition("的")[2]
        return tail if len(tail) >= 2 else noun.rstrip("的、")
    noun = noun.rstrip("的").removesuffix("之一")
    place = noun.find("的", 3)
    outside = not re.search(r"[“\"(《]", noun[: max(place, 0)])
    if place > 0 and outside and len(noun) - place > 4:
        return noun[:place]
    return noun


def is_generic(noun: str) -> bool:
    """Whether a noun is one that any sentence counts: 企业, 重点项目, 居民."""
    return bool(_GENERIC.match(noun))


def subject_of(sentence: str) -> str:
    """What the first clause of a sentence speaks of, for a sentence that goes on about it."""
    clause = re.split(r"[,;:。!?]", sentence.strip())[0]
    return clean_left(clause, REACHING_TAIL)[:16]
