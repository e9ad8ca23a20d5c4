"""Numbers as Chinese texts print them, as exact decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
SCALES: dict[str, Decimal] = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
}
"""What may stand between a number in Arabic digits and its unit."""

ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d.])|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:\.\d+)?"
HAN = r"[零〇一二三四五六七八九十百千万亿两]+"


def parse_arabic(text: str) -> Decimal:
    """Value of ASCII digits, with or without thousands separators.

    >>> parse_arabic("1,234.50")
    Decimal('1234.50')
    """
    return Decimal(text.replace(",", ""))


def parse_han(text: str) -> int | None:
    """Value of a number in Chinese characters; None for what is none (二百百, 三七).

    >>> parse_han("三千零五十"), parse_han("十二"), parse_han("百万"), parse_han("二〇二一")
    (3050, 12, 1000000, 2021)
    """
    if not text:
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        # Digit by digit, as years are written; 三四 in a text means "three or four".
        digits = [_DIGITS[char] for char in text]
        return int("".join(map(str, digits))) if len(text) == 4 else None
    total = 0
    for power in ("亿", "万"):
        # 万亿 is one multiplier: what stands before the last 亿 is a whole number.
        head, found, text = text.rpartition(power)
        if not found:
            continue
        many = parse_han(head) if head else 1
        if many is None:
            return None
        total += many * _LARGE[power]
        if not text:
            return total
    if total and len(text) == 1 and text in _DIGITS:
        # 两万三 leaves the thousands unsaid; 两万零三 would have said 零.
        return total + _DIGITS[text] * (10**3 if total % 10**8 else 10**7)
    rest = _parse_below_ten_thousand(text)
    return None if rest is None else total + rest


def _parse_below_ten_thousand(text: str) -> int | None:
    total, digit, last = 0, None, 10**4
    for char in text:
        if char in _SMALL:
            size = _SMALL[char]
            if size >= last:
                return None
            total += (1 if digit is None else digit) * size
            digit, last = None, size
        elif digit in (None, 0):
            digit = _DIGITS[char]
        else:
            return None
    if digit is not None and last not in (10, 10**4) and text[-2] not in "零〇":
        # 三千五 and 一百二 leave a multiplier unsaid.
        digit *= last // 10
    return total + (digit or 0)


def is_overlong(printed: str) -> bool:
    """Whether the characters of a number are too many to be one."""
    if printed[0].isdigit():
        return sum(map(str.isdigit, printed)) > _MOST_DIGITS
    return len(printed) > _MOST_CHARACTERS


def parse_number(printed: str) -> Decimal | None:
    """Value of a number in digits or in Chinese characters; None for what is none."""
    if is_overlong(printed):
        return None
    if printed[0].isdigit():
        return Decimal(printed)
    value = parse_han(printed)
    return None if value is None else Decimal(value)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in a text, up to the multiplier that joins its unit."""

    start: int
    end: int
    value: Decimal
    scale: str
    """万 or 亿 after the number: it is printed with the unit."""
    over: bool
    """余 or 多 stands inside: 20余, 三十多."""
    han: bool
    round: bool = False
    """A bare 百, 千, 百万: said of quantities that were not counted."""


_ARABIC_NUMBER = re.compile(
    rf"(?P<number>{ARABIC})(?: ?(?P<more>[余多]|来(?=[个名人家条位万])))?"
    r"(?: ?(?P<scale>万亿|[百千]?[万亿]|百|千(?![米瓦克伏卡])))?(?P<more2>[余多])?"
)  # 20余  1,100余万  3万余  2.1万亿  5千
_HAN_NUMBER = re.compile(rf"(?P<number>{HAN})(?P<more>[余多几来])?(?P<scale>[万亿])?")
# 百余  三十多万  千亿
_MOST_DIGITS, _MOST_CHARACTERS, _TOO_LARGE = 15, 24, 10**16
"""What is longer or larger is no number of a report but a telephone book, a code or a broken file."""
_TAIL = re.compile(r"(?<=[^万亿])(?:万亿|[万亿])$|^[万亿]$")


def read_number(text: str, start: int) -> Number | None:
    """Read the number that begins at `start` of a text of folded width."""
    arabic = _ARABIC_NUMBER.match(text, start)
    if arabic:
        if is_overlong(arabic["number"]):
            return None
        over = bool(arabic["more"] or arabic["more2"])
        return Number(
            start, arabic.end(), parse_arabic(arabic["number"]), arabic["scale"] or "", over, False
        )
    han = _HAN_NUMBER.match(text, start)
    return _han_number(han) if han else None


def _han_number(match: re.Match[str]) -> Number | None:
    printed, scale = match["number"], match["scale"] or ""
    if is_overlong(printed):
        return None
    if not scale:
        tail = _TAIL.search(printed)
        # 三十二亿五千万 has no single multiplier: it stays one number.
        if tail and not re.search("[万亿]", printed[: tail.start()]):
            printed, scale = printed[: tail.start()], tail[0]
    value = parse_han(printed) if printed else 1
    if value is None or value >= _TOO_LARGE:
        return None
    bare = all(char in "百千万亿" for char in match["number"])
    return Number(
        match.start(), match.end(), Decimal(value), scale, bool(match["more"]), True, bare
    )
