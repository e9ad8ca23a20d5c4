"""One article's figures and sentences: all that the ledger needs of it, and what they depend on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from litsite.facts.fingerprint import fingerprint
from litsite.figures.ledger_entries import make_entry
from litsite.figures.placing.plan_or_review import outline
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.figures.source_sentences import PlacedFigure, place_figures, place_written
from litsite.language.gazetteer import Gazetteer
from litsite.language.sentences import split_sentences
from litsite.model.article import FIELDS, Article
from litsite.model.figure import LedgerEntry, find_surface
from litsite.model.source import Span

Spans = Mapping[str, Sequence[Span]]
"""Hash of a block → where the article's own source has it."""


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence that speaks of a district."""

    place: str
    block: int
    """Index of its block."""
    ordinal: int
    """In the block, from 1."""
    start: int
    end: int
    plan: bool
    """Whether it stands where the text says what shall be done."""


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What is read of one article."""

    entries: tuple[LedgerEntry, ...]
    """Its figures, as no editor has corrected them yet."""
    sentences: tuple[PlacedSentence, ...]
    """Those of which it is known where and when they speak of."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what was read of it and corrected."""

    article: Article
    print: bytes
    """Fingerprint of all that this was made of: the same print, the same figures and sentences."""
    entries: tuple[LedgerEntry, ...]
    sentences: tuple[PlacedSentence, ...]


@dataclass(frozen=True, slots=True)
class ReadingInput:
    """All that an article's figures and sentences are read from."""

    article: Article
    spans: Mapping[str, Spans]
    """By file of the article's own."""
    lines: Mapping[str, Sequence[str]]
    """Of those files, by file."""
    places: Gazetteer


def read_articles(inputs: Sequence[ReadingInput]) -> list[ArticleReading]:
    """Read several articles, each by itself."""
    return [read_article(one.article, one.spans, one.lines, one.places) for one in inputs]


def read_article(
    article: Article,
    spans: Mapping[str, Spans],
    lines: Mapping[str, Sequence[str]],
    places: Gazetteer,
) -> ArticleReading:
    """Read one article. `spans`: file → spans. `lines`: file → its lines."""
    fields = {name: getattr(article, name) for name in FIELDS}
    contexts = outline(fields, article.blocks, places)
    found: list[tuple[PlacedFigure, str | None]] = []
    quoted: set[int] = set()
    for file in own_files(article, lines):
        own = spans.get(file, {})
        where = {
            index: own[block.key]
            for index, block in enumerate(article.blocks)
            if block.key in own and not block.edited and index not in quoted
        }
        quoted |= set(where)
        placed = place_figures(article.blocks, contexts, where, lines[file])
        found += [(one, file) for one in placed]
    written = [index for index in range(len(article.blocks)) if index not in quoted]
    found += [(one, None) for one in place_written(article.blocks, contexts, written)]
    found.sort(key=lambda pair: (pair[0].block, pair[0].sentence, pair[0].at))
    return ArticleReading(tuple(_number(article, found)), tuple(place_sentences(article, contexts)))


def print_reading(one: ReadingInput, prints: Mapping[str, bytes]) -> bytes:
    """The fingerprint of all that read_article sees. `prints`: file → fingerprint of its lines."""
    article = one.article
    own = [(file, prints[file], spans) for file, spans in one.spans.items()]
    fields = [getattr(article, name) for name in FIELDS]
    return fingerprint((article.id, fields, article.blocks, own, one.places))


def own_files(article: Article, lines: Mapping[str, object]) -> list[str]:
    """The files at hand that the article is shown from."""
    return [s.file for s in article.sources if s.relation is None and s.file in lines]


def _number(
    article: Article, found: Sequence[tuple[PlacedFigure, str | None]]
) -> Iterator[LedgerEntry]:
    counts: dict[tuple[int, int], int] = defaultdict(int)
    cursor: dict[int, int] = defaultdict(int)
    for placed, file in found:
        block = article.blocks[placed.block]
        counts[placed.block, placed.sentence] += 1
        number = counts[placed.block, placed.sentence]
        surface = placed.figure.surface
        # Cleaning may have moved what a reader sees a little.
        offset = find_surface(block.text, surface, placed.at, cursor[placed.block])
        if offset >= 0:
            cursor[placed.block] = offset + len(surface)
        yield make_entry(article, placed, file, number, offset)


def place_sentences(
    article: Article, contexts: Sequence[SentenceContext]
) -> Iterator[PlacedSentence]:
    """The sentences of which it is known where and when they speak of."""
    for index, (block, context) in enumerate(zip(article.blocks, contexts, strict=True)):
        if block.kind in {"heading", "entry"} or not context.place or not article.date:
            continue
        at, ahead = 0, context.plan or context.intent
        for ordinal, text in enumerate(split_sentences(block.text), start=1):
            yield PlacedSentence(context.place, index, ordinal, at, at + len(text), ahead)
            at += len(text)
