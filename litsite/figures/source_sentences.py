"""The sentences of an article as its source has them, each with the paragraphs that share it.

A run-in heading and the text behind it are one sentence of the raw line but two blocks; a paragraph
wrapped over lines is one block but several raw lines. Figures are read from whole sentences, and
quoted as their line has them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from litsite.figures.extraction import extract_in_order
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.figures.tables.table_figures import read_tables
from litsite.language.blanks import is_blank
from litsite.language.joined_lines import between
from litsite.language.sentences import split_sentences
from litsite.model.article import Block
from litsite.model.figure import Figure
from litsite.model.source import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one line that belong to one block."""

    span: Span
    heading: bool
    """Whether the block is a heading."""
    context: SentenceContext
    block: int = -1
    """Index of the block in its article."""
    row: bool = False
    """Whether the block is a row of a table, whose figures are not read from its sentence."""


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with the sentence that proves it."""

    block: int
    """Index of its block."""
    sentence: int
    """Ordinal of the sentence in the block, from 1."""
    quote: str
    line: int | None
    """None: the block's own text, which an editor wrote."""
    at: int
    """Where it begins in the block's raw text; -1 where the block has no such text."""
    figure: Figure
    """Its `start` counts characters of `quote`."""


def place_figures(
    blocks: Sequence[Block],
    contexts: Sequence[SentenceContext],
    spans: Mapping[int, Sequence[Span]],
    lines: Sequence[str],
) -> Iterator[PlacedFigure]:
    """Figures of the blocks that a source has, in its order.

    `spans`: index of a block → where the source has it. `lines`: the source's, line 1 first.
    """
    rows = {index: own for index, own in spans.items() if blocks[index].kind == "row"}
    yield from place_rows(blocks, contexts, rows, lines)
    spans = {index: own for index, own in spans.items() if index not in rows}
    wrapped = {block for block, own in spans.items() if len({span.line for span in own}) > 1}
    by_line: dict[int, list[Stretch]] = {}
    for block, own in spans.items():
        for span in own:
            heading = blocks[block].kind == "heading"
            stretch = Stretch(span, heading, contexts[block], block)
            by_line.setdefault(span.line, []).append(stretch)
    for block in sorted(wrapped):
        yield from _place_wrapped(blocks[block], block, contexts[block], spans[block], lines)
    for number in sorted(by_line):
        stretches = [one for one in by_line[number] if one.block not in wrapped]
        if stretches:
            yield from _place_line(lines[number - 1], number, stretches)


def place_rows(
    blocks: Sequence[Block],
    contexts: Sequence[SentenceContext],
    spans: Mapping[int, Sequence[Span]],
    lines: Sequence[str],
) -> Iterator[PlacedFigure]:
    """Figures of the rows of tables that a source has; the quote is the piece on their line."""
    tables = read_tables(blocks, contexts) if spans else {}
    for index, own in spans.items():
        # Of the characters that a reader sees, both the row and its source have as many.
        places = [
            (span.line, column)
            for span in own
            for column in range(span.start, span.end)
            if not is_blank(lines[span.line - 1][column])
        ]
        text = blocks[index].text
        for figure in tables[index]:
            seen = sum(not is_blank(char) for char in text[: figure.start])
            if seen < len(places):
                line, column = places[seen]
                quote, start = _sentence_at(lines[line - 1], column)
                ordinal = _ordinal(text, figure.start)
                at = figure.start
                yield PlacedFigure(index, ordinal, quote, line, at, replace(figure, start=start))


def _ordinal(text: str, at: int) -> int:
    """Which sentence of a text a column is in, from 1."""
    ends = accumulate(map(len, split_sentences(text)))
    return 1 + sum(end <= at for end in ends)


def place_written(
    blocks: Sequence[Block], contexts: Sequence[SentenceContext], indexes: Sequence[int]
) -> Iterator[PlacedFigure]:
    """Figures of blocks that an editor wrote or changed: their own text is the proof."""
    tables = read_tables(blocks, contexts) if indexes else {}
    for index in indexes:
        if blocks[index].kind == "row":
            yield from _place_written_row(blocks[index], index, tables[index])
        else:
            yield from _place_written_text(blocks[index], index, contexts[index])


def _place_written_row(
    block: Block, index: int, figures: Sequence[Figure]
) -> Iterator[PlacedFigure]:
    sentences = split_sentences(block.text)
    for figure in figures:
        ordinal = _ordinal(block.text, figure.start)
        own = replace(figure, start=figure.start - sum(map(len, sentences[: ordinal - 1])))
        yield PlacedFigure(index, ordinal, sentences[ordinal - 1], None, figure.start, own)


def _place_written_text(
    block: Block, index: int, context: SentenceContext
) -> Iterator[PlacedFigure]:
    read = read_text(block.text, (), context)
    for ordinal, (at, sentence, figures) in enumerate(read, start=1):
        for figure in figures:
            yield PlacedFigure(index, ordinal, sentence, None, at + figure.start, figure)


