"""When two wordings name the same indicator."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from litsite.language.word_lists import alternatives, load_words, short_choices
from litsite.model.library import IndicatorName

_ANY = short_choices("figures/series")
_OWN_AREA = {"区": "全我本该", "市": "全我本该", "县": "全我本该"}
_TOTALS = re.compile(r"^累计(?=.)")
_ATTAINED = re.compile(
    rf"(?<!未)(?:{_ANY['attaining_verbs']})(?=(?!.{{0,200}}投资额?$).{{1,12}}"
    rf"(?:{alternatives(load_words('figures/series', 'attained_quantities'))})$)"
)  # 完成一般公共预算收入, 数字经济板块实现营收
_ATTAINED_ALONE = re.compile(
    rf"^(?:{_ANY['attaining_verbs']})(?=(?:{alternatives(load_words('figures/series', 'attained_alone'))})$)"
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.\-–—~](?=\d)")  # 3-5, 2.5
_WEAK_LENGTH = 2


@lru_cache(maxsize=65536)
def plain_name(name: str, place: str | None) -> tuple[str, bool]:
    """Return the name without what cannot change its meaning, and whether it said 累计.

    Width, letter case, punctuation and quotes go; so do the place of the figure itself (全区,
    the district's name at the start) and 完成, 实现 or 达到 before the name of a quantity: 完成进出口额
    is 进出口额. They stay before things and 投资 (完成投资 is not 投资), and 新增, 年均, 总 and the like
    always stay. 累计 goes, because it is said of the span.
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    text = "".join(
        char
        for index, char in enumerate(text)
        if unicodedata.category(char)[0] not in "PZC" or _BETWEEN_DIGITS.match(text, index)
    )
    text = _without_place(text, place)
    bare = _TOTALS.sub("", text)
    return _ATTAINED_ALONE.sub("", _ATTAINED.sub("", bare)), bare != text


def _without_place(text: str, place: str | None) -> str:
    if not place:
        return text
    if text.startswith(place) and len(text) > len(place) + 1:
        return text[len(place) :]
    area = place[-1]
    if text[1:2] == area and text[:1] in _OWN_AREA.get(area, "") and len(text) > 3:
        return text[2:]
    return text


def is_weak(name: str) -> bool:
    """Whether a plain name is one short word (国家, 项目, 税收): it leans on its sentence."""
    return len(name) <= _WEAK_LENGTH


def read_aliases(indicators: Sequence[IndicatorName], place: str | None) -> dict[str, str]:
    """Plain form of every listed name → the main name. The first to claim a form has it."""
    aliases: dict[str, str] = {}
    for one in indicators:
        for name in (one.name, *one.aliases):
            aliases.setdefault(plain_name(name, place)[0], one.name)
    return aliases
