"""Which labels an annotation allows each line.

An annotation names articles with their fields, headings with their lines, captions, and the furniture; it
was made to score articles, not labels. What it does not settle is left open: all labels are allowed there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from litsite.language.dates import find_date
from litsite.splitting.labelling.grammar import LABEL
from litsite.splitting.labelling.line_facts import Line

Labels = frozenset[str]
ANY: Labels = frozenset(LABEL.values())
FURNITURE: Labels = frozenset("FXSEMD")
OUTSIDE: Labels = FURNITURE | frozenset("Ggc")
"""Of lines in no article that are not called furniture either: a page's own headline is one."""
_HEAD_ROLES = {"title": "T", "kicker": "K", "subtitle": "U"}
_MOST_HEAD_LINES = 4
_LONGEST_HEADER = 60
_TAIL = 4
_RUN_IN = 1.3
"""A line so much longer than its heading is a paragraph with the heading run in."""


def allow_labels(lines: Sequence[Line], gold: Mapping[str, Any]) -> list[Labels]:
    """The labels of each line that agree with a document's annotation."""
    allowed = [OUTSIDE] * len(lines)
    furniture = set(gold.get("furniture") or ())
    optional = set(gold.get("furniture_optional") or ())
    for number, line in enumerate(lines):
        own = set(range(line.piece.line, line.piece.last_line + 1))
        if own <= furniture and not own & optional:
            allowed[number] = FURNITURE
    shared = Counter(line.piece.line for line in lines)
    for article in gold["articles"]:
        first, last = article["lines"]
        for number, line in enumerate(lines):
            own = {line.piece.line, line.piece.last_line}
            if min(own) <= last and max(own) >= first and not own <= furniture:
                allowed[number] = ANY
        inside = [
            number
            for number, line in enumerate(lines)
            if first <= line.piece.line
            and line.piece.last_line <= last
            and not {line.piece.line, line.piece.last_line} & (furniture | optional)
        ]
        settled = _settle_article([lines[number] for number in inside], article)
        for number, labels in zip(inside, settled, strict=True):
            # Where a source line holds several pieces, its number does not tell text from frame.
            apart = shared[lines[number].piece.line] == 1
            allowed[number] = labels if apart or (len(labels) == 1 and labels != {"P"}) else ANY
    return allowed


def _settle_article(lines: Sequence[Line], article: Mapping[str, Any]) -> list[Labels]:
    settled: dict[int, Labels] = {}
    body = _find_body(lines)
    for role, label in _HEAD_ROLES.items():
        for number in _find_run(lines, range(body), _texts(article.get(role))):
            settled.setdefault(number, frozenset(label))
    for number in range(body):
        settled.setdefault(number, _settle_header(lines[number], article))
    for section in article.get("sections") or ():
        for number, labels in _settle_heading(lines, section):
            if settled.get(number, frozenset("P")) != frozenset("T"):
                settled[number] = labels
    captions = [_plain(text) for text in article.get("captions") or ()]
    for number, line in enumerate(lines):
        own = _plain(line.text)
        if own in captions:
            settled[number] = frozenset("C")
        elif any(caption and caption in own for caption in captions):
            settled[number] = frozenset("CP")
    for number in range(max(body, len(lines) - _TAIL), len(lines)):
        settled.setdefault(number, frozenset("PW"))
    return [settled.get(number, frozenset("P")) for number in range(len(lines))]


def _find_body(lines: Sequence[Line]) -> int:
    """Where the first running text or salutation stands: what is above is a headline or belongs to one."""
    return next(
        (
            number
            for number, line in enumerate(lines)
            if line.prose or line.salutation or line.section_number
        ),
        len(lines),
    )


def _settle_header(line: Line, article: Mapping[str, Any]) -> Labels:
    """A line above the body that is no headline: the unit, the reporter, the day."""
    org = _texts(article.get("org"))
    if _plain(line.text) in org:
        return frozenset("OA")
    open_roles = {
        label for role, label in _HEAD_ROLES.items() if article.get(role) in ("*", None)
    } & ({"K", "U"} if "*" in (article.get("kicker"), article.get("subtitle")) else set())
    names = _texts(article.get("author"))
    dated = find_date(line.text) is not None
    named = any(name and name in _plain(line.text) for name in names)
    brief = len(line.text) <= _LONGEST_HEADER
    return frozenset({"A"} if brief and (dated or named) else {"A", "P", "H", "C"}) | open_roles


def _settle_heading(
    lines: Sequence[Line], section: Mapping[str, Any]
) -> Iterable[tuple[int, Labels]]:
    want = _plain(section["heading"])
    start = next(
        (
            n
            for n, line in enumerate(lines)
            if line.piece.line <= section["line"] <= line.piece.last_line
        ),
        None,
    )
    if start is None or not want:
        return
    if len(_plain(lines[start].text)) > _RUN_IN * len(want):
        yield start, frozenset("P")
        return
    run = _find_run(lines, range(start, min(start + _MOST_HEAD_LINES, len(lines))), [want])
    both = frozenset("HP") if section.get("optional") else frozenset("H")
    yield from ((number, both) for number in run or [start])


def _find_run(lines: Sequence[Line], places: Sequence[int], texts: Iterable[str]) -> list[int]:
    """The first lines among `places` that together say one of the texts."""
    for text in texts:
        for first in range(len(places)):
            said = ""
            for last in range(first, min(first + _MOST_HEAD_LINES, len(places))):
                said += _plain(lines[places[last]].text)
                if said == text:
                    return list(places[first : last + 1])
                if not text.startswith(said):
                    break
    return []


def _texts(value: object) -> list[str]:
    """The texts that an annotated value may be; a list means any of them, `*` none in particular."""
    options = value if isinstance(value, list) else [value]
    return [_plain(str(one)) for one in options if one not in (None, "*")]


def _plain(text: str) -> str:
    """Without marks, blanks and the forms of punctuation, which annotations print as they like."""
    return re.sub(r"[^\w]+", "", unicodedata.normalize("NFKC", text)).replace("_", "")
