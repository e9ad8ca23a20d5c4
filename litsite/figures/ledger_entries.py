"""A figure in its place: how the ledger names it."""

from __future__ import annotations

from litsite.addresses import figure_anchor
from litsite.figures.source_sentences import PlacedFigure
from litsite.model.article import Article
from litsite.model.figure import LedgerEntry


def make_entry(
    article: Article, placed: PlacedFigure, file: str | None, number: int, offset: int
) -> LedgerEntry:
    """The entry of a sentence's figure; `number` is its ordinal there, from 1."""
    block = article.blocks[placed.block]
    fragment = figure_anchor(block.anchor, placed.sentence, number)
    return LedgerEntry(
        id=f"{article.id}#{fragment}",
        article=article.id,
        fragment=fragment,
        anchor=block.anchor,
        block=block.key,
        sentence=placed.sentence,
        number=number,
        quote=placed.quote,
        file=file,
        line=placed.line,
        offset=offset,
        figure=placed.figure,
    )
