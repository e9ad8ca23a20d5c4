"""Where the fields of an article stand in its source, and what else they could have been."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from litsite.language.blanks import squeeze
from litsite.language.dates import find_date
from litsite.language.divisions import find_divisions
from litsite.language.folding import fold_for_reading
from litsite.language.gazetteer import Gazetteer
from litsite.model.account import Rival
from litsite.model.article import FIELDS, ParsedArticle
from litsite.model.hints import SourceHints
from litsite.model.source import Document
from litsite.splitting.building.settled_fields import find_article
from litsite.splitting.split_result import Split

_HEADLINE_FIELDS = ("title", "kicker", "subtitle", "org")
"""Fields that are named as the header's lines are."""
_SHORTEST_VALUE = 2
_NEAR = 6
"""How many lines above and below an article may say something of it."""

Find = Callable[[str], set[str]]


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """A field, and the line that says it."""

    name: str
    value: str | None
    line: int | None
    """The first line that says it; None where it was derived, or stands nowhere."""
    hint: int | None
    """Line of the hints file that settles it."""
    rivals: tuple[Rival, ...]


def find_origins(
    document: Document, split: Split, hints: SourceHints, gazetteer: Gazetteer
) -> list[tuple[FieldOrigin, ...]]:
    """The origins of each article's fields: those that have a value or a hint."""
    settled = {(find_article(split.articles, one), one.name): one.place for one in hints.fields}
    plain = [fold_for_reading(line) for line in document.lines]
    found = []
    for index, (article, head) in enumerate(zip(split.articles, find_heads(split), strict=True)):
        origins = (
            _find_origin(name, article, plain, head, gazetteer, settled.get((index, name)))
            for name in FIELDS
        )
        found.append(tuple(one for one in origins if one.value is not None or one.hint))
    return found


def find_heads(split: Split) -> Iterator[list[int]]:
    """For each article the lines that speak of it beside its body: its header, furniture near it,
    its page's marker."""
    furniture = [one.span.line for one in split.furniture]
    markers = {page.record.page: page.record.line for page in reversed(split.pages)}
    for article in split.articles:
        first, last = article.lines
        head = {span.line for part in article.header for span in part.spans}
        begin, end = bisect_left(furniture, first - _NEAR), bisect_right(furniture, last + _NEAR)
        head |= {*furniture[begin:end], markers.get(article.fields["page"] or "", first)}
        yield sorted(head)


def _find_origin(
    name: str,
    article: ParsedArticle,
    plain: Sequence[str],
    head: Sequence[int],
    gazetteer: Gazetteer,
    hint: int | None,
) -> FieldOrigin:
    """Look in `head`, the lines that speak of the article beside its body, then in its body."""
    value = article.fields[name]
    find = finder_of(name, gazetteer)
    line = None
    if value is not None and hint is None:
        first, last = article.lines
        numbers = [*head, *range(first, last + 1)]
        line = _line_of_role(name, article) or find_line(value, find, plain, numbers)
    rivals: dict[str, int] = {}
    if find is not None:
        for number in head:
            for other in sorted(find(plain[number - 1]) - {value or ""}):
                rivals.setdefault(other, number)
    return FieldOrigin(name, value, line, hint, tuple(Rival(v, n) for v, n in rivals.items()))


def _line_of_role(name: str, article: ParsedArticle) -> int | None:
    own = (part for part in article.header if part.role == name and name in _HEADLINE_FIELDS)
    return next((part.spans[0].line for part in own if part.spans), None)


def finder_of(name: str, gazetteer: Gazetteer) -> Find | None:
    """What reads values of the field out of a line; None where any words may be its value."""
    if name in {"date", "published"}:
        return lambda line: {found} if (found := find_date(line)) else set()
    if name == "district":
        return lambda line: _places(line, gazetteer)
    return None


def _places(line: str, gazetteer: Gazetteer) -> set[str]:
    known = {name for name, forms in gazetteer.districts if any(form in line for form in forms)}
    return known | {mention.name for mention in find_divisions(line)}


def find_line(
    value: str, find: Find | None, plain: Sequence[str], numbers: Sequence[int]
) -> int | None:
    """The first of the lines that says the value, as `find` reads it or word for word."""
    wanted = squeeze(fold_for_reading(value))
    for number in numbers:
        line = plain[number - 1]
        if find is not None and any(one.startswith(value) for one in find(line)):
            return number
        if len(wanted) >= _SHORTEST_VALUE and wanted in squeeze(line):
            return number
    return None
