"""Where a page prints the title of its article.

A headline is what agrees with the title in the page's head, or what an `<h1>` marks, above the text.
One element may print more than the title (`原创`, a label, a deck): then only the title's own
characters are the headline.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from litsite.model.source import Span
from litsite.readers.html_tree import Element, HtmlTree, Run

_LEAST = 1.5
_SHORTEST_PART = 8
_SHORTEST_TITLE = 6
_OPENING, _CLOSING = "“‘《〈「『【（([", "”’》〉」』】）)]？！?!…。%％"
_BY_TAG = {"h1": 2.0, "h2": 1.0, "h3": 0.5}
_HEADINGS = frozenset("h1 h2 h3 h4".split())
_AGREES = 3.0
_FAR = 0.02


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline in a run; `before` and `after` are what else stands in it, `after` a deck."""

    run: int
    before: tuple[Span, ...]
    title: tuple[Span, ...]
    after: tuple[Span, ...]
    others: frozenset[int] = frozenset()
    """Runs beside it that print more of the title: one element a line."""


@dataclass(frozen=True, slots=True)
class _Gist:
    """Letters and digits of a text, widths folded, each with its place."""

    text: str
    places: tuple[tuple[int, int], ...]


def find_anchor(tree: HtmlTree, titles: Sequence[str]) -> int | None:
    """The run that prints the page's own title, before anything is known of where the text stands."""
    wordings = _fold_all(titles)
    best: tuple[float, int] | None = None
    for number, run in enumerate(tree.runs):
        if run.element.tag == "title":
            continue
        agreement, _ = _agree(_gist(tree, run).text, wordings)
        score = agreement + _by_markup(run)
        if agreement >= _AGREES and score >= _AGREES and (best is None or score > best[0]):
            best = score, number
    return best[1] if best else None


def find_headline(
    tree: HtmlTree,
    inside: Sequence[bool],
    hints: Sequence[frozenset[str]],
    titles: Sequence[str],
) -> Headline | None:
    """The best printed headline above or at the head of the text, else `<title>` without the site's
    name; None where nothing speaks for one.

    `inside` and `hints`: of each run, whether it belongs to the text, and what its elements say.
    """
    first = next((n for n, within in enumerate(inside) if within), 0)
    wordings = _fold_all(titles)
    best: tuple[float, int, tuple[int, int]] | None = None
    for number, run in enumerate(tree.runs[: _head_end(tree, inside, first)]):
        gist = _gist(tree, run)
        if run.element.tag == "title" or not 2 <= len(gist.text) <= 200:
            continue
        agreement, part = _agree(gist.text, wordings)
        # Lists of links and breadcrumbs stand far above; what is near the text is its headline.
        score = agreement + _by_markup(run) - _FAR * max(0, first - number)
        score -= 3.0 * ("link" in hints[number]) + 1.0 * ("nav" in hints[number])
        if best is None or score >= best[0]:
            best = score, number, part
    if best is None or best[0] < _LEAST:
        return _from_title(tree, wordings)
    _, number, part = best
    headline = _cut(tree, number, _gist(tree, tree.runs[number]), part)
    return replace(headline, others=_more_of_it(tree, number, wordings))


def find_headings_beside(tree: HtmlTree, headline: Headline) -> list[int]:
    """Runs in heading elements right above and below the headline: its kicker and subtitle."""
    parent = tree.runs[headline.run].element.parent
    found: list[int] = []
    for step in (1, -1):
        number = headline.run + step
        while 0 <= number < len(tree.runs):
            element = tree.runs[number].element
            if element.parent is not parent or element.tag not in _HEADINGS:
                break
            found.append(number)
            number += step
    return found


def _more_of_it(tree: HtmlTree, number: int, wordings: Sequence[str]) -> frozenset[int]:
    """The runs above and below with which the headline is still one stretch of the title."""
    text = _gist(tree, tree.runs[number]).text
    found: set[int] = set()
    for step in (1, -1):
        other = number + step
        while 0 <= other < len(tree.runs) and tree.runs[other].element.tag != "title":
            own = _gist(tree, tree.runs[other]).text
            joined = text + own if step > 0 else own + text
            if not own or not any(joined in wording for wording in wordings):
                break
            found.add(other)
            text = joined
            other += step
    return frozenset(found)


def _from_title(tree: HtmlTree, wordings: Sequence[str]) -> Headline | None:
    number = next((n for n, run in enumerate(tree.runs) if run.element.tag == "title"), None)
    if number is None:
        return None
    gist = _gist(tree, tree.runs[number])
    fits = [
        len(one) for one in wordings if len(one) >= _SHORTEST_TITLE and gist.text.startswith(one)
    ]
    return _cut(tree, number, gist, (0, min(fits))) if fits else None


def _head_end(tree: HtmlTree, inside: Sequence[bool], first: int) -> int:
    """The title stands above the first paragraph of the text; that is looked at too."""
    for number in range(first, len(inside)):
        size = sum(length for _, length in tree.runs[number].pieces)
        if inside[number] and size >= 60 and tree.runs[number].element.tag not in _BY_TAG:
            return number
    return min(len(inside), first + 6)


def _by_markup(run: Run) -> float:
    score = max((_BY_TAG.get(one.tag, 0.0) for one in _around(run.element)), default=0.0)
    names = run.element.names.lower()
    return score + 1.0 * ("title" in names or "headline" in names or "标题" in names)


def _around(element: Element) -> list[Element]:
    return [one for one in (element, element.parent) if one is not None]


def _agree(text: str, wordings: Sequence[str]) -> tuple[float, tuple[int, int]]:
    whole = 0, len(text)
    best = 0.0, whole
    for wording in wordings:
        if text == wording:
            return 5.0, whole
        at = text.find(wording)
        if at >= 0 and len(wording) >= _SHORTEST_PART and at <= 16:
            best = max(best, (4.0, (at, at + len(wording))))
        elif wording.find(text) >= 0 and len(text) >= max(_SHORTEST_PART, len(wording) // 2):
            best = max(best, (3.0, whole))
    return best


def _cut(tree: HtmlTree, number: int, gist: _Gist, part: tuple[int, int]) -> Headline:
    start, end = part
    run = tree.runs[number]
    characters = [
        (span.line, column, tree.lines[span.line - 1][column])
        for span in run.spans
        for column in range(span.start, span.end)
    ]
    order = {(line, column): n for n, (line, column, _) in enumerate(characters)}
    first = order[gist.places[start]] if start else 0
    last = order[gist.places[end - 1]] + 1 if end < len(gist.places) else len(characters)
    while first and characters[first - 1][2] in _OPENING:
        first -= 1
    while last < len(characters) and characters[last][2] in _CLOSING:
        last += 1
    before, title, after = characters[:first], characters[first:last], characters[last:]
    return Headline(number, _spans(before), _spans(title), _spans(after))


def _spans(characters: Sequence[tuple[int, int, str]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for line, column, _ in characters:
        if spans and spans[-1].line == line and spans[-1].end == column:
            spans[-1] = Span(line, spans[-1].start, column + 1)
        else:
            spans.append(Span(line, column, column + 1))
    return tuple(spans)


def _gist(tree: HtmlTree, run: Run) -> _Gist:
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for span in run.spans:
        line = tree.lines[span.line - 1]
        for column in range(span.start, span.end):
            for letter in _fold(line[column]):
                letters.append(letter)
                places.append((span.line, column))
    return _Gist("".join(letters), tuple(places))


def _fold_all(titles: Sequence[str]) -> list[str]:
    return [folded for title in titles if len(folded := _fold(title)) >= 4]


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in folded if char.isalnum())
