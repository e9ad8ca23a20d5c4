"""One sentence with its quantities: what stands beside each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.naming.clauses import Around
from litsite.figures.naming.noun_phrases import REACHING_TAIL, SPAN, clean_left
from litsite.figures.quantities.quantities import Quantity
from litsite.figures.quantities.statement_kinds import Reading

_STAGE = re.compile(r"^(?:台阶|大关|关口|门槛|目标)$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A folded sentence, its figures and their surroundings; all sequences are of one length."""

    text: str
    flat: str
    """The text with quoted and bracketed parts blotted out."""
    quantities: Sequence[Quantity]
    readings: Sequence[Reading]
    around: Sequence[Around]
    blanks: Sequence[tuple[int, int]]
    """Where periods stand: they are no part of what is measured."""

    def left(self, index: int) -> str:
        """The words of the clause before a number that no other figure claims."""
        around, quantity = self.around[index], self.quantities[index]
        left = around.left
        if left > around.clause:
            # What stands before the first 、 belongs to the figure before: 27处整治、140万平方米工程.
            gap = self.flat[left : quantity.start]
            left += gap.find("、") + 1 if gap.find("、") > 0 else 0
            if re.fullmatch(r"[^,;。:、]{0,16}[和与及]", gap):
                left = quantity.start
        opened = self.flat.rfind("(", left, quantity.start)
        if opened >= 0 and ")" not in self.flat[opened : quantity.start]:
            left = opened + 1
        return self.cut(left, quantity.start)

    def right(self, index: int) -> str:
        """The words behind a unit, up to the next figure; empty where a list goes on."""
        around, quantity = self.around[index], self.quantities[index]
        begin = quantity.end
        if self.text[quantity.start - 1 : quantity.start] in ("“", '"'):
            begin += self.text[begin : begin + 1] in ("”", '"')
        right = self.text[begin : around.right]
        flat = self.flat[begin : around.right]
        if re.match(r"[、和与及,并)(]|以及", right):
            return ""
        if right.startswith("的"):
            return SPAN.sub("", right) if len(right) > 1 or self.counts_behind(index) else ""
        following = index + 1 < len(self.quantities) and (
            around.right == self.quantities[index + 1].start
        )
        if following and "、" in flat:
            right = right[: flat.index("、")]
        right = re.sub(r"^等(?=.)", "", self.cut(begin, begin + len(right)))
        right = re.sub(r"(?:[、和及以并]|(?<!参)与|以及)$", "", right)
        right = SPAN.sub("", right).strip()
        return "" if _STAGE.match(right) else right

    def cut(self, start: int, end: int) -> str:
        """The text without the periods that stand in it."""
        pieces = []
        for a, b in self.blanks:
            if a < end and start < b:
                pieces.append(self.text[start : max(a, start)])
                start = min(b, end)
        pieces.append(self.text[start:end])
        return "".join(pieces).strip()

    def counts_behind(self, index: int) -> bool:
        """Whether the clause goes on with a count: 总投资310亿元的15个项目."""
        behind = self.quantities[index + 1 : index + 2]
        return bool(behind) and behind[0].sort != "percent"

    def before(self, clause: int) -> tuple[int, str]:
        """Start and text of the clause before the one that begins at `clause`."""
        end = max(0, clause - 1)
        floor = max(0, end - 160)
        start = max(floor, max(self.flat.rfind(mark, floor, end) for mark in ",;:。!? ") + 1)
        return start, self.text[start:end]

    def joined(self, index: int) -> bool:
        """Whether a figure and the next are items of one list."""
        gap = self.text[self.quantities[index].end : self.quantities[index + 1].start]
        return bool(re.fullmatch(r"(?:[、和与及]|和?(?:提高|下降|增长|上升|降低|减少|改善))+", gap))

    def clause_before(self, clause: int) -> str:
        """What the clause before the one that begins at `clause` speaks of."""
        before = re.split(r"[,;:。]", self.flat[max(0, clause - 160) : max(0, clause - 1)])[-1]
        return clean_left(self.text[clause - 1 - len(before) : max(0, clause - 1)], REACHING_TAIL)