def locate_sentence(
    spans: Sequence[Span], lines: Sequence[str], ordinal: int
) -> tuple[int, str] | None:
    """Line and verbatim text of a block's sentence, 1 the first; None where lines cut it."""
    if len({span.line for span in spans}) > 1:
        return None
    sentences, ends = _cut(lines[spans[0].line - 1])
    behind = ordinal
    last = -1
    for span in sorted(spans):
        # The sentences that a span reaches into stand in a row, of which the next span may share one.
        first = max(bisect_right(ends, span.start), last + 1)
        last = max(last, bisect_left(ends, span.end))
        if first + behind - 1 <= last and first + behind - 1 < len(ends):
            return spans[0].line, sentences[first + behind - 1]
        behind -= max(0, last - first + 1)
    return None


@lru_cache(maxsize=64)
def _cut(line: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The sentences of a line and where they end: a long line is asked for each of its figures."""
    sentences = tuple(split_sentences(line))
    return sentences, tuple(accumulate(map(len, sentences)))


class LineOfStretches:
    """The stretches of one line in their order, none of which shares a character with another."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = sorted(stretches, key=lambda one: one.span)
        self._ends = [one.span.end for one in self._stretches]

    def between(self, start: int, end: int) -> list[Stretch]:
        """Those that have characters from `start` to `end`."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._stretches) and self._stretches[last].span.start < end:
            last += 1
        return self._stretches[first:last]


def choose_stretch(stretches: Sequence[Stretch], start: int, end: int) -> Stretch | None:
    """The block that most of a sentence is in, running text before headings; None: no block."""
    best, most = None, (False, 0)
    for one in stretches:
        shared = min(end, one.span.end) - max(start, one.span.start)
        if shared > 0 and (not one.heading, shared) > most:
            best, most = one, (not one.heading, shared)
    return best


def read_text(
    text: str, stretches: Sequence[Stretch], outside: SentenceContext | None = None
) -> Iterator[tuple[int, str, tuple[Figure, ...]]]:
    """Column, text and figures of the sentences, each read as its block's context says.

    `stretches`: the blocks of a raw line. `outside`: the context of sentences that are in none of
    them; None leaves those unread.
    """
    sentences, ends = _cut(text)
    starts = [0, *ends][: len(ends)]
    line_of = LineOfStretches(stretches)
    chosen = (
        choose_stretch(line_of.between(start, end), start, end)
        for start, end in zip(starts, ends, strict=True)
    )
    contexts = [one.context if one else outside for one in chosen]
    yield from zip(starts, sentences, extract_in_order(sentences, contexts), strict=True)


def _place_line(line: str, number: int, stretches: Sequence[Stretch]) -> Iterator[PlacedFigure]:
    ordinals: dict[int, int] = {}
    before: dict[int, int] = {}
    for one in stretches:
        before.setdefault(one.block, one.span.start)
    line_of = LineOfStretches(stretches)
    for start, sentence, figures in read_text(line, stretches):
        for block in {one.block for one in line_of.between(start, start + len(sentence))}:
            ordinals[block] = ordinals.get(block, 0) + 1
        for figure in figures:
            at = start + figure.start
            for owner in line_of.between(at, at + 1):
                ordinal, at_block = ordinals[owner.block], at - before[owner.block]
                yield PlacedFigure(owner.block, ordinal, sentence, number, at_block, figure)


def _place_wrapped(
    block: Block,
    index: int,
    context: SentenceContext,
    spans: Sequence[Span],
    lines: Sequence[str],
) -> Iterator[PlacedFigure]:
    """A paragraph over several lines is read as a whole; the quote is the piece on its line."""
    parts: list[str] = []
    starts = [0]
    for before, span in zip((None, *spans), spans, strict=False):
        if before is not None:
            parts.append(between(lines, before, span))
            starts.append(starts[-1] + len(parts[-2]) + len(parts[-1]))
        parts.append(lines[span.line - 1][span.start : span.end])
    joined = "".join(parts)
    for ordinal, (at, _, figures) in enumerate(read_text(joined, (), context), start=1):
        for figure in figures:
            begin = at + figure.start
            at_span = bisect_right(starts, begin) - 1
            column = spans[at_span].start + begin - starts[at_span]
            quote, start = _sentence_at(lines[spans[at_span].line - 1], column)
            own = replace(figure, start=start)
            yield PlacedFigure(index, ordinal, quote, spans[at_span].line, begin, own)


def _sentence_at(line: str, column: int) -> tuple[str, int]:
    """The raw line's sentence around a column, and the column in it."""
    sentences, ends = _cut(line)
    index = bisect_right(ends, column)
    return sentences[index], column - (ends[index] - len(sentences[index]))
