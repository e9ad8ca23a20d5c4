"""Splitting in tests, and the proof that a split accounts for every visible character once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from litsite.language.blanks import is_blank, squeeze
from litsite.language.gazetteer import Gazetteer, make_gazetteer
from litsite.model.problem import Problem
from litsite.model.source import Document, Span
from litsite.readers import READERS
from litsite.readers.encoding import Decoded
from litsite.splitting.split_document import split_document
from litsite.splitting.split_result import Split

INVENTED = make_gazetteer("云泽市", (("临溪区", ()), ("青禾县", ()), ("西港新区", ("西港",))))
"""A city that does not exist, so that no test leans on what litsite knows of real ones."""


def read_text(text: str, suffix: str = ".txt") -> Document:
    """Read decoded text: what encodings do is tested elsewhere."""
    return READERS[suffix](f"case{suffix}", "0" * 64, Decoded(text, "utf-8"))


def split_text(
    text: str, suffix: str = ".txt", gazetteer: Gazetteer = INVENTED
) -> tuple[Document, Split, list[Problem]]:
    """Read and split."""
    document = read_text(text, suffix)
    split, problems = split_document(document, gazetteer, f"sources/case{suffix}")
    return document, split, problems


def all_spans(split: Split) -> Iterator[tuple[str, Span]]:
    """Every span of a split, with what it belongs to."""
    for number, article in enumerate(split.articles):
        for part in article.header:
            yield from ((f"article {number} {part.role}", span) for span in part.spans)
        for place, block in enumerate(article.blocks):
            yield from ((f"article {number} block {place}", span) for span in block.spans)
    for page in split.pages:
        for part in page.parts:
            yield from ((part.role, span) for span in part.spans)
    for furniture in split.furniture:
        yield f"furniture {furniture.why}", furniture.span


def find_faults(document: Document, split: Split) -> list[str]:
    """Say where the split loses, doubles, invents or disorders text; empty when it does not."""
    faults: list[str] = []
    covered: Counter[tuple[int, int]] = Counter()
    for owner, span in all_spans(split):
        inside = 1 <= span.line <= len(document.lines)
        if not inside or not 0 <= span.start < span.end <= len(document.lines[span.line - 1]):
            faults.append(f"{owner}: {span} is outside its line")
            continue
        covered.update((span.line, offset) for offset in range(span.start, span.end))
    for number, line in enumerate(document.lines, 1):
        for offset, char in enumerate(line):
            times = covered[number, offset]
            if times > 1 or (times == 0 and not is_blank(char)):
                faults.append(f"line {number} offset {offset}: {char!r} is covered {times} times")
    for article in split.articles:
        for block in article.blocks:
            faults += _block_faults(document, block.text, block.spans)
            if not block.text.strip():
                faults.append(f"an empty {block.kind} at {block.spans}")
        own = [s.line for part in (*article.header, *article.blocks) for s in part.spans]
        if not own:
            faults.append(f"an article without text at {article.lines}")
        elif not article.lines[0] <= min(own) <= max(own) <= article.lines[1]:
            faults.append(f"lines {article.lines} do not hold {min(own)} to {max(own)}")
    for before, after in zip(split.articles, split.articles[1:], strict=False):
        if before.lines[1] > after.lines[0]:
            faults.append(f"articles at {before.lines} and {after.lines} overlap")
    return faults


def _block_faults(document: Document, text: str, spans: tuple[Span, ...]) -> list[str]:
    faults = []
    if list(spans) != sorted(spans):
        faults.append(f"spans out of order: {spans}")
    printed = "".join(document.lines[s.line - 1][s.start : s.end] for s in spans)
    if squeeze(printed) != squeeze(text):
        faults.append(f"the text {text!r} is not what stands at its place: {printed!r}")
    return faults
