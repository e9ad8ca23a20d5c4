"""Quantities: number and unit, with the adverbs that touch them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from litsite.figures.quantities.chinese_numbers import (
    ARABIC,
    HAN,
    SCALES,
    Number,
    parse_han,
    read_number,
)
from litsite.figures.quantities.units import NOUN_UNITS, UNIT, sort_of
from litsite.model.figure import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, before anybody asked whether it reports something."""

    start: int
    """Where the surface begins, adverbs included."""
    end: int
    number_start: int
    unit_end: int
    """Where the unit ends: adverbs such as 以上 stand after it."""
    value: Decimal
    value_max: Decimal | None
    unit: str
    bare_unit: str
    """The unit without 万 and 亿."""
    factor: Decimal
    """What `value` is multiplied with to be in the bare unit."""
    sort: str
    """percent, points, multiple, money, measure, time, count, rank or scale (万 and nothing else)."""
    qualifier: Qualifier | None
    han: bool
    round: bool
    listed: bool = False
    """Whether its unit was printed only once, behind a later number of its list."""
    per: str = ""
    """平方公里 in 每平方公里5公里."""


_LEFT: dict[Qualifier, str] = {
    "about": r"大约|将近|接近|(?<![附最临邻靠亲就远])近|(?<![节签预合履制契集违条公缔特租邀大失])约",
    "under": r"不足|不到|不超过|不高于|至多|(?<!最)低于",
    "over": r"(?<!不)超过|超出|不少于|不低于|(?<![高反])超|逾|(?<![通超经去举渡越])过|(?<![以向海陆网线])上",
}
_ADVERB = re.compile(
    rf"(?:(?P<under>{_LEFT['under']})|(?P<over>{_LEFT['over']})|(?P<about>{_LEFT['about']})) ?$"
)
_AFTER = re.compile(
    r"(?P<over>以上|之上)|(?P<about>左右(?!岸|两)|上下(?!游|楼|学|班|联|级))|(?P<under>以下|以内|之内|内(?![容部地外设陆涵需生河资科蒙在控]))"
)
_PER = re.compile(r"每(?P<per>平方公里|公里|万人|千人|平方米|亩|公顷)$")  # 每平方公里5公里
_VERB_OVER = re.compile(r"(?:突破|超越|迈上|迈过|跨过|跃上|跨越|冲破|(?<![打攻突])破)[了]?$")
_OVER_END = re.compile(r"$|[,;:。!?、)”]|大关|台阶|关口|的|和|与|次|标|规模|以")
_VERB_UNDER = re.compile(
    r"(?:最高|最多|最高可达|最高达|上限为?|最高可享受?|最高奖励|最高给予|最高补贴|最高补助|最高一次性|最高可?给予)$"
)
_VERB_LEAST = re.compile(r"(?:至少|最低|最少|不少于)$")

NUMERAL = re.compile(rf"[\d{HAN[1:-2]}]|倍增|翻番|首位|半")
_START = re.compile(
    rf"(?P<fraction>(?P<below>{HAN}|\d+)分之(?P<above>{HAN}|\d+(?:\.\d+)?))"
    r"|(?P<double>翻(?:了)?(?P<times>[一两三])?番|倍增|翻倍)"
    r"|(?P<half>半(?=个?(?:小时|天|月|年)))"
    rf"|(?P<number>{ARABIC}|{HAN})"
)
_RANGE = re.compile(r" ?(?:-+|至|到|~) ?(?P<start>[\d一二三四五六七八九十百千])")
_RANGE_UNIT = re.compile(r"%|万|亿|万元|亿元|元|个|家")
_TENTHS = re.compile(
    r"成(?![立为功果就绩本长效员都分交熟品员绩的渝灌])"
)  # 近七成, but not 建成 or 三成立
_LIST = re.compile(r" ?(?:、|和|与|及) ?(?=\d)")
_RANK = re.compile(
    rf"(?:第(?P<ordinal>\d+|{HAN})(?P<unit>位|名)?|前(?P<top>\d+|{HAN})(?P<topunit>位|名)?|(?P<first>首位))"
)
_RANK_VERB = re.compile(
    r"(?:全国|全省|全市|全区|县区|省市|同类|[一二三四五六七八九十]+(?:区|区市|县))$|(?:居|列|位于|排名?|位次|跃升至?|升至|上升[至到]|提升[至到]|名列|位列|获|获得|荣获|夺得|跻身|进入|均?为|保持|蝉联|领跑|稳居|前移至?|进位至?)[^,;:。、“”]{0,16}$"
)
_RANK_END = re.compile(r"$|[,;:。!?、)”和与及]|的(?:好成绩|成绩|位置|佳绩)|,?并")


