"""Lines as the labelling sees them: each with its shape, all with what surrounds them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.language.dates import WHOLE_DATE
from litsite.model.source import Document, Segment
from litsite.splitting.recognising.furniture import chrome_score, is_bare_key, is_credit
from litsite.splitting.recognising.heading_numbers import APPENDIX, Numbering, find_numbering
from litsite.splitting.recognising.organization_names import org_score
from litsite.splitting.recognising.page_markers import find_page_marker

_TERMINAL = re.compile(r"(?:[。！？!?；;…：:,，、]|(?<=[\u4e00-\u9fff”%）)])\.)['\"”’」』）)]*$")
_STOP_INSIDE = re.compile(
    r"[。！？；](?!['\"”’」』）)]*$)|(?<=[\u4e00-\u9fff”%）)])\.(?=\s*[\u4e00-\u9fff“（(])"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_GOES_ON = re.compile(r".[,，:：]$")  # 数字赋能， / 绘就同心圆
_LONGEST_FIRST_HALF = 16
SALUTATION = re.compile(
    r"^(?:尊敬的)?(?:各位|同志们|各区|各市|各县|各镇|各乡|市直|区直|县直|各有关|各省|有关单位|.{2,30}(?:单位|部门|人民政府|委员会)).{0,60}[:：]$"
)  # 各位代表:
_LONGEST_HEADLINE = 60
_RUNNING = 80
_CELL_LONGEST, _CELLS = 14, 6
_REPEAT_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A segment with what the labelling asks of it again and again."""

    segment: Segment
    number: Numbering | None
    terminated: bool
    """Whether it ends as a sentence or clause does."""
    stops_inside: bool
    """Whether a sentence ends within it."""

    @property
    def text(self) -> str:
        return self.segment.text

    @property
    def hints(self) -> frozenset[str]:
        return self.segment.hints

    @property
    def short(self) -> bool:
        """Whether it could be a headline or heading by its shape."""
        ends = self.terminated or self.stops_inside
        return not ends and len(self.text) <= _LONGEST_HEADLINE

    @property
    def running(self) -> bool:
        """Whether it is running text beyond doubt."""
        return self.stops_inside or len(self.text) >= _RUNNING

    @property
    def has_han(self) -> bool:
        return bool(_HAN.search(self.text))


def describe_line(segment: Segment) -> Line:
    """Look at one segment."""
    text = segment.text
    ends, stops = bool(_TERMINAL.search(text)), bool(_STOP_INSIDE.search(text))
    return Line(segment, find_numbering(text), ends, stops)


@dataclass(frozen=True, slots=True)
class Context:
    """A document's lines, and what holds for all of them."""

    lines: Sequence[Line]
    newspaper: bool
    """Whether there are page markers."""
    organized: bool
    """Whether two lines are byline units beyond doubt: they come in rows."""
    titles: Sequence[str]
    """What the format or the collector calls the whole."""
    cells: Sequence[bool]
    """Whether a line is one of many very short ones in a row, as the cells of a table are."""
    repeats: frozenset[int]
    """Lines that stood before, with running text in between: web pages say things twice."""
    tail: int
    """Index of the first chrome or credit behind the last running text: a page's foot begins."""
    heads: frozenset[int]
    """Short lines below a blank one with running text right below: pieces that stand apart."""
    leads: Counter[str]
    """How many lines begin with each first sentence."""

    def following(self, index: int) -> Line | None:
        """The next line."""
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def beside(self, index: int) -> list[Line]:
        """The lines before and after."""
        return [self.lines[i] for i in (index - 1, index + 1) if 0 <= i < len(self.lines)]

    def next_is_short(self, index: int) -> bool:
        """Whether the next line could be a headline, or the first half of one."""
        after = self.following(index)
        return after is not None and (after.short or self.goes_on_below(index + 1))

    def goes_on_below(self, index: int) -> bool:
        """Whether the line ends in a comma or colon and an unnumbered short line follows."""
        line, after = self.lines[index], self.following(index)
        fits = _GOES_ON.search(line.text) is not None and len(line.text) <= _LONGEST_FIRST_HALF
        key = is_bare_key(line.text) or SALUTATION.match(line.text)
        return fits and not key and after is not None and after.short and after.number is None

    def beside_tab(self, index: int) -> bool:
        """Whether a neighbour holds a tab, as rows of copied tables do."""
        return any("tab" in line.hints for line in self.beside(index))

    def amid_tabs(self, index: int) -> bool:
        """Whether lines with tabs stand close by on both sides: a cell that lost its tab."""
        if index and APPENDIX.match(self.lines[index - 1].text):
            return False  # the title of the next table
        before = self.lines[max(0, index - 2) : index]
        after = self.lines[index + 1 : index + 3]
        return all(any("tab" in line.hints for line in side) for side in (before, after))

    def headlines_above(self, index: int) -> list[Line]:
        """Lines above that could be headlines, nearest first, back to the last running text."""
        return _run(self.lines[max(0, index - 10) : index][::-1])

    def headlines_below(self, index: int) -> list[Line]:
        """Lines below that could be headlines, down to the next running text."""
        return _run(self.lines[index + 1 : index + 11])

    def body_below(self, index: int) -> str:
        """The beginnings of the next two paragraphs: what a headline would be about."""
        below = self.lines[index + 1 : index + 12]
        texts = [line.text[:260] for line in below if line.stops_inside or len(line.text) >= 60]
        return "".join(texts[:2])

    def dates_signature(self, index: int) -> bool:
        """Whether the line is the date under the name of an issuing organization."""
        if index < 1 or not WHOLE_DATE.match(self.lines[index].text):
            return False
        if not any(line.running or line.text.endswith("。") for line in self.lines[:index]):
            return False  # nothing has been said yet that could be signed
        return org_score(self.lines[index - 1].text, "") > -1

    def is_signature(self, index: int) -> bool:
        """Whether the line is the name of an issuing organization with the date below.

        Several may sign, one below the other.
        """
        after = self.following(index)
        if after is None or org_score(self.lines[index].text, "") <= -1:
            return False
        return self.dates_signature(index + 1) or self.is_signature(index + 1)


