"""Which words in front of a number and behind it are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.figures.placing.periods import Period
from litsite.figures.quantities.quantity import Quantity
from litsite.figures.quantities.units import LABEL_IN_FRONT
from litsite.figures.reading.clauses import Clause
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/reading")
RUN_OF_YEARS = re.compile(
    rf"(?:{_ANY['runs']})[一二三四五六七八九十两\d-]+(?:年|个月|届|次)"
)  # 连续三年
_EARLIER = re.compile(
    r"(?:是|为|相当于|达到?)(?:19|20)\d{2}年(?:末|底|全年|同期)?的?(?:约|近)?$"
)  # 产值是2020年的1.2倍
_COMPARING = frozenset({"multiple", "percent"})
_STAGE = re.compile(rf"^(?:{_ANY['stages']})$")


def cut_out(text: str, start: int, end: int, periods: Sequence[Period]) -> str:
    """The text without the periods that stand in it: they are no part of what is measured."""
    pieces = []
    for period in periods:
        if period.start < end and start < period.end:
            pieces.append(text[start : max(period.start, start)])
            start = min(period.end, end)
    pieces.append(text[start:end])
    return "".join(pieces).strip()


def words_in_front(
    text: str, flat: str, quantity: Quantity, clause: Clause, periods: Sequence[Period]
) -> str:
    """The words of the clause in front of a number that no other figure claims."""
    left = clause.own_start
    if left > clause.start:
        # What stands before the first 、 belongs to the figure before: 27处整治、140万平方米工程.
        gap = flat[left : quantity.start]
        left += gap.find("、") + 1 if gap.find("、") > 0 else 0
        if re.fullmatch(r"[^,;。:、]{0,16}[和与及]", gap):
            left = quantity.start
    opened = flat.rfind("(", left, quantity.start)
    if opened >= 0 and ")" not in flat[opened : quantity.start]:
        left = opened + 1
    end = quantity.start
    if quantity.sort in _COMPARING and (earlier := _EARLIER.search(text, left, end)):
        end = earlier.start()
    # 卫生服务中心(站)597个 has its unit behind it: what stands in brackets is no label.
    unlabelled = not text[quantity.unit_end - 1].isdigit()
    label = None if unlabelled else LABEL_IN_FRONT.search(text, left, end)
    return cut_out(text, left, label.start() if label else end, periods)


def words_behind(
    text: str,
    flat: str,
    quantity: Quantity,
    clause: Clause,
    following: Quantity | None,
    periods: Sequence[Period],
) -> str:
    """The words behind a unit, up to the next figure; empty where a list goes on."""
    begin = quantity.end
    if text[quantity.start - 1 : quantity.start] in ("“", '"'):
        begin += text[begin : begin + 1] in ("”", '"')
    right = text[begin : clause.own_end]
    if re.match(r"[、和与及,并)(]|以及", right):
        return ""
    if right.startswith("的"):
        # 总投资310亿元的15个项目: a lone 的 leads to the count behind it.
        counts_on = following is not None and following.sort != "percent"
        return RUN_OF_YEARS.sub("", right) if len(right) > 1 or counts_on else ""
    listed = flat[begin : clause.own_end].find("、")
    if following is not None and clause.own_end == following.start and listed >= 0:
        right = right[:listed]
    right = re.sub(r"^等(?=.)", "", cut_out(text, begin, begin + len(right), periods))
    right = re.sub(r"(?:[、和及以并]|(?<!参)与|以及)$", "", right)
    right = RUN_OF_YEARS.sub("", right).strip()
    return "" if _STAGE.match(right) else right
