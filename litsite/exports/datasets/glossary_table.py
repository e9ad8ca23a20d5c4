"""glossary: the terms that articles define."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litsite.addresses import article_url
from litsite.exports.datasets.columns import DATE_PATTERN, Column, Table
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


GLOSSARY: Table[TermRow] = Table(
    "glossary",
    "名词解释：文章自己的释义",
    "Terms that the articles themselves define",
    term_rows,
    (
        Column(
            "term",
            "string",
            "printed",
            "名词",
            "Term",
            lambda row: row.entry.term,
        ),
        Column(
            "definition",
            "string",
            "printed",
            "释义",
            "Definition",
            lambda row: unescape_markdown(row.entry.definition),
        ),
        Column(
            "article",
            "string",
            "address",
            "作出释义的文章",
            "Id of the article that defines it",
            lambda row: row.article.id,
        ),
        Column(
            "article_title",
            "string",
            "record",
            "该文标题",
            "Its headline",
            lambda row: row.article.title,
        ),
        Column(
            "date",
            "string",
            "record",
            "该文日期",
            "Its date",
            lambda row: row.article.date,
            optional=True,
            pattern=DATE_PATTERN,
        ),
        Column(
            "district",
            "string",
            "record",
            "该文区市",
            "Its district",
            lambda row: row.article.district,
            optional=True,
        ),
        Column(
            "url",
            "string",
            "address",
            "释义的网址，相对于网站根目录",
            "Address of the definition, relative to the site's root",
            lambda row: article_url(row.article.id, row.entry.anchor),
        ),
        Column(
            "anchor",
            "string",
            "address",
            "释义的锚点",
            "Fragment of the definition",
            lambda row: row.entry.anchor,
        ),
        Column(
            "used_in",
            "list",
            "address",
            "用到这个名词的段落（每篇文章一处），相对网址",
            "First paragraph of each article that uses the term",
            lambda row: tuple(article_url(*place) for place in row.entry.used_in),
        ),
    ),
)
