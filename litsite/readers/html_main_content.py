"""Which element of a page holds the article.

The scoring is that of arc90's Readability (github.com/mozilla/readability): paragraphs give points
for length and punctuation to the elements around them, a container's name and the share of links in
it weigh in. What stands outside becomes furniture, so nothing is lost by a choice, and nothing is
chosen where a page has no running text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.language.blanks import squeeze
from litsite.readers.html_tree import Element, HtmlTree, Run

_SHORTEST = 20
"""Characters of a run that may be running text."""
_MARKS = re.compile(r"[，,。；;！!？?、：:]")
_NAME_PARTS = re.compile(r"[a-z]+|[\u4e00-\u9fff]+")
_GOOD = frozenset(
    "article artibody articlebody articlecontent articletext body content contents entry main news page post text txt "
    "detail details zoom editor endtext story con 正文".split()
)
_BAD = frozenset(
    "comment comments comt foot footer footnote header menu nav navbar related relate recommend recommended hot rank "
    "side sidebar share tool tools toolbar crumb crumbs breadcrumb copyright ad ads banner login more list links".split()
)
_NAMED_GOOD, _NAMED_BAD = 1.5, 0.4
"""What the name of a container does to its points; a bad one does it to those of all text in it."""
_NEAR = 30
"""Runs below the headline within which nearness counts."""
_HOLDERS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre".split())
"""Elements that hold one run: the points go to what they stand in."""
_EQUAL = 0.3
"""Share of the best score with which a sibling of the same make is another part of the text."""


@dataclass(slots=True)
class _Weight:
    name: float = 1.0
    chrome: float = 1.0
    linked: bool = False
    points: float = 0.0
    characters: int = 0
    in_links: int = 0

    def total(self) -> float:
        in_text = 1 - self.in_links / max(1, self.characters)
        return self.points * self.name * in_text


def find_main_content(tree: HtmlTree, headline: int | None = None) -> Element | None:
    """The element that holds the article's text; None where no running text stands in the page.

    `headline`: the run that prints the page's title: the text stands below it, and close.
    """
    weights: list[_Weight] = []
    for element in tree.elements:
        above = weights[element.parent.number] if element.parent is not None else _Weight()
        good, bad = _judge_name(element.names)
        weights.append(
            _Weight(
                name=_NAMED_GOOD if good and not bad else 1.0,
                chrome=_NAMED_BAD if bad and not good else above.chrome,
                linked=above.linked or element.tag == "a",
            )
        )
    for number, run in enumerate(tree.runs):
        own = weights[run.element.number]
        characters = sum(length for _, length in run.pieces)
        in_links = sum(length for one, length in run.pieces if weights[one.number].linked)
        own.characters += characters
        own.in_links += in_links
        if characters >= _SHORTEST and in_links * 2 <= characters and run.element.tag != "title":
            points = _points(tree, run) * own.chrome * _nearness(number, headline)
            _give_points(run, weights, points)
    for element in reversed(tree.elements):
        if element.parent is not None:
            above, own = weights[element.parent.number], weights[element.number]
            above.characters += own.characters
            above.in_links += own.in_links
    totals = [weight.total() for weight in weights]
    most = max(totals)
    return _with_its_like(tree.elements, totals, totals.index(most)) if most > 0 else None


def _judge_name(names: str) -> tuple[bool, bool]:
    parts = set(_NAME_PARTS.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()))
    return bool(parts & _GOOD), bool(parts & _BAD)


def _nearness(number: int, headline: int | None) -> float:
    if headline is None:
        return 1.0
    return 0.5 if number < headline else 1.0 + math.exp((headline - number) / _NEAR)


def _points(tree: HtmlTree, run: Run) -> float:
    text = squeeze("".join(tree.lines[s.line - 1][s.start : s.end] for s in run.spans))
    return 1.0 + len(_MARKS.findall(text)) + min(len(text) / 100, 3.0)


def _give_points(run: Run, weights: list[_Weight], points: float) -> None:
    """All to the container, half to what it stands in, a sixth to what that stands in."""
    holder = run.element.parent if run.element.tag in _HOLDERS else run.element
    for share in (1.0, 0.5, 1 / 6):
        if holder is None:
            return
        weights[holder.number].points += points * share
        holder = holder.parent


def _with_its_like(elements: Sequence[Element], totals: Sequence[float], best: int) -> Element:
    """Parts of one text in containers of one make, side by side: what holds them all."""
    chosen = elements[best]
    alike = any(
        one is not chosen
        and one.parent is chosen.parent
        and (one.tag, one.names) == (chosen.tag, chosen.names)
        and totals[one.number] >= _EQUAL * totals[best]
        for one in elements
    )
    return chosen.parent if alike and chosen.parent is not None else chosen
