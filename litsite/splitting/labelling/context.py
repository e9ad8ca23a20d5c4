"""A line among the others: what features ask of it and of what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from litsite.splitting.labelling.document_facts import DocumentFacts
from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.recognising.captions import strip_mark
from litsite.splitting.recognising.header_lines import HeaderLine

_NEARBY = 10
"""How many lines up and down count as surroundings."""
_OPENING, _LONG_LINE = 260, 60
_SHORTEST_MIRROR = 8


@dataclass(frozen=True)
class Context:
    """One line of a document; what is asked again and again is worked out once."""

    document: DocumentFacts
    index: int

    @property
    def line(self) -> Line:
        return self.document.lines[self.index]

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def size(self) -> int:
        return len(self.line.text)

    @property
    def before(self) -> Line | None:
        return self.document.lines[self.index - 1] if self.index else None

    @property
    def after(self) -> Line | None:
        below = self.below(1)
        return below[0] if below else None

    @property
    def header_line(self) -> HeaderLine:
        """Which line under a headline it is."""
        return self.document.header_lines[self.index]

    @property
    def goes_on(self) -> bool:
        """Whether the line below goes on with it."""
        return self.document.goes_on[self.index]

    @property
    def cell(self) -> bool:
        """Whether it is one of many very short lines in a row."""
        return self.document.cells[self.index]

    @property
    def after_is_short(self) -> bool:
        """Whether the next line could be a headline, or the first half of one."""
        after = self.after
        return after is not None and (after.short or self.document.goes_on[self.index + 1])

    @property
    def beside_tab(self) -> bool:
        """Whether a neighbour holds a tab, as rows of copied tables do."""
        beside = (self.before, self.after)
        return any(line is not None and line.tab and not line.collector_header for line in beside)

    @cached_property
    def amid_tabs(self) -> bool:
        """Whether lines with tabs stand close by on both sides: a cell that lost its tab."""
        if self.before and self.before.appendix:
            return False  # the title of the next table
        above = self.document.lines[max(0, self.index - 2) : self.index]
        return all(any(line.tab for line in side) for side in (above, self.below(2)))

    @cached_property
    def unmarked(self) -> str:
        """The text without a ■ or the like."""
        return strip_mark(self.text)[0]

    def below(self, count: int) -> Sequence[Line]:
        """The next lines."""
        return self.document.lines[self.index + 1 : self.index + 1 + count]

    @cached_property
    def headlines_below(self) -> list[Line]:
        """Lines below that could be headlines, down to the next running text."""
        return _short_lines(self.below(_NEARBY))

    @cached_property
    def body_below(self) -> str:
        """The beginnings of the next two paragraphs: what a headline would be about."""
        below = self.below(_NEARBY + 1)
        texts = [
            line.text[:_OPENING] for line in below if line.prose or len(line.text) >= _LONG_LINE
        ]
        return "".join(texts[:2])

    @cached_property
    def echo(self) -> float:
        """How much of the line the body below says again."""
        return overlap(self.text, self.body_below)

    @cached_property
    def mirrored(self) -> float:
        """How much of the line a title of the whole or a headline above says too."""
        reach = range(self.index - 1, max(0, self.index - _NEARBY) - 1, -1)
        above = [self.document.lines[n] for n in reach if n not in self.document.framed]
        texts = [one.text for one in _short_lines(above) if len(one.text) >= _SHORTEST_MIRROR]
        titles = self.document.titles_near(self.index)
        return max((overlap(self.text, t) for t in (*titles, *texts)), default=0.0)


Feature = Callable[[Context], float | str]
"""A number, a truth (0 or 1), or a name out of a few, each of which counts as a truth of its own."""


def has(*patterns: re.Pattern[str]) -> Feature:
    """Whether the line's text has what any of the patterns looks for."""
    return lambda context: any(pattern.search(context.text) for pattern in patterns)


def overlap(text: str, other: str) -> float:
    """Share of the bigrams of `text` that `other` has, 0–1."""
    if len(text) < 2:
        return 0.0
    present = {other[i : i + 2] for i in range(len(other) - 1)}
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    return sum(pair in present for pair in pairs) / len(pairs)


def _short_lines(lines: Sequence[Line]) -> list[Line]:
    """Those that could be headlines, up to the first running text."""
    run: list[Line] = []
    for line in lines:
        if line.running:
            break
        if line.short:
            run.append(line)
    return run
