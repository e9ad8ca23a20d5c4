"""Stretches of a web page's frame: many short lines together, with words of menus among them.

A single short line says little; a dozen in a row with 首页, links and separators between them are
a menu, a share bar or a list of other pages' headlines. A table of the text has neither.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.recognising.web_chrome import (
    BULLET_LINK,
    CHROME,
    NUMBER_OR_ADDRESS,
    SESSION_NAME,
)

_FRAME_HINTS = frozenset({"nav", "title", "hidden", "link"})
_LONGEST_SYMBOLS, _LONGEST_MENU_ENTRY, _SHORTEST_SENTENCE = 30, 6, 25
_MARKS = re.compile(
    r"^[^\w\s]{1,3}$|^\d{1,2}[-/]\d{1,2}$|^[\[【（(]?\d{1,2}:\d{2}[)）】\]]?$"
)  # |  >>  03-30
_LONGEST_BRIEF, _LONGEST_ENTRY, _FEWEST_ENTRIES = 8, 14, 4
_DIGIT = re.compile(r"\d")
_FEWEST_SIGNS, _SHARE = 3, 0.5
_FEWEST_BELOW = 2
_LONGEST_FRAME = 200


def is_frame(line: Line) -> bool:
    """Return whether a line that is no running text belongs to a web page's frame beyond doubt."""
    return is_framed_word(line) or (not line.has_han and len(line.text) <= _LONGEST_SYMBOLS)


def is_framed_word(line: Line) -> bool:
    """The same by words, hints and addresses alone: a number may be a table's."""
    text = line.text
    if len(text) > _LONGEST_FRAME:
        return bool(line.hints & _FRAME_HINTS)
    sentence = len(text) >= _SHORTEST_SENTENCE and text.endswith(("。", "！", "？", "”"))
    return bool(
        line.hints & _FRAME_HINTS
        or (CHROME.search(text) and not sentence)
        or SESSION_NAME.match(text)
        or NUMBER_OR_ADDRESS.search(text)
        or (BULLET_LINK.match(text) and len(text) <= _LONGEST_MENU_ENTRY)
    )


def find_frame_blocks(lines: Sequence[Line]) -> frozenset[int]:
    """Lines of blocks that are a page's frame; its headline, date and byline may stand among them.

    Above the first text and below the last a block reaches from its first sign to its last (below
    the text: to the end); between texts most of its lines must be brief or signs.
    """
    found: set[int] = set()
    blocks = list(_blocks(lines))
    for block in blocks:
        signs = [index for index in block if _is_sign(lines[index])]
        below = block.start > 0 and block.stop == len(lines)
        if len(signs) < (_FEWEST_BELOW if below else _FEWEST_SIGNS):
            continue
        first, last = signs[0], block.stop - 1 if below else signs[-1]
        above = range(first - 1, block.start - 1, -1)
        first -= _count_entries(lines, above)
        last += _count_entries(lines, range(last + 1, block.stop))
        reach = range(first, last + 1)
        weak = sum(
            _is_brief(lines[index]) or _is_entry(lines[index]) or _is_sign(lines[index])
            for index in reach
        )
        if weak >= _SHARE * len(reach):
            found.update(reach)
    return frozenset(found)


def _count_entries(lines: Sequence[Line], reach: range) -> int:
    """How many lines of a menu go on in that direction: none, or at least a few."""
    run = itertools.takewhile(lambda index: _is_entry(lines[index]), reach)
    count = sum(1 for _ in run)
    return count if count >= _FEWEST_ENTRIES else 0


def _blocks(lines: Sequence[Line]) -> Iterator[range]:
    """Stretches without running text."""
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or _is_text(lines[index]):
            if index > start:
                yield range(start, index)
            start = index + 1


def _is_text(line: Line) -> bool:
    brief = len(line.text) <= _LONGEST_FRAME
    return line.salutation or (line.prose and not (brief and CHROME.search(line.text)))


def _is_sign(line: Line) -> bool:
    return is_framed_word(line) or _MARKS.match(line.text) is not None


def _is_entry(line: Line) -> bool:
    """Whether it could be a link of a menu; a table's cells hold numbers now and then."""
    return len(line.text) <= _LONGEST_ENTRY and not (
        line.terminated or line.tab or _DIGIT.search(line.text)
    )


def _is_brief(line: Line) -> bool:
    return len(line.text) <= _LONGEST_BRIEF and not (
        line.terminated or line.tab or line.number or line.whole_date
    )
