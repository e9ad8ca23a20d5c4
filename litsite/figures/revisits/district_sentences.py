"""The sentences of each district's texts, in which promises and what became of them are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litsite.figures.article_reading import ReadArticle
from litsite.model.article import Article
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


def read_sentences(read: Sequence[ReadArticle]) -> dict[str, list[Sentence]]:
    """District → its sentences, in the order of the articles."""
    grouped: dict[str, list[Sentence]] = defaultdict(list)
    for one in read:
        placed: dict[tuple[str, int], list[LedgerEntry]] = defaultdict(list)
        for entry in one.entries:
            placed[entry.anchor, entry.sentence].append(entry)
        for own in one.sentences:
            block = one.article.blocks[own.block]
            text = block.text[own.start : own.end]
            entries = tuple(placed.get((block.anchor, own.ordinal), ()))
            grouped[own.place].append(
                Sentence(
                    one.article,
                    block.anchor,
                    block.key,
                    own.ordinal,
                    own.start,
                    text,
                    own.plan,
                    entries,
                )
            )
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