def find_quantities(text: str) -> Iterator[Quantity]:
    """All quantities of a folded sentence, in order."""
    position = 0
    last: Quantity | None = None
    while True:
        match = _START.search(text, position)
        if not match:
            return
        found = _read(text, match)
        if found:
            if last and found[0].qualifier is None and _goes_on(text, last, found[0]):
                found[0] = replace(found[0], qualifier="over")
            yield from found
            last = found[-1]
            position = last.end
        else:
            position = match.end()


def _goes_on(text: str, last: Quantity, following: Quantity) -> bool:
    """连续迈上700亿、800亿: the verb holds for the whole list."""
    passed = (
        last.qualifier == "over" and last.end == last.unit_end and last.start == last.number_start
    )
    alike = last.unit == following.unit and following.start == following.number_start
    return passed and alike and text[last.end : following.start] in {"、", "和", "与"}


def _read(text: str, match: re.Match[str]) -> list[Quantity]:
    if match["fraction"]:
        return _read_fraction(text, match)
    if match["double"]:
        times = parse_han(match["times"]) if match["times"] else 1
        unit = "番" if "番" in match["double"] else "倍"
        value = Decimal(2 ** (times or 1))
        span = match.start(), match.end()
        return [
            Quantity(
                *span, span[0], span[1], value, None, unit, unit, Decimal(1), "multiple", None, True, False
            )
        ]  # fmt: skip
    if match["half"]:
        number: Number | None = Number(
            match.start(), match.end(), Decimal("0.5"), "", False, han=True
        )
    else:
        rank = _read_rank(text, match.start())
        if rank:
            return [rank]
        number = read_number(text, match.start())
    if number is None:
        return []
    return _read_measured(text, number)


def _read_fraction(text: str, match: re.Match[str]) -> list[Quantity]:
    below = _plain(match["below"])
    above = _plain(match["above"])
    if not below or above is None:
        return []
    start, qualifier = _left_adverb(text, match.start())
    percent = below == 100
    value = above if percent else (above / below).quantize(Decimal("0.0001"))
    unit, factor = ("%", Decimal(1)) if percent else ("分之", Decimal(100))
    end, after = _right_adverb(text, match.end())
    if not percent:
        exact = (above * 100 / below).quantize(Decimal("0.01"))
        factor = exact / value if value else factor
    return [
        Quantity(
            start, end, match.start(), match.end(), value, None, unit, unit, factor, "percent",
            qualifier or after, True, False,
        )
    ]  # fmt: skip


def _plain(printed: str) -> Decimal | None:
    if printed[0].isdigit():
        return Decimal(printed)
    value = parse_han(printed)
    return None if value is None else Decimal(value)


def _read_rank(text: str, at: int) -> Quantity | None:
    """第一位, 前三位, and 第一 where nothing follows that it could number."""
    start = at - 1
    match = _RANK.match(text, start) if start >= 0 else None
    if not match or match["first"]:
        return None
    unit = match["unit"] or match["topunit"] or ""
    if not unit and not (
        _RANK_END.match(text, match.end())
        and _RANK_VERB.search(text, max(0, match.start() - 40), match.start())
    ):
        return None
    if match["top"] and unit and not _RANK_END.match(text, match.end()):
        return None
    value = _plain(match["ordinal"] or match["top"])
    if value is None:
        return None
    qualifier: Qualifier | None = "under" if match["top"] else None
    return Quantity(
        match.start(), match.end(), match.start(), match.end(), value, None, unit or "位", "位",
        Decimal(1), "rank", qualifier, not text[at].isdigit(), False,
    )  # fmt: skip


_FIRST = re.compile(r"首位(?![度])")


def find_first_places(text: str) -> Iterator[Quantity]:
    """位居全市首位: a rank without a numeral."""
    for match in _FIRST.finditer(text):
        if _RANK_VERB.search(text, max(0, match.start() - 40), match.start()):
            yield Quantity(
                match.start(), match.end(), match.start(), match.end(), Decimal(1), None, "位",
                "位", Decimal(1), "rank", None, True, False,
            )  # fmt: skip


