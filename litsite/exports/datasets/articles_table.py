"""articles: what the digest holds, without the texts themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litsite.addresses import article_url
from litsite.exports.datasets.columns import Table, read_table
from litsite.exports.datasets.row_prints import print_article
from litsite.language.blanks import squeeze
from litsite.model.article import KINDS, Article, SourceRef
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a row is made from."""

    article: Article
    figures: int
    made_of: object
    """What stands for the article."""


def article_rows(library: Library) -> Iterator[ArticleRow]:
    """All articles, in the library's order."""
    counts = Counter(entry.article for entry in library.ledger.entries)
    for article in library.articles:
        yield ArticleRow(article, counts[article.id], print_article(library, article))


def name_places(sources: Sequence[SourceRef], relation: str | None) -> tuple[str, ...]:
    """`file:first-last` of the sources of one relation."""
    return tuple(
        f"{source.file}:{source.lines[0]}-{source.lines[1]}"
        for source in sources
        if source.relation == relation
    )


def count_characters(article: Article) -> int:
    """Characters of the body that are not blank, punctuation included."""
    return sum(len(squeeze(block.text)) for block in article.blocks)


def is_edited(article: Article) -> bool:
    """Whether an editor changed a field or a paragraph."""
    return bool(article.edited_fields) or any(block.edited for block in article.blocks)


ARTICLES: Table[ArticleRow] = read_table(
    "articles",
    article_rows,
    {
        "id": lambda row: row.article.id,
        "title": lambda row: row.article.title,
        "kicker": lambda row: row.article.kicker,
        "subtitle": lambda row: row.article.subtitle,
        "kind": lambda row: row.article.kind,
        "organization": lambda row: row.article.org,
        "author": lambda row: row.article.author,
        "publication": lambda row: row.article.publication,
        "date": lambda row: row.article.date,
        "published": lambda row: row.article.published,
        "page": lambda row: row.article.page,
        "district": lambda row: row.article.district,
        "topics": lambda row: row.article.topics,
        "keywords": lambda row: row.article.keywords,
        "summary": lambda row: row.article.summary,
        "sources": lambda row: name_places(row.article.sources, None),
        "duplicates": lambda row: name_places(row.article.sources, "duplicate"),
        "url": lambda row: article_url(row.article.id),
        "characters": lambda row: count_characters(row.article),
        "figures": lambda row: row.figures,
        "edited": lambda row: is_edited(row.article),
        "orphaned": lambda row: row.article.orphaned,
    },
    stands_for=lambda row: (row.made_of, row.figures),
    part=lambda row: (row.article.date or "")[:4],
    choices={
        "kind": KINDS,
    },
)
