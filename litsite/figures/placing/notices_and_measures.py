"""Notices, plans and lists of measures: their genre and how they speak say that they tell what shall be done.

What an office sends out speaks of what is to come, unless a sentence says that it was done. Every sign is a
number, positive for what is to come; the weights were set by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.figures.placing.part_evidence import weigh_heading, weigh_paragraph, weigh_statement
from litsite.language.word_lists import short_choices
from litsite.model.article import Block

_ANY = short_choices("figures/placing")
_GENRE = re.compile(
    rf"(?:{_ANY['genres_of_intentions']})(?:[（(].{{1,16}}[）)])?(?:》?的通知)?$"
)  # 石桥县关于促进消费的若干措施（试行）
_TOLD_OF = re.compile(rf"(?:{_ANY['telling_of_a_document']})")  # 石桥县出台促进消费若干措施
_DONE = re.compile(rf"(?:{_ANY['marks_of_deeds_done']})")
_BY_GENRE, _BY_KIND, _TOLD, _BY_MARK = 4.0, 1.0, -4.0, 1.6
_LEAST = 3.0


def says_what_shall_be_done(
    kind: str | None, title: str | None, blocks: Sequence[Block], year: int | None
) -> bool:
    """Whether a text that is no report tells of intentions: by its title, its kind and how it speaks."""
    named = re.sub(r"\s", "", title or "")
    genre = _GENRE.search(named) is not None
    if not genre and kind != "notice":
        return False
    weight = _BY_GENRE * genre + _BY_KIND * (kind == "notice")
    if kind != "notice" and _TOLD_OF.search(named):
        weight += _TOLD
    weights = [weigh_paragraph(block.text, year) for block in blocks if block.kind != "heading"]
    weight += sum(weights) / max(1, len(weights))
    return weight >= _LEAST


def looks_back(heading: str, year: int | None) -> bool:
    """Whether what stands under a heading of such a text says what was done: 一、工作回顾."""
    return weigh_heading(heading, year) < 0


def says_it_was_done(statement: str, year: int | None) -> bool:
    """Whether the words of one statement speak of a deed done: 已建成12家, 累计投入3亿元."""
    return weigh_statement(statement, year) - _BY_MARK * len(_DONE.findall(statement)) < 0