def _read_measured(text: str, number: Number) -> list[Quantity]:
    numbers = [number]
    upper: Number | None = None
    unit_match = UNIT.match(text, number.end)
    between = _RANGE_UNIT.match(text, number.end)
    gap = _RANGE.match(text, between.end() if between else number.end)
    if gap and not re.search(
        r"(?:由|从|自)[^,;。]{0,12}$", text[max(0, number.start - 14) : number.start]
    ):
        upper = read_number(text, gap.start("start"))
        if upper:
            unit_match = UNIT.match(text, upper.end)
            lower_unit = between[0] if between else ""
            whole = upper.scale + (unit_match["unit"] if unit_match else "")
            if lower_unit and not whole.startswith(lower_unit):
                upper, unit_match = None, UNIT.match(text, number.end)
    if upper is None and unit_match is None and not number.scale:
        # 25、50微克/立方米: the unit stands behind the last number of the list.
        position = number.end
        while not unit_match and (joint := _LIST.match(text, position)) and len(numbers) < 8:
            following = read_number(text, joint.end())
            if following is None or following.han:
                break
            numbers.append(following)
            position = following.end
            unit_match = UNIT.match(text, position)
        if not unit_match:
            numbers = numbers[:1]
    last = upper or numbers[-1]
    tenths = _TENTHS.match(text, last.end) if last.han and last.value < 10 else None
    if tenths:
        bare, unit_end, factor = "成", tenths.end(), Decimal(10)
    elif unit_match:
        bare, unit_end, factor = unit_match["unit"], unit_match.end(), Decimal(1)
    elif last.scale:
        bare, unit_end, factor = "", last.end, Decimal(1)
    else:
        return []
    sort = "percent" if tenths else sort_of(bare) if bare else "scale"
    scale = last.scale
    if upper and not number.scale and scale:
        number = replace(number, scale=scale)
    made = []
    for one in numbers:
        final = one is numbers[-1]
        made.append(
            _make(
                text,
                number if one.start == number.start else one,
                upper if final else None,
                (scale, bare, factor * SCALES.get(scale, Decimal(1)), sort),
                unit_end if final else one.end,
                listed=not final,
            )
        )
    return made


def _make(
    text: str,
    number: Number,
    upper: Number | None,
    unit: tuple[str, str, Decimal, str],
    unit_end: int,
    *,
    listed: bool,
) -> Quantity:
    scale, bare, factor, sort = unit
    per = _PER.search(text, max(0, number.start - 6), number.start)
    start, qualifier = _left_adverb(text, per.start() if per else number.start)
    end, after = (unit_end, None) if listed else _right_adverb(text, unit_end)
    qualifier = qualifier or after or ("over" if number.over else None)
    if qualifier is None:
        qualifier = _verb_qualifier(text, start, end)
    if qualifier is None and number.round and not listed:
        qualifier = "about"
    printed = f"{scale}{bare}" + (f"/{per['per']}" if per else "")
    value_max = upper.value if upper else None
    return Quantity(
        start, end, number.start, unit_end, number.value, value_max, printed, bare, factor, sort,
        qualifier, number.han, number.round, listed, per["per"] if per else "",
    )  # fmt: skip


def _left_adverb(text: str, start: int) -> tuple[int, Qualifier | None]:
    match = _ADVERB.search(text, max(0, start - 4), start)
    if not match or (match[0] in "过上" and text[start] not in "百千万亿"):
        # 过 and 上 are adverbs only before a round number: 过千亿, 上百家.
        return start, None
    return match.start(), match.lastgroup  # type: ignore[return-value]


def _right_adverb(text: str, end: int) -> tuple[int, Qualifier | None]:
    match = _AFTER.match(text, end)
    return (match.end(), match.lastgroup) if match else (end, None)  # type: ignore[return-value]


def _verb_qualifier(text: str, start: int, end: int) -> Qualifier | None:
    """What a verb outside the surface says: 突破 over, 最高 under."""
    before = text[max(0, start - 6) : start]
    if _VERB_LEAST.search(before):
        return "over"
    if _VERB_OVER.search(before):
        # 突破5项技术 says that five were mastered.
        return "over" if _OVER_END.match(text, end) else None
    return "under" if _VERB_UNDER.search(before) else None


def normalize(quantity: Quantity, value: Decimal) -> Decimal:
    """The value without 万 and 亿; shares in per cent."""
    return plain(value * quantity.factor) if quantity.factor != 1 else value


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without empty decimals: 2.10E+12 → 2100000000000."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


__all__: Sequence[str] = (
    "NOUN_UNITS", "NUMERAL", "Quantity", "find_first_places", "find_quantities", "normalize", "plain",
)  # fmt: skip
