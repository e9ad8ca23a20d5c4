"""Where the fields that are not beyond doubt stand in their source, and where what else they could be."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.language.folding import fold_for_reading
from litsite.language.gazetteer import Gazetteer
from litsite.model.account import FieldDoubt, Rival
from litsite.model.article import OpenField, ParsedArticle
from litsite.model.source import Document
from litsite.splitting.field_origins import find_heads, find_line, finder_of
from litsite.splitting.split_result import Split


def find_field_doubts(
    document: Document, split: Split, gazetteer: Gazetteer
) -> tuple[tuple[FieldDoubt, ...], ...]:
    """The doubtful fields of each article that no editor has settled."""
    if not any(article.open_fields for article in split.articles):
        return tuple(() for _ in split.articles)
    plain = [fold_for_reading(line) for line in document.lines]
    only = len(split.articles) == 1
    return tuple(
        tuple(
            _place(one, article, plain, head, gazetteer, only=only) for one in article.open_fields
        )
        for article, head in zip(split.articles, find_heads(split), strict=True)
    )


def _place(
    one: OpenField,
    article: ParsedArticle,
    plain: Sequence[str],
    head: Sequence[int],
    gazetteer: Gazetteer,
    *,
    only: bool,
) -> FieldDoubt:
    first, last = article.lines
    find = finder_of(one.name, gazetteer)
    numbers = [*head, *range(first, last + 1)]
    value = article.fields[one.name]
    return FieldDoubt(
        (find_line(value, find, plain, numbers) if value else None) or first,
        None if only else first,
        one.name,
        value,
        one.why,
        tuple(Rival(rival, find_line(rival, find, plain, numbers)) for rival in one.rivals),
    )
