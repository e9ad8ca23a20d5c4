"""What is known of a document's lines together: runs, repeats, signatures, where the foot begins."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.model.source import Document
from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.recognising.header_lines import (
    HeaderLine,
    keeps_persons_company,
    may_be_person,
)
from litsite.splitting.recognising.web_chrome import (
    BULLET_LINK,
    CHROME,
    NUMBER_OR_ADDRESS,
    SESSION_NAME,
)

_GOES_ON = re.compile(r".[,，:：]$")  # 数字赋能， / 绘就同心圆
_LONGEST_FIRST_HALF = 16
_CELL_LONGEST, _CELLS = 14, 6
_FEWEST_FRAME, _FRAME_SHARE = 2, 0.15
_UNITS = 2
_REPEAT_SHORTEST, _RUNNING_BETWEEN = 8, 3
_FEWEST_HEADS, _MOST_GAPS = 3, 0.6
_FRAME_HINTS = frozenset({"nav", "title", "hidden", "link"})
_LONGEST_SYMBOLS, _LONGEST_MENU_ENTRY, _SHORTEST_SENTENCE = 30, 6, 25


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document's lines, and what holds for all of them."""

    lines: Sequence[Line]
    newspaper: bool
    """Whether there are page markers."""
    organized: bool
    """Whether two lines are byline units beyond doubt: they come in rows."""
    titles: Sequence[str]
    """What the format or the collector calls the whole."""
    goes_on: Sequence[bool]
    """Whether a line ends in a comma or colon and an unnumbered short line follows."""
    cells: Sequence[bool]
    """Whether a line is one of many very short ones in a row, as the cells of a table are."""
    menus: frozenset[int]
    """Lines of rows of short ones among which some belong to a page's frame beyond doubt."""
    signature_dates: frozenset[int]
    """Dates under the names of issuing organizations."""
    signatures: frozenset[int]
    """Names of issuing organizations with the date below; several may sign, one below the other."""
    header_lines: Sequence[HeaderLine]
    """Which line under a headline each is; names are told by what stands beside them."""
    repeats: frozenset[int]
    """Lines that stood before, with running text in between: web pages say things twice."""
    foot: int
    """Index of the first chrome or credit behind the last running text: a page's foot begins."""
    heads: frozenset[int]
    """Short lines below a blank one with running text right below: pieces that stand apart."""
    leads: Counter[str]
    """How many lines begin with each first sentence."""
    headline_known: bool
    """Whether the page's head and its text agree on one headline, and no rows of units say otherwise."""
    opened: int
    """Index of the one salutation with which the one report of the document opens; past the end
    where there is none or there are several."""


_REPORTS = re.compile(
    r"报告(?:政府)?工作|作(?:政府)?工作报告|作(?:工作)?报告"
)  # 我代表…向大会作工作报告
_OPENING_REACH = 3


def _one_opening(lines: Sequence[Line]) -> int:
    """A salutation whose speaker says that a report follows; each report has one."""
    openings = [
        index
        for index, line in enumerate(lines)
        if line.salutation
        and any(
            _REPORTS.search(below.text[:80]) for below in lines[index + 1 : index + _OPENING_REACH]
        )
    ]
    return openings[0] if len(openings) == 1 else len(lines)


def gather_facts(document: Document, lines: Sequence[Line]) -> DocumentFacts:
    """Look at all lines of a document."""
    titles = [value for key, value in document.meta if key == "title"]
    titles += [line.text for line in lines if "named_title" in line.hints]
    units = sum(
        after.short and line.organization is not None and line.organization.beyond_doubt
        for line, after in itertools.pairwise(lines)
    )
    signature_dates = _signature_dates(lines)
    return DocumentFacts(
        lines,
        newspaper=any(line.marker for line in lines),
        organized=units >= _UNITS,
        titles=titles,
        goes_on=_goes_on(lines),
        cells=_cell_runs(lines),
        menus=_menus(lines),
        signature_dates=signature_dates,
        signatures=_signatures(lines, signature_dates),
        header_lines=_header_lines(lines),
        repeats=_repeats(lines),
        foot=_find_foot(lines),
        heads=_block_heads(lines),
        leads=Counter(first_sentence(line.text) for line in lines),
        headline_known=units < _UNITS and any("headline" in line.hints for line in lines),
        opened=_one_opening(lines),
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
    behind = max((n + 1 for n, line in enumerate(lines) if line.prose), default=len(lines))
    for index in range(behind, len(lines)):
        if lines[index].credit or _is_frame(lines[index]):
            return index
    return len(lines)


def _menus(lines: Sequence[Line]) -> frozenset[int]:
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate([*lines, None]):
        if (
            line is not None
            and len(line.text) <= _CELL_LONGEST
            and not line.terminated
            and not line.tab
        ):
            run.append(index)
            continue
        # Numbers and marks alone may be cells of a table; words of a frame are no cells.
        frame = sum(CHROME.search(lines[one].text) is not None for one in run)
        if len(run) >= _CELLS and frame >= max(_FEWEST_FRAME, _FRAME_SHARE * len(run)):
            found.update(run)
        run = []
    return frozenset(found)


def _is_frame(line: Line) -> bool:
    """Return whether a line that is no running text belongs to a web page's frame beyond doubt."""
    text = line.text
    sentence = len(text) >= _SHORTEST_SENTENCE and text.endswith(("。", "！", "？", "”"))
    return bool(
        line.hints & _FRAME_HINTS
        or (CHROME.search(text) and not sentence)
        or SESSION_NAME.match(text)
        or NUMBER_OR_ADDRESS.search(text)
        or (BULLET_LINK.match(text) and len(text) <= _LONGEST_MENU_ENTRY)
        or (not line.has_han and len(text) <= _LONGEST_SYMBOLS)
    )


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
        if len(line.text) >= _REPEAT_SHORTEST and running - earlier >= _RUNNING_BETWEEN:
            repeats.add(index)
        running += line.stops_inside
    return frozenset(repeats)
