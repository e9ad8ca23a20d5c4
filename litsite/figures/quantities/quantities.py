"""Numbers of a sentence, each with its unit and the adverbs that touch it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal

from litsite.figures.quantities.qualifiers import adverb_behind, adverb_in_front, verb_in_front
from litsite.figures.quantities.quantity import Quantity, spelt_whole
from litsite.figures.quantities.ranks import read_rank
from litsite.figures.quantities.units import LABEL_IN_FRONT, PERCENT_SCALES, UNIT, sort_of
from litsite.language.chinese_numbers import (
    ARABIC,
    FORMAL,
    HAN,
    HAN_DECIMAL,
    SCALES,
    Number,
    is_overlong,
    parse_han,
    parse_number,
    read_number,
)
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/quantities")
_PER = re.compile(r"每(?P<per>平方公里|公里|万人|千人|平方米|亩|公顷)$")  # 每平方公里5公里
NUMERAL = re.compile(rf"[\d{HAN[1:-2]}]|{FORMAL}|倍增|翻番|首位|半")
_START = re.compile(
    rf"(?P<fraction>(?P<below>{HAN}|\d+万?)分之(?P<above>{HAN_DECIMAL}|{HAN}|\d+(?:\.\d+)?))"
    r"|(?P<double>翻(?:了)?(?P<times>[一两三])?番|倍增|翻倍)"
    r"|(?P<half>半(?=个?(?:小时|天|月|年)))"
    rf"|(?P<number>{ARABIC}|{FORMAL}|{HAN})"
)  # 百万分之五  翻两番  半小时  1,234.5
_NUMERALS = re.compile(rf"[\d.,]*{HAN[:-1]}*")
_SIGN = re.compile(r"(?<=[\u4e00-\u9fff,、:( ])(?<!- )(?P<sign>[-+]) ?$")  # 同比-2.1%
_BALANCE = re.compile(
    rf"(?:{_ANY['balances']}|(?:{_ANY['profits']})(?:总额)?|[气低高]温|温度)(?:[为是达至]|达到)?$"
)  # 利润-1.2亿元: what may be below zero
_DIGITS_OF_FRACTIONS = 4
_RANGE = re.compile(r" ?(?:-+|至|到|~) ?(?P<start>[\d一二三四五六七八九十百千])")
_RANGE_UNIT = re.compile(r"%|万|亿|万元|亿元|元|个|家")
_TENTHS = re.compile(
    r"成(?![立为功果就绩本长效员都分交熟品员绩的渝灌])"
)  # 近七成, but not 建成 or 三成立
_LABEL_REACH = 14
_LIST = re.compile(r" ?(?:、|和|与|及) ?(?=\d)")


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
            position = _end_of_run(text, match)


def _end_of_run(text: str, match: re.Match[str]) -> int:
    """Where to read on behind what is no number; the 万 of 111…1万元 belongs to it."""
    number = match["number"]
    rest = _NUMERALS.match(text, match.end()) if number and is_overlong(number) else None
    return rest.end() if rest else match.end()


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
        return [spelt_whole(match, Decimal(2 ** (times or 1)), unit, "multiple")]
    if match["half"]:
        return _read_measured(text, Number(*match.span(), Decimal("0.5"), "", False, han=True))
    rank = read_rank(text, match.start())
    if rank:
        return [rank]
    number = read_number(text, match.start())
    return _read_measured(text, number) if number else []


def _read_fraction(text: str, match: re.Match[str]) -> list[Quantity]:
    below = parse_number(match["below"])
    above = parse_number(match["above"])
    if not below or above is None:
        return []
    start, qualifier = adverb_in_front(text, match.start())
    end, after = adverb_behind(text, match.end())
    percent = spelt_whole(match, above, "%", "percent", qualifier or after)
    if below != 100:
        digits = max(_DIGITS_OF_FRACTIONS, len(above.as_tuple().digits))
        value = Context(prec=digits).divide(above, below)
        percent = replace(percent, value=value, unit="分之", bare_unit="分之", factor=Decimal(100))
    return [replace(percent, start=start, end=end)]


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
    tenths = _TENTHS.match(text, last.end) if last.value < 10 and not last.scale else None
    label = LABEL_IN_FRONT.search(text, max(0, number.start - _LABEL_REACH), number.start)
    if tenths:
        bare, unit_end, factor = "成", tenths.end(), Decimal(10)
    elif unit_match:
        bare, unit_end = unit_match["unit"], unit_match.end()
        factor = PERCENT_SCALES.get(bare, Decimal(1))
    elif last.scale:
        bare, unit_end, factor = "", last.end, Decimal(1)
    elif label:
        bare, unit_end = label["unit"], last.end
        factor = PERCENT_SCALES.get(bare, Decimal(1))
        last = replace(last, scale=label["scale"] or "")
    else:
        return []
    sort = "percent" if tenths else sort_of(bare) if bare else "scale"
    if sort == "count" and last.han and not last.scale and last.value % 1:
        # 两点一个: a time of day, since things are not counted by halves.
        return []
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
    start, value, sign = _read_sign(text, number, bare, sort)
    start, qualifier = adverb_in_front(text, per.start() if per else start)
    end, after = (unit_end, None) if listed else adverb_behind(text, unit_end)
    qualifier = qualifier or after or ("over" if number.over else None)
    if qualifier is None:
        qualifier = verb_in_front(text, start, end)
    if qualifier is None and number.round and not listed:
        qualifier = "about"
    printed = f"{scale}{bare}" + (f"/{per['per']}" if per else "")
    value_max = upper.value if upper else None
    return Quantity(
        start, end, number.start, unit_end, value, value_max, printed, bare, factor, sort,
        qualifier, number.han, number.round, listed, per["per"] if per else "", sign,
    )  # fmt: skip


def _read_sign(text: str, number: Number, bare: str, sort: str) -> tuple[int, Decimal, str]:
    """Where the number begins with its sign, its value, and the sign that says how a rate moved."""
    sign = _SIGN.search(text, max(0, number.start - 2), number.start)
    if sign and sort in {"percent", "points"}:
        return sign.start(), number.value, sign["sign"]
    below_zero = sign and sign["sign"] == "-" and sort in {"money", "measure"}
    if sign and below_zero and _BALANCE.search(text, max(0, sign.start() - 8), sign.start()):
        return sign.start(), -number.value, ""
    return number.start, number.value, ""
