"""Numbers as Chinese texts print them, as exact decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
"""Numerals of receipts and contracts."""
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
SCALES: dict[str, Decimal] = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
"""What may stand between a number and its unit, and is printed with the unit."""

THOUSANDS = "\u066c"
"""Stands for the comma inside 1,234 once `join_thousands` has told it from the mark between clauses."""
ARABIC = (
    rf"\d{{1,3}}(?:[,{THOUSANDS}]\d{{3}})+(?!\d|\.\d)"
    rf"|\d{{1,3}}(?:[,{THOUSANDS}]\d{{3}})+\.\d+|\d+(?:\.\d+)?"
)
HAN = r"[零〇一二三四五六七八九十百千万亿两]+"
HAN_DECIMAL = rf"{HAN}点[零〇一二三四五六七八九]+(?![十百千点分刻])"
"""一点七八, but not 九点五十."""
FORMAL = (
    r"(?:[壹贰叁肆伍陆柒捌玖][拾佰仟]|(?<![队入退大登放])[壹贰叁肆伍陆柒捌玖](?=[万亿]?[元圆]|[万亿][零壹贰叁肆伍陆柒捌玖])|(?<!收)拾(?=万?[元圆]))"
    r"[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]*"
)
"""壹佰贰拾万, 伍仟: words such as 队伍 and 收拾 lend these characters, so one alone counts only money."""

_SEPARATED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)")  # 23,876


def join_thousands(text: str) -> str:
    """The folded text with the commas inside numbers told from those that part clauses.

    >>> join_thousands("投资1,234.5亿元,增长5%") == f"投资1{THOUSANDS}234.5亿元,增长5%"
    True
    """
    return _SEPARATED.sub(lambda match: match[0].replace(",", THOUSANDS), text)


def parse_arabic(text: str) -> Decimal:
    """Value of ASCII digits, with or without thousands separators.

    >>> parse_arabic("1,234.50")
    Decimal('1234.50')
    """
    return Decimal(text.replace(",", "").replace(THOUSANDS, ""))


def parse_han(text: str) -> int | None:
    """Value of a number in Chinese characters; None for what is none (二百百, 三七).

    >>> parse_han("三千零五十"), parse_han("十二"), parse_han("百万"), parse_han("二〇二一")
    (3050, 12, 1000000, 2021)
    """
    if not text:
        return None
    text = text.translate(_FORMAL)
    if len(text) > 1 and all(char in DIGITS for char in text):
        # Digit by digit, as years are written; 三四 in a text means "three or four".
        digits = [DIGITS[char] for char in text]
        return int("".join(map(str, digits))) if len(text) == 4 else None
    total = 0
    for power in ("亿", "万"):
        # 万亿 is one multiplier: what stands before the last 亿 is a whole number.
        head, found, text = text.rpartition(power)
        if not found:
            continue
        # 九亿零一万: the nought says that a multiplier was passed over.
        many = parse_han(head.lstrip("零〇") if total else head) if head else 1
        if many is None:
            return None
        total += many * _LARGE[power]
        if not text:
            return total
    if total and len(text) == 1 and text in DIGITS:
        # 两万三 leaves the thousands unsaid; 两万零三 would have said 零.
        return total + DIGITS[text] * (10**3 if total % 10**8 else 10**7)
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
            digit = DIGITS[char]
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
        return _parse_mixed(printed.replace(",", "").replace(THOUSANDS, ""))
    whole, point, decimals = printed.partition("点")
    value = parse_han(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}.{''.join(str(DIGITS[char]) for char in decimals)}")


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
    r"(?: ?(?P<size>[百千](?=[万亿]))?(?P<scale>万亿|[万亿]|百|千(?![米瓦克伏卡])))?(?P<more2>[余多])?"
)  # 20余  1,100余万  3万余  2.1万亿  5千  8千亿
_DIGIT = "[1-9一二三四五六七八九两]"
_BELOW_TEN_THOUSAND = (
    rf"(?:\d{{4}}(?:\.\d+)?(?![\d年%‰])|{_DIGIT}千(?:{_DIGIT}百)?(?![百米瓦克伏卡])|{_DIGIT}百)"
)
_MIXED_NUMBER = re.compile(
    rf"(?P<number>\d+(?:亿(?:\d{{8}}(?!\d)|(?:\d{{1,4}}|{_DIGIT}千(?:{_DIGIT}百)?)(?P<more>[余多])?万(?:{_BELOW_TEN_THOUSAND})?)"
    rf"|万{_BELOW_TEN_THOUSAND}|千{_DIGIT}百(?![万亿])))(?P<more2>[余多])?"
)  # 13万2千  3万4000  1亿2000万
_PLAIN_DIGITS = str.maketrans("一二三四五六七八九两余多", "1234567892  ")
_HAN_DECIMAL = re.compile(
    rf"(?P<number>{HAN_DECIMAL})(?P<more>[余多])?(?P<scale>万亿|[万亿])?"
)  # 一点七八万亿
_HAN_NUMBER = re.compile(rf"(?P<number>{FORMAL}|{HAN})(?P<more>[余多几来])?(?P<scale>[万亿])?")
# 百余  三十多万  千亿  壹佰贰拾万
_MOST_DIGITS, _MOST_CHARACTERS, _TOO_LARGE = 15, 24, 10**16
"""What is longer or larger is no number of a report but a telephone book, a code or a broken file."""
_TAIL = re.compile(r"(?<=[^万亿])(?:万亿|[万亿])$|^[万亿]$")


def read_number(text: str, start: int) -> Number | None:
    """Read the number that begins at `start` of a text of folded width."""
    mixed = _MIXED_NUMBER.match(text, start)
    if mixed:
        over = bool(mixed["more"] or mixed["more2"])
        return Number(start, mixed.end(), _parse_mixed(mixed["number"]), "", over, False)
    arabic = _ARABIC_NUMBER.match(text, start)
    if arabic:
        if is_overlong(arabic["number"]):
            return None
        over = bool(arabic["more"] or arabic["more2"])
        value = parse_arabic(arabic["number"])
        if arabic["size"]:
            # 8千亿元 is printed as 千亿元 is: so many 亿元.
            value = Decimal(format((value * SCALES[arabic["size"]]).normalize(), "f"))
        return Number(start, arabic.end(), value, arabic["scale"] or "", over, False)
    decimal = _HAN_DECIMAL.match(text, start)
    if decimal and (value_of := parse_number(decimal["number"])) is not None:
        over = bool(decimal["more"])
        return Number(start, decimal.end(), value_of, decimal["scale"] or "", over, True)
    han = _HAN_NUMBER.match(text, start)
    return _han_number(han) if han else None


def _parse_mixed(printed: str) -> Decimal:
    """Value of digits with multipliers among them.

    >>> _parse_mixed("13万2千"), _parse_mixed("1亿5千万")
    (Decimal('132000'), Decimal('150000000'))
    """
    rest = printed.translate(_PLAIN_DIGITS).replace(" ", "")
    total = Decimal(0)
    for scale in "亿万千百":
        head, found, tail = rest.partition(scale)
        if found:
            total += _parse_mixed(head) * SCALES[scale]
            rest = tail
    return total + Decimal(rest or 0)


def _han_number(match: re.Match[str]) -> Number | None:
    printed, scale = match["number"], match["scale"] or ""
    if is_overlong(printed):
        return None
    if not scale:
        tail = _TAIL.search(printed)
        # 三十二亿五千万 has no single multiplier: it stays one number.
        if tail and not re.search("[万亿]", printed[: tail.start()]):
            printed, scale = printed[: tail.start()], tail[0]
        elif printed == "万亿":
            # So many 亿, as 千亿 is.
            printed, scale = "万", "亿"
    value = parse_han(printed) if printed else 1
    if value is None or value >= _TOO_LARGE:
        return None
    bare = all(char in "百千万亿" for char in match["number"])
    return Number(
        match.start(), match.end(), Decimal(value), scale, bool(match["more"]), True, bare
    )
