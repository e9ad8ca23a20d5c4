"""Among whom a place was taken: 居|全省|第三位, 在|全省62个贫困县|中排名第五, 列|青岛各区市|第1位."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.quantities.quantity import Quantity
from litsite.language.word_lists import alternatives, load_words, short_choices

_ROOM = "figures/quantities"
_ANY = short_choices(_ROOM)
_VERBS = alternatives(load_words(_ROOM, "place_verbs"))
_WHOLE = rf"(?:{_ANY['ranked_among']}|[\u4e00-\u9fff]{{2,3}}(?:省|市|自治区))"
_KIND = rf"(?:\d{{1,3}}个|[一二三四五六七八九十]{{1,3}})?[\u4e00-\u9fff]{{0,4}}(?:{_ANY['ranked_kinds']})"
_SPOKEN = re.compile(
    rf"(?P<lead>[在居列由从])?(?P<among>(?:{_ANY['ranked_among']})(?:{_KIND})?)[中内]?(?:{_VERBS}|[排均]){{0,2}}$"
)  # 全国排名|第八
_LED = re.compile(
    rf"(?P<lead>[在由从]|{_VERBS})(?P<among>{_WHOLE}?(?:{_KIND})|{_WHOLE})[中内]?(?:{_VERBS}|[排均]){{0,2}}$"
)  # 列青岛十区市|第2位
_VERB_ALONE = re.compile(rf"[均都]?(?:{_VERBS})[^,;。]{{0,4}}$")  # 排名|第二
_GOES_ON = re.compile(rf"[、,和与及]|,?[\u4e00-\u9fff]{{0,2}}(?:{_VERBS})|[升到至]{{1,2}}")
_NEAR = 48
"""Characters in front of a rank that may say among whom it is."""


@dataclass(frozen=True, slots=True)
class RankField:
    """Among whom, and where the words begin that lead to the rank."""

    among: str
    """Empty where the words lead to the rank and do not say it."""
    start: int


def find_field(before: str) -> RankField | None:
    """What the words in front of a rank say; None where they do not even lead to it."""
    first = max(0, len(before) - _NEAR)
    found = [one for rule in (_SPOKEN, _LED) if (one := rule.search(before, first))]
    if found:
        widest = min(found, key=re.Match.start)
        return RankField(widest["among"], widest.start())
    alone = _VERB_ALONE.search(before, first)
    return RankField("", alone.start()) if alone else None


def fields_of_ranks(
    text: str, quantities: Sequence[Quantity], clauses: Sequence[int]
) -> list[str | None]:
    """Among whom each rank of a folded sentence was taken; `clauses`: where theirs begin."""
    fields: list[str | None] = []
    for index, (own, clause) in enumerate(zip(quantities, clauses, strict=True)):
        field = find_field(text[clause : own.start]) if own.sort == "rank" else None
        among = field.among if field else ""
        if own.sort == "rank" and not among and index:
            last = quantities[index - 1]
            # 由全省第八位上升到第五位, 居全国第1、第2位: said once for both.
            if last.sort == "rank" and _GOES_ON.fullmatch(text, last.end, own.start):
                among = fields[-1] or ""
        fields.append(among or None)
    return fields
