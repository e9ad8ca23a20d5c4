"""A whole report read as a sequence: opening, then review, then plan, as all that stands in it says.

The best path is sought (Viterbi): a part changes easily at a heading of the first level, hardly within a
section, and a report seldom looks back again once it has turned to what comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from litsite.figures.placing.part_evidence import is_silent, opens, weigh_heading, weigh_paragraph
from litsite.model.article import Block

PartName = Literal["opening", "review", "plan"]
_PARTS: tuple[PartName, ...] = ("opening", "review", "plan")
_NEVER = -1e9
_AT_TOP, _AT_OPENING, _AT_SUB, _WITHIN = 1.0, 4.0, 12.0, 12.0
_BACK = 8.0
_LABEL = 24
_HEADED = 0.5
_LATER = re.compile(r"\s*[二三四五六]、")
_TURN_AT_NUMBER = -1.5
"""A report looks back first: with its second or third numbered part it rather turns than not."""
_ANNEX = ("附件", "附:", "附：")


@dataclass(frozen=True, slots=True)
class _Step:
    """What a block says of its part, and how dear a change of part is in front of it."""

    weight: float
    """Positive for a plan."""
    to_plan: float
    to_review: float
    ends_opening: float = 0.0
    """A heading has the part of what stands under it; only lines in front of all headings have none."""

    def gain(self, before: PartName, after: PartName) -> float:
        """What it adds to a path that goes from one part to another."""
        own = {"opening": -self.ends_opening, "review": -self.weight, "plan": self.weight}[after]
        if before == after or before == "opening":
            return own
        if after == "opening":
            return _NEVER
        return own - (self.to_plan if after == "plan" else self.to_review)


def decode_parts(blocks: Sequence[Block], year: int | None) -> tuple[PartName, ...]:
    """The part that each block stands in. `year`: in which the report was given."""
    came: list[dict[PartName, PartName]] = []
    scores: dict[PartName, float] = {"opening": 0.0, "review": 0.0, "plan": -_BACK}
    for step in _steps(blocks, year):
        chosen: dict[PartName, PartName] = {}
        following: dict[PartName, float] = {}
        for part in _PARTS:
            reached = {before: scores[before] + step.gain(before, part) for before in _PARTS}
            chosen[part] = max(_PARTS, key=reached.__getitem__)
            following[part] = reached[chosen[part]]
        came.append(chosen)
        scores = following
    part = max(_PARTS, key=scores.__getitem__)
    path: list[PartName] = []
    for chosen in reversed(came):
        path.append(part)
        part = chosen[part]
    return tuple(reversed(path))


def heads(block: Block) -> bool:
    """Whether it is a heading, or a line that serves as one: 2016年工作回顾:."""
    return block.kind == "heading" or (
        len(block.text) <= _LABEL and block.text.endswith((":", "：")) and "，" not in block.text
    )


def _steps(blocks: Sequence[Block], year: int | None) -> Iterator[_Step]:
    top = min((block.level for block in blocks if block.kind == "heading"), default=0)
    review_numbered = False
    for block in blocks:
        if not heads(block):
            yield _step_of_text(block, year)
            continue
        below = block.level > top
        weight = weigh_heading(block.text, year, below=below)
        if block.text.startswith(_ANNEX):
            yield _Step(weight, 0.0, 0.0, _HEADED)
        elif review_numbered and not below and _turns_silently(block.text):
            yield _Step(weight, _TURN_AT_NUMBER, _AT_TOP + _BACK, _HEADED)
        else:
            cost = _AT_SUB if below else _AT_TOP
            yield _Step(weight, cost, cost + _BACK, _HEADED)
        review_numbered |= weight < 0 and not below and block.text.startswith("一、")


def _turns_silently(heading: str) -> bool:
    return is_silent(heading) and _LATER.match(heading) is not None


def _step_of_text(block: Block, year: int | None) -> _Step:
    if block.kind not in ("paragraph", "measure"):
        return _Step(0.0, _WITHIN, _WITHIN + _BACK)
    part = opens(block.text, year)
    return _Step(
        weigh_paragraph(block.text, year),
        _AT_OPENING if part == "plan" else _WITHIN,
        (_AT_OPENING if part == "review" else _WITHIN) + _BACK,
    )
