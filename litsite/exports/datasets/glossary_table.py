"""glossary: the terms that articles define."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litsite.addresses import article_url
from litsite.exports.datasets.columns import Table, read_table
from litsite.model.article import Article
from litsite.model.library import GlossaryEntry, Library

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # CommonMark 2.4: a backslash before punctuation


@dataclass(frozen=True, slots=True)
class TermRow:
    """What a row is made from."""

    entry: GlossaryEntry
    article: Article


def term_rows(library: Library) -> Iterator[TermRow]:
    """All entries of the glossary, by pinyin."""
    articles = {article.id: article for article in library.articles}
    for entry in library.glossary:
        yield TermRow(entry, articles[entry.article])


def unescape_markdown(markdown: str) -> str:
    r"""Take out the backslashes that keep text from being markup.

    >>> print(unescape_markdown(r"4\*N"))
    4*N
    """
    return _ESCAPED.sub(r"\1", markdown)


GLOSSARY: Table[TermRow] = read_table(
    "glossary",
    term_rows,
    {
        "term": lambda row: row.entry.term,
        "definition": lambda row: unescape_markdown(row.entry.definition),
        "article": lambda row: row.article.id,
        "article_title": lambda row: row.article.title,
        "date": lambda row: row.article.date,
        "district": lambda row: row.article.district,
        "url": lambda row: article_url(row.article.id, row.entry.anchor),
        "anchor": lambda row: row.entry.anchor,
        "used_in": lambda row: tuple(article_url(*place) for place in row.entry.used_in),
    },
    stands_for=lambda row: (row.entry, row.article.title, row.article.date, row.article.district),
)
