"""The sentences of each district's texts, in which promises and what became of them are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litsite.figures.placing.plan_or_review import outline
from litsite.language.gazetteer import Gazetteer
from litsite.language.sentences import split_sentences
from litsite.model.article import FIELDS, Article
from litsite.model.figure import LedgerEntry

Locate = Callable[[str, str, int], "tuple[str, int, str] | None"]
"""(article id, block key, ordinal of the sentence) → file, line and the sentence verbatim."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a district's texts."""

    article: Article
    anchor: str
    key: str
    ordinal: int
    start: int
    """Where it begins in the paragraph."""
    text: str
    plan: bool
    entries: tuple[LedgerEntry, ...]

    def place(self) -> tuple[str, str, int]:
        return self.article.id, self.anchor, self.ordinal


def read_sentences(
    articles: Sequence[Article], entries: Sequence[LedgerEntry], places: Gazetteer
) -> dict[str, list[Sentence]]:
    """District → its sentences, in the order of the articles."""
    placed: dict[tuple[str, str, int], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        placed[entry.article, entry.anchor, entry.sentence].append(entry)
    grouped: dict[str, list[Sentence]] = defaultdict(list)
    for article in articles:
        fields = {name: getattr(article, name) for name in FIELDS}
        for block, context in zip(
            article.blocks, outline(fields, article.blocks, places), strict=True
        ):
            if block.kind in {"heading", "entry"} or not context.place or not article.date:
                continue
            at, ahead = 0, context.plan or context.intent
            for ordinal, text in enumerate(split_sentences(block.text), start=1):
                own = tuple(placed.get((article.id, block.anchor, ordinal), ()))
                grouped[context.place].append(
                    Sentence(article, block.anchor, block.key, ordinal, at, text, ahead, own)
                )
                at += len(text)
    return grouped


def prove(sentence: Sentence, locate: Locate) -> tuple[str | None, int | None, str]:
    """File, line and verbatim sentence: of a figure in it, else as the caller finds them."""
    for entry in sentence.entries:
        return entry.file, entry.line, entry.quote
    located = locate(sentence.article.id, sentence.key, sentence.ordinal)
    return located if located is not None else (None, None, sentence.text)


def is_later(one: Article, other: Article) -> bool:
    """Whether an article is of a later day than another, as far as both dates are printed."""
    ours, theirs = one.date or "", other.date or ""
    known = min(len(ours), len(theirs))
    return ours[:known] > theirs[:known]
