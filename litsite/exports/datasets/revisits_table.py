"""revisits: targets, each with the later sentences that may tell what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from litsite.addresses import article_url
from litsite.exports.datasets.columns import Table, read_table
from litsite.model.article import Article
from litsite.model.figure import LaterSentence, Revisit
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class RevisitRow:
    """What a row is made from."""

    revisit: Revisit
    article: Article
    later: tuple[LaterRow, ...]


@dataclass(frozen=True, slots=True)
class LaterRow:
    """What a later sentence's object is made from."""

    sentence: LaterSentence
    article: Article


def revisit_rows(library: Library) -> Iterator[RevisitRow]:
    """All targets that were looked up, in the ledger's order."""
    articles: Mapping[str, Article] = {article.id: article for article in library.articles}
    for revisit in library.ledger.revisits:
        later = tuple(LaterRow(one, articles[one.article]) for one in revisit.later)
        yield RevisitRow(revisit, articles[revisit.article], later)


_LATER: Mapping[str, Callable[[LaterRow], Any]] = {
    "article": lambda row: row.article.id,
    "article_title": lambda row: row.article.title,
    "date": lambda row: row.sentence.date,
    "quote": lambda row: row.sentence.quote,
    "words": lambda row: row.sentence.words,
    # Four digits: the last bits of a sum are not the same on every machine.
    "score": lambda row: Decimal(f"{row.sentence.score:.4f}"),
    "cumulative": lambda row: row.sentence.cumulative,
    "verdict": lambda row: row.sentence.verdict,
    "file": lambda row: row.sentence.file,
    "line": lambda row: row.sentence.line,
    "url": lambda row: article_url(row.article.id, row.sentence.anchor),
    "anchor": lambda row: row.sentence.anchor,
    "sentence": lambda row: row.sentence.sentence,
}

REVISITS: Table[RevisitRow] = read_table(
    "revisits",
    revisit_rows,
    {
        "clause": lambda row: row.revisit.clause,
        "quote": lambda row: row.revisit.quote,
        "article": lambda row: row.article.id,
        "article_title": lambda row: row.article.title,
        "date": lambda row: row.revisit.date,
        "district": lambda row: row.revisit.district,
        "figures": lambda row: row.revisit.entries,
        "file": lambda row: row.revisit.file,
        "line": lambda row: row.revisit.line,
        "url": lambda row: article_url(row.article.id, row.revisit.anchor),
        "anchor": lambda row: row.revisit.anchor,
        "sentence": lambda row: row.revisit.sentence,
        "later": lambda row: row.later,
    },
    stands_for=lambda row: (
        row.revisit,
        row.article.title,
        [later.article.title for later in row.later],
    ),
    part=lambda row: row.revisit.district,
    choices={
        "later.verdict": ("confirmed", "rejected"),
    },
    within={"later": _LATER},
)