def make_context(document: Document, segments: Sequence[Segment]) -> Context:
    """Look at all lines of a document."""
    lines = [describe_line(segment) for segment in segments]
    titles = [value for key, value in document.meta if key == "title"]
    titles += [
        re.split(r"[:：]", line.text, maxsplit=1)[1].strip()
        for line in lines
        if re.match(r"^标题\s*[:：]", line.text)
    ]
    units = sum(
        after.short and org_score(line.text, "") > 0 for line, after in itertools.pairwise(lines)
    )
    return Context(
        lines,
        newspaper=any(find_page_marker(line.text) for line in lines),
        organized=units >= 2,
        titles=titles,
        cells=_cell_runs(lines),
        repeats=_repeats(lines),
        tail=_find_tail(lines),
        heads=_block_heads(lines),
        leads=Counter(first_sentence(line.text) for line in lines),
    )


def first_sentence(text: str) -> str:
    """The text up to its first full stop."""
    return re.split(r"[。！？]", text, maxsplit=1)[0]


def overlap(text: str, other: str) -> float:
    """Share of the bigrams of `text` that `other` has, 0–1."""
    if len(text) < 2:
        return 0.0
    present = {other[i : i + 2] for i in range(len(other) - 1)}
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    return sum(pair in present for pair in pairs) / len(pairs)


def _run(lines: Sequence[Line]) -> list[Line]:
    run: list[Line] = []
    for line in lines:
        if line.running:
            break
        if line.short:
            run.append(line)
    return run


def _block_heads(lines: Sequence[Line]) -> frozenset[int]:
    """In a collection whose pieces are parted by blank lines, the first line of each.

    At least three, none numbered, and few other blank lines: a text with a blank line below every
    line says nothing.
    """
    gaps = [n for n, line in enumerate(lines) if line.segment.gap or n == 0]
    heads = []
    for index in gaps:
        below = lines[index + 1 : index + 3]
        apart = any(line.segment.gap for line in below[:1])
        tabbed = any("tab" in line.hints for line in (lines[index], *below))
        line = lines[index]
        if line.short and line.has_han and not (line.number or apart or tabbed):
            runs = [_is_prose(line) for line in below]
            if runs[:1] == [True] or (
                runs == [False, True] and below[0].short and not below[1].segment.gap
            ):
                heads.append(index)
    return frozenset(heads) if len(heads) >= 3 and len(heads) >= 0.6 * len(gaps) else frozenset()


def _is_prose(line: Line) -> bool:
    return line.running or (line.terminated and len(line.text) >= 20)


def _find_tail(lines: Sequence[Line]) -> int:
    behind = max((n + 1 for n, line in enumerate(lines) if line.running), default=len(lines))
    for index in range(behind, len(lines)):
        line = lines[index]
        if is_credit(line.text) or chrome_score(line.text, line.hints) > 0:
            return index
    return len(lines)


def _cell_runs(lines: Sequence[Line]) -> list[bool]:
    flags = [False] * len(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines):
            line = lines[index]
            if len(line.text) <= _CELL_LONGEST and not line.terminated:
                continue
        if index - start >= _CELLS:
            flags[start:index] = [True] * (index - start)
        start = index + 1
    return flags


def _repeats(lines: Sequence[Line]) -> frozenset[int]:
    first: dict[str, int] = {}
    repeats = set()
    running = 0
    for index, line in enumerate(lines):
        earlier = first.setdefault(line.text, running)
        if len(line.text) >= _REPEAT_SHORTEST and running > earlier + 2:
            repeats.add(index)
        running += line.stops_inside
    return frozenset(repeats)
