"""Places that were taken: 第一位, 前三, 首位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from litsite.figures.quantities.quantity import Quantity
from litsite.language.chinese_numbers import HAN, parse_number
from litsite.model.figure import Qualifier

_RANK = re.compile(
    rf"(?:第(?P<ordinal>\d+|{HAN})(?P<unit>位|名)?|前(?P<top>\d+|{HAN})(?P<topunit>位|名)?|(?P<first>首位))"
)
_RANK_VERB = re.compile(
    r"(?:全国|全省|全市|全区|县区|省市|同类|[一二三四五六七八九十]+(?:区|区市|县))$|(?:居|列|位于|排名?|位次|跃升至?|升至|上升[至到]|提升[至到]|名列|位列|获|获得|荣获|夺得|跻身|进入|均?为|保持|蝉联|领跑|稳居|前移至?|进位至?)[^,;:。、“”]{0,16}$"
)
_RANK_END = re.compile(r"$|[,;:。!?、)”和与及]|的(?:好成绩|成绩|位置|佳绩)|,?并")
_FIRST = re.compile(r"首位(?![度])")


def read_rank(text: str, at: int) -> Quantity | None:
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
    value = parse_number(match["ordinal"] or match["top"])
    if value is None:
        return None
    qualifier: Qualifier | None = "under" if match["top"] else None
    return Quantity(
        match.start(), match.end(), match.start(), match.end(), value, None, unit or "位", "位",
        Decimal(1), "rank", qualifier, not text[at].isdigit(), False,
    )  # fmt: skip


def find_first_places(text: str) -> Iterator[Quantity]:
    """位居全市首位: a rank without a numeral."""
    for match in _FIRST.finditer(text):
        if _RANK_VERB.search(text, max(0, match.start() - 40), match.start()):
            yield Quantity(
                match.start(), match.end(), match.start(), match.end(), Decimal(1), None, "位",
                "位", Decimal(1), "rank", None, True, False,
            )  # fmt: skip
