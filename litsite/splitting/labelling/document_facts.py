"""What is known of a document's lines together: runs, repeats, signatures, where the foot begins."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.model.source import Document
from litsite.splitting.labelling.frame_blocks import find_frame_blocks, is_frame
from litsite.splitting.labelling.heading_rhythm import find_rhythm
from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.recognising.collector_lines import is_title_key
from litsite.splitting.recognising.header_lines import (
    HeaderLine,
    keeps_persons_company,
    may_be_person,
    names_office_alone,
)

_GOES_ON = re.compile(r".[,，:：]$")  # 数字赋能， / 绘就同心圆
_LONGEST_FIRST_HALF = 16
_CELL_LONGEST, _CELLS = 14, 6
_UNITS = 2
_TITLES_NEAR = 12
_REPEAT_SHORTEST, _RUNNING_BETWEEN = 8, 3
_FEWEST_HEADS, _MOST_GAPS = 3, 0.6
_CONGRESS = re.compile(r"^(?:尊敬的)?(?:各位代表|各位委员)(?:[、，,].{0,20})?[:：]$")  # 各位代表：
_LETTERS = re.compile(r"\w")
_SAID, _SAID_IN_LINES = 40, 5


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document's lines, and what holds for all of them."""

    lines: Sequence[Line]
    keyed_titles: frozenset[int]
    """Lines of which a collector's key says that they are the title."""
    newspaper: bool
    """Whether there are page markers."""
    organized: bool
    """Whether two lines are byline units beyond doubt: they come in rows."""
    titles: Sequence[str]
    """What the format calls the whole."""
    keyed_places: Sequence[int]
    """`keyed_titles` in their order."""
    goes_on: Sequence[bool]
    """Whether a line ends in a comma or colon and an unnumbered short line follows."""
    cells: Sequence[bool]
    """Whether a line is one of many very short ones in a row, as the cells of a table are."""
    signature_dates: frozenset[int]
    """Dates under the names of issuing organizations."""
    signatures: frozenset[int]
    """Names of issuing organizations with the date below; several may sign, one below the other."""
    header_lines: Sequence[HeaderLine]
    """Which line under a headline each is; names are told by what stands beside them."""
    repeats: frozenset[int]
    """Lines that stood before, with running text in between: web pages say things twice.

    What has running text below is no frame: questions put to several people are repeated too.
    """
    foot: int
    """Index of the first chrome or credit behind the last running text: a page's foot begins."""
    framed: frozenset[int]
    """Lines of blocks that look like a page's frame as a whole."""
    begun: int
    """In a document of one piece, where its headline has been: none begins below; else the end."""
    addressed: int
    """Index of the only salutation to a congress; 0 without one, or in a document of many pieces."""
    heads: frozenset[int]
    """Short lines below a blank one with running text right below: pieces that stand apart."""
    said_below: frozenset[int]
    """Lines with which the lines below begin again: summaries that portals make of a text's head."""
    leads: Counter[str]
    """How many lines begin with each first sentence."""
    rhythm: frozenset[int]
    """Lines of one shape, each above running text, in a row."""

    def titles_near(self, index: int) -> list[str]:
        """What the format calls the whole, and the collector; of a collection's, those close by."""
        at = bisect_left(self.keyed_places, index)
        near = self.keyed_places[max(0, at - _TITLES_NEAR) : at + _TITLES_NEAR]
        return [*self.titles, *(self.lines[place].text for place in near)]


def gather_facts(document: Document, lines: Sequence[Line]) -> DocumentFacts:
    """Look at all lines of a document."""
    titles = [value for key, value in document.meta if key == "title"]
    keyed = frozenset(
        index for index, line in enumerate(lines[1:], 1) if is_title_key(lines[index - 1].text)
    )
    # The tree of a page tells its frame better than the rhythm of its lines.
    declared = any(_is_declared(line) for line in lines)
    framed = frozenset[int]() if declared else find_frame_blocks(lines)
    units = sum(
        after.short
        and line.organization is not None
        and line.organization.beyond_doubt
        and index not in framed
        for index, (line, after) in enumerate(itertools.pairwise(lines))
    )
    organized = units >= _UNITS
    said_below = _said_below(lines)
    begun = _find_beginning(lines, keyed, said_below, organized=organized)
    signature_dates = _signature_dates(lines)
    return DocumentFacts(
        lines,
        keyed_titles=keyed,
        newspaper=any(line.marker for line in lines),
        organized=organized,
        titles=titles,
        keyed_places=sorted(keyed),
        goes_on=_goes_on(lines),
        cells=_cell_runs(lines),
        signature_dates=signature_dates,
        signatures=_signatures(lines, signature_dates),
        header_lines=_header_lines(lines),
        repeats=_repeats(lines),
        foot=_find_foot(lines),
        framed=framed,
        begun=begun,
        addressed=begun if begun < len(lines) and _CONGRESS.match(lines[begun].text) else 0,
        heads=_block_heads(lines),
        said_below=said_below,
        leads=Counter(first_sentence(line.text) for line in lines),
        rhythm=find_rhythm(lines),
    )


