"""Paragraphs that were broken at a fixed width, put together again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_ENDS_SENTENCE = re.compile(r"[。！？!?；;：:…”’」』）)]\s*+$")
_STOP_WITHIN = re.compile(r"[。，、；,;！？]\s*+\S")
_PAGE_NUMBER = re.compile(r"[-—–－·\s]+\d{1,3}[-—–－·\s]+$|第\s*+\d{1,3}\s*+页$")  # - 3 -
_STARTS_ANEW = re.compile(
    r"\s*+(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d)|[■▲◆●△]|——|第[一二三四五六七八九十百]+[章节条]|附件)"
)  # 一、  （一）  1.  ■  ——  第一章
_INDENTS = ("\u3000\u3000", "    ", "  ", "\t")
_FEWEST = 4
_INDENTED = 0.6
_NARROWEST = 8
"""Characters: narrower columns are cells and verses."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was broken."""

    measure: Callable[[str], int]
    """How programs counted a line: by its characters, or by columns, of which Han takes two."""
    width: int
    tolerance: int
    """Latin words and punctuation kept off the margin leave lines this much shorter."""

    def fills(self, line: str, slack: int) -> bool:
        """Whether a line goes up to the margin, but for `slack`."""
        return self.measure(line.rstrip()) >= self.width - slack


def find_wrapping(lines: Sequence[str]) -> Wrapping | None:
    """Return how paragraphs were broken at a fixed width, or None where a line is a paragraph.

    Wrapped text has most lines at one length, the longest of all; they mostly end in the midst of a
    sentence and often hold the end of a clause, as lists of headlines, whose lengths are alike too,
    do not.
    """
    found = [_fit(lines, measure) for measure in (len, _columns)]
    fits = [(share, wrapping) for share, wrapping in found if wrapping is not None]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


class _Widths(dict[str, int]):
    """Columns of characters, each looked up once."""

    def __missing__(self, char: str) -> int:
        self[char] = width = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return width


_WIDTHS = _Widths()


def _columns(line: str) -> int:
    return sum(map(_WIDTHS.__getitem__, line))


def _fit(lines: Sequence[str], measure: Callable[[str], int]) -> tuple[float, Wrapping | None]:
    measured = [(line, measure(line.rstrip())) for line in lines if line.strip()]
    sizes = sorted(size for _, size in measured)
    if len(sizes) < _FEWEST:
        return 0.0, None
    # One line in fifty may hang over: a title, a table's row.
    width = sizes[int((len(sizes) - 1) * 0.98)]
    latin = sum(line.isascii() for line in lines) * 2 > len(lines)
    tolerance = max(2, round(width * (0.25 if latin else 0.08)))
    wrapping = Wrapping(measure, width, tolerance)
    full = [(line, size) for line, size in measured if size >= width - tolerance]
    going_on = sum(not _ENDS_SENTENCE.search(line) for line, _ in full)
    parted = sum(bool(_STOP_WITHIN.search(line)) for line, _ in full)
    # Three lines are enough where all are of one length.
    even = width - min((size for _, size in full), default=0) <= 2
    fits = (
        width >= _NARROWEST * (1 if measure is len else 2)
        and sizes[-1] <= width * 1.25
        and len(full) >= max(_FEWEST - even, 0.4 * len(sizes))
        and going_on >= 0.6 * len(full)
        and (latin or parted >= 0.2 * len(full))
    )
    return len(full) / len(sizes), wrapping if fits else None


def join_wrapped(lines: Sequence[str], wrapping: Wrapping) -> list[tuple[int, ...]]:
    """Group line indexes into paragraphs; blank lines separate."""
    indents = _indents(lines, wrapping)
    groups: list[list[int]] = []
    numbers: list[list[int]] = []
    previous_full = False
    for index, line in enumerate(lines):
        text = line.strip()
        if not text:
            previous_full = False
            continue
        if _PAGE_NUMBER.match(text) and groups:
            # A paragraph goes on behind the number of the printed page.
            numbers.append([index])
            continue
        # Where paragraphs are indented, a number at the margin stands in the midst of one; and behind
        # 十九届二、 comes 三中全会, not a third section.
        counts_on = lines[index - 1].rstrip().endswith("、")
        anew = line.startswith(_INDENTS) or (
            not indents and not counts_on and _STARTS_ANEW.match(line)
        )
        if previous_full and not anew and not _is_headline_below(lines, index, wrapping):
            groups[-1].append(index)
        else:
            groups.append([index])
        # A line up to the margin goes on, whatever it ends in; a shorter one ends its paragraph.
        slack = wrapping.width // 30 if _ENDS_SENTENCE.search(text) else wrapping.tolerance
        previous_full = wrapping.fills(line, slack)
    return sorted(tuple(group) for group in (*groups, *numbers))


def _is_headline_below(lines: Sequence[str], index: int, wrapping: Wrapping) -> bool:
    """Whether the line above ends a sentence and this one, though short, ends none: the last line of a
    paragraph would."""
    line = lines[index]
    ends_here = _ENDS_SENTENCE.search(line) or wrapping.fills(line, wrapping.tolerance)
    return _ENDS_SENTENCE.search(lines[index - 1]) is not None and not ends_here


def _indents(lines: Sequence[str], wrapping: Wrapping) -> bool:
    """Whether the lines that begin paragraphs, by the short line above them, are indented."""
    begins = [
        line
        for before, line in pairwise(lines)
        if line.strip()
        and not wrapping.fills(before, wrapping.tolerance)
        and wrapping.fills(line, wrapping.tolerance)
    ]
    indented = sum(line.startswith(_INDENTS) for line in begins)
    return bool(begins) and indented >= _INDENTED * len(begins)
