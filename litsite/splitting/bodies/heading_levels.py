"""How deep each heading stands within its article."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

MAX_LEVEL = 3
_FEWEST_ASKED = 2
_STYLES = "appendix plain-root chapter part han han_paren arabic arabic_paren circled".split()
_RANK = {style: rank for rank, style in enumerate(_STYLES)}
"""What stands under what: the higher under the lower."""


@dataclass(frozen=True, slots=True)
class HeadingShape:
    """What the level of a heading depends on."""

    style: str
    """A numbering style, `appendix`, or `plain`."""
    value: int = 0
    """The number."""
    rows: int = 1
    """Over how many lines it was set."""
    paragraphs: int = 1
    """How many blocks stand under it before the next heading."""
    hint: int = 0
    """Level that the format gave (h2 → 2), 0 where none."""
    question: bool = False
    """Whether it ends in a question mark."""
    parallel: bool = False
    """Whether it is one of several in a row that are built alike, below one that is not."""


def assign_levels(shapes: Sequence[HeadingShape]) -> list[int]:
    """Return 1–3 for each heading.

    Formats that say levels are believed. Numbers nest by style. Plain headings without numbers nest
    by the number of rows, if the larger ones regularly have several smaller ones under them, and
    questions stand under the names of those who were asked.
    """
    if shapes and all(shape.hint for shape in shapes):
        depths = sorted({shape.hint for shape in shapes})
        return [min(depths.index(shape.hint) + 1, MAX_LEVEL) for shape in shapes]
    if all(shape.style == "plain" for shape in shapes):
        return _levels_of_questions(shapes) or _levels_by_rows(shapes)
    return _levels_by_number(shapes)


def _levels_by_number(shapes: Sequence[HeadingShape]) -> list[int]:
    plain_is_root = _plain_heads_numbers(shapes)
    stack: list[int] = []
    levels = []
    for shape in shapes:
        if shape.style == "plain" and (shape.parallel or not plain_is_root):
            # An unnumbered heading between numbers stands under what is open and opens nothing.
            levels.append(min(len(stack) + 1, MAX_LEVEL))
            continue
        rank = _RANK["plain-root" if shape.style == "plain" else shape.style]
        while stack and stack[-1] >= rank:
            stack.pop()
        stack.append(rank)
        levels.append(min(len(stack), MAX_LEVEL))
    return levels


def _plain_heads_numbers(shapes: Sequence[HeadingShape]) -> bool:
    """Return whether plain headings stand above numbered ones.

    They do where the article opens with one and another is followed by a first number. A single
    one with text of its own is the title of an annex, or a line that is no heading.
    """
    heads = [
        before.style == "plain" and after.style != "plain" and after.value == 1
        for before, after in itertools.pairwise(shapes)
    ]
    parts = sum(
        shape.style == "plain" and (head or shape.paragraphs > 0)
        for shape, head in zip(shapes, [*heads, False], strict=True)
    )
    return shapes[0].style == "plain" and parts >= 2 and any(heads)


def _levels_of_questions(shapes: Sequence[HeadingShape]) -> list[int]:
    """Levels where each of several headings stands right above questions; none otherwise."""
    parents = [
        not shape.question and shape.paragraphs == 0 and after.question
        for shape, after in itertools.pairwise(shapes)
    ]
    others = sum(not shape.question for shape in shapes)
    if sum(parents) < _FEWEST_ASKED or sum(parents) * 2 < others:
        return []
    return [2 if shape.question else 1 for shape in shapes]


def _levels_by_rows(shapes: Sequence[HeadingShape]) -> list[int]:
    largest = max((shape.rows for shape in shapes), default=1)
    parents = [index for index, shape in enumerate(shapes) if shape.rows == largest]
    if largest > 1 and len(parents) >= 2 and parents[0] == 0:
        bounds = [*parents[1:], len(shapes)]
        children = [end - start - 1 for start, end in zip(parents, bounds, strict=True)]
        few_of_their_own = sum(shapes[parent].paragraphs <= 2 for parent in parents)
        if sum(count >= 2 for count in children) * 2 > len(parents) and few_of_their_own == len(
            parents
        ):
            return [1 if shape.rows == largest else 2 for shape in shapes]
    return [1] * len(shapes)
