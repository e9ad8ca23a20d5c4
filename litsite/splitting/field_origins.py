"""Where the fields of an article stand in its source, and what else they could have been."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litsite.language.blanks import squeeze
from litsite.language.dates import find_date
from litsite.language.divisions import find_divisions
from litsite.language.folding import fold_for_reading
from litsite.language.gazetteer import Gazetteer
from litsite.model.article import FIELDS, ParsedArticle
from litsite.model.hints import SourceHints
from litsite.model.source import Document
from litsite.splitting.building.settled_fields import find_article
from litsite.splitting.split_result import Split

_ROLE_OF_FIELD = {"title": "title", "kicker": "kicker", "subtitle": "subtitle", "org": "org"}
_SHORTEST_VALUE = 2
_ABOVE = 6
"""How many lines above an article may say something of it, a newspaper's page marker aside."""

Find = Callable[[str], set[str]]


@dataclass(frozen=True, slots=True)
class Rival:
    """Another value that a line near by has for a field."""

    value: str
    line: int


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
    return [
        tuple(
            origin
            for name in FIELDS
            for hint in [settled.get((index, name))]
            for origin in [_find_origin(name, article, document, split, gazetteer, hint)]
            if origin.value is not None or hint is not None
        )
        for index, article in enumerate(split.articles)
    ]


def _find_origin(
    name: str,
    article: ParsedArticle,
    document: Document,
    split: Split,
    gazetteer: Gazetteer,
    hint: int | None,
) -> FieldOrigin:
    value = article.fields[name]
    head = _lines_around(article, split)
    first, last = article.lines
    body = [number for number in range(first, last + 1) if number not in head]
    find = _finder(name, gazetteer)
    line = None
    if value is not None and hint is None:
        line = _line_of_role(name, article) or _line_that_says(value, find, document, head + body)
    rivals: dict[str, int] = {}
    if find is not None:
        for number in head:
            for other in sorted(find(document.lines[number - 1]) - {value or ""}):
                rivals.setdefault(other, number)
    return FieldOrigin(name, value, line, hint, tuple(Rival(v, n) for v, n in rivals.items()))


def _lines_around(article: ParsedArticle, split: Split) -> list[int]:
    """Lines that speak of the article beside its body: its header, its page's marker, furniture."""
    numbers = {span.line for part in article.header for span in part.spans}
    first, last = article.lines
    starts = [other.lines[0] for other in split.articles if other.lines[0] > last]
    end = min(starts, default=last + _ABOVE + 1)
    for one in split.furniture:
        if first - _ABOVE <= one.span.line < end:
            numbers.add(one.span.line)
    pages = [p.record.line for p in split.pages if p.record.page == article.fields["page"]]
    above = [number for number in pages if number <= last]
    return sorted(numbers | set(above[-1:] or pages[:1]))


def _line_of_role(name: str, article: ParsedArticle) -> int | None:
    role = _ROLE_OF_FIELD.get(name)
    return next((p.spans[0].line for p in article.header if p.role == role and p.spans), None)


def _finder(name: str, gazetteer: Gazetteer) -> Find | None:
    """What reads values of the field out of a line; None where any words may be its value."""
    if name in {"date", "published"}:
        return lambda line: {found} if (found := find_date(fold_for_reading(line))) else set()
    if name == "district":
        return lambda line: _places(fold_for_reading(line), gazetteer)
    return None


def _places(line: str, gazetteer: Gazetteer) -> set[str]:
    known = {name for name, forms in gazetteer.districts if any(form in line for form in forms)}
    return known | {mention.name for mention in find_divisions(line)}


def _line_that_says(
    value: str, find: Find | None, document: Document, numbers: Sequence[int]
) -> int | None:
    wanted = squeeze(fold_for_reading(value))
    for number in numbers:
        line = document.lines[number - 1]
        if find is not None and any(one.startswith(value) for one in find(line)):
            return number
        if len(wanted) >= _SHORTEST_VALUE and wanted in squeeze(fold_for_reading(line)):
            return number
    return None