def first_sentence(text: str) -> str:
    """The text up to its first full stop."""
    return re.split(r"[。！？]", text, maxsplit=1)[0]


def _goes_on(lines: Sequence[Line]) -> list[bool]:
    return [
        len(line.text) <= _LONGEST_FIRST_HALF
        and _GOES_ON.search(line.text) is not None
        and not (line.bare_key or line.salutation)
        and after is not None
        and after.short
        and after.number is None
        for line, after in itertools.zip_longest(lines, lines[1:])
    ]


def _signature_dates(lines: Sequence[Line]) -> frozenset[int]:
    found = set()
    said = False  # nothing has been said yet that could be signed
    for index, (before, line) in enumerate(itertools.pairwise(lines), 1):
        said = said or before.running or before.text.endswith("。")
        if said and line.whole_date and before.may_sign:
            found.add(index)
    return frozenset(found)


def _signatures(lines: Sequence[Line], dates: frozenset[int]) -> frozenset[int]:
    found: set[int] = set()
    for index in range(len(lines) - 2, -1, -1):
        if lines[index].may_sign and (index + 1 in dates or index + 1 in found):
            found.add(index)
    return frozenset(found)


def _header_lines(lines: Sequence[Line]) -> list[HeaderLine]:
    found: list[HeaderLine] = []
    for index, line in enumerate(lines):
        kind = line.header_line
        beside = [lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(lines)]
        if kind == "none" and may_be_person(line.text) and any(map(keeps_persons_company, beside)):
            kind = "name"
        below = lines[index + 1] if index + 1 < len(lines) else None
        above = lines[index - 1] if index else None
        if below and names_office_alone(line.text) and may_be_person(below.text):
            kind = "office_or_number"
        elif above and may_be_person(line.text) and names_office_alone(above.text):
            kind = "name"
        found.append(kind)
    return found


def _block_heads(lines: Sequence[Line]) -> frozenset[int]:
    """In a collection whose pieces are parted by blank lines, the first line of each.

    At least three, none numbered, and few other blank lines: a text with a blank line below every
    line says nothing.
    """
    gaps = [n for n, line in enumerate(lines) if line.gap or n == 0]
    heads = []
    for index in gaps:
        below = lines[index + 1 : index + 3]
        apart = any(line.gap for line in below[:1])
        tabbed = any(line.tab for line in (lines[index], *below))
        line = lines[index]
        if line.short and line.has_han and not (line.number or apart or tabbed):
            prose = [line.prose for line in below]
            if prose[:1] == [True] or (
                prose == [False, True] and below[0].short and not below[1].gap
            ):
                heads.append(index)
    return (
        frozenset(heads)
        if len(heads) >= max(_FEWEST_HEADS, _MOST_GAPS * len(gaps))
        else frozenset()
    )


def _find_foot(lines: Sequence[Line]) -> int:
    behind = max((n + 1 for n, line in enumerate(lines) if line.running), default=len(lines))
    for index in range(behind, len(lines)):
        if lines[index].credit or is_frame(lines[index]):
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


def _find_beginning(
    lines: Sequence[Line], keyed: frozenset[int], said_below: frozenset[int], *, organized: bool
) -> int:
    """Index behind which a document of one piece has no headline.

    Of one piece is what has one declared headline (a web page), one salutation to a congress, or
    one title by a collector's key; page markers and rows of byline units say otherwise.
    """
    end = len(lines)
    if organized or any(line.marker for line in lines):
        return end
    declared = [index for index, line in enumerate(lines) if _is_declared(line)]
    if declared:
        return declared[-1]
    addressed = [index for index, line in enumerate(lines) if _CONGRESS.match(line.text)]
    if len(addressed) == 1:
        return addressed[0]
    if len(keyed) == 1 and not addressed:
        (title,) = keyed
        return next(
            (i for i in range(title + 1, end) if lines[i].running and i not in said_below), end
        )
    return end


def _is_declared(line: Line) -> bool:
    return "headline" in line.hints


def _said_below(lines: Sequence[Line]) -> frozenset[int]:
    found = set()
    letters = ["".join(_LETTERS.findall(line.text[: 2 * _SAID])) for line in lines]
    for index, own in enumerate(letters):
        if len(own) >= _SAID and index + 1 < len(lines):
            below = "".join(letters[index + 1 : index + 1 + _SAID_IN_LINES])
            if below.startswith(own[:_SAID]):
                found.add(index)
    return frozenset(found)


def _repeats(lines: Sequence[Line]) -> frozenset[int]:
    first: dict[str, int] = {}
    repeats = set()
    running = 0
    for index, line in enumerate(lines):
        earlier = first.setdefault(line.text, running)
        above_text = line.running or any(below.running for below in lines[index + 1 : index + 2])
        apart = running - earlier >= _RUNNING_BETWEEN
        brief = len(line.text) >= _REPEAT_SHORTEST and not line.prose
        if brief and apart and not above_text:
            repeats.add(index)
        running += line.stops_inside
    return frozenset(repeats)
