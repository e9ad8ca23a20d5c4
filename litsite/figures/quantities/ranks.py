"""Places that were taken: 第一位, 前三, 首位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from litsite.figures.quantities.quantity import Quantity, spelt_whole
from litsite.language.chinese_numbers import HAN, parse_number
from litsite.language.word_lists import alternatives, load_words, short_choices
from litsite.model.figure import Qualifier

_ANY = short_choices("figures/quantities")
_RANK = re.compile(rf"(?:第(?P<ordinal>\d+|{HAN})|前(?P<top>\d+|{HAN}))(?P<unit>位|名)?")
_RANK_VERB = re.compile(
    rf"(?:{_ANY['ranked_among']}|[一二三四五六七八九十]{{1,4}}(?:区|区市|县))$"
    rf"|(?:{alternatives(load_words('figures/quantities', 'place_verbs'))})[^,;:。、“”]{{0,16}}$"
)
_RANK_END = re.compile(rf"$|[,;:。!?、)”和与及]|的(?:{_ANY['honours']})|,?并")
_FIRST = re.compile(r"首位(?!度)")
_PUT_FIRST = re.compile(rf"(?:{_ANY['putting_first']})(?:了|更加突出的)?$")
_NEAR = 40


def read_rank(text: str, at: int) -> Quantity | None:
    """第一位, 前三位, and 第一 where nothing follows that it could number."""
    start = at - 1
    match = _RANK.match(text, start) if start >= 0 else None
    value = parse_number(match["ordinal"] or match["top"]) if match else None
    if not match or value is None or _puts_first(text, match.start()):
        return None
    ends = _RANK_END.match(text, match.end())
    if not match["unit"] and not (ends and _is_led_to(text, match.start())):
        return None
    if match["top"] and not ends:
        return None
    qualifier: Qualifier | None = "under" if match["top"] else None
    rank = spelt_whole(match, value, "位", "rank", qualifier, han=not text[at].isdigit())
    return replace(rank, unit=match["unit"] or "位")


def find_first_places(text: str) -> Iterator[Quantity]:
    """位居全市首位: a rank without a numeral."""
    for match in _FIRST.finditer(text):
        if _is_led_to(text, match.start()) and not _puts_first(text, match.start()):
            yield spelt_whole(match, Decimal(1), "位", "rank")


def _is_led_to(text: str, at: int) -> bool:
    return bool(_RANK_VERB.search(text, max(0, at - _NEAR), at))


def _puts_first(text: str, at: int) -> bool:
    """把发展放在第一位: that it comes before all others is no place taken among them."""
    return _PUT_FIRST.search(text, max(0, at - _NEAR), at) is not None
