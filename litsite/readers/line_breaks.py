"""Line breaks, and line breaks in the middle of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from litsite.language.blanks import clean_line, is_blank, joint
from litsite.model.source import Segment, Span

_BREAK = re.compile(r"\r\n|\n|\r")
_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}

_ENDS_SENTENCE = re.compile(r"[。！？!?；;：:…”’」』）)]\s*$")
_STOP_WITHIN = re.compile(r"[。，；,;！？].*\S")
_PAGE_NUMBER = re.compile(r"[-—–－·\s]+\d{1,3}[-—–－·\s]+$|第\s*\d{1,3}\s*页$")  # - 3 -
_STARTS_ANEW = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|[■▲◆●△]|——|第[一二三四五六七八九十百]+[章节条]|附件)"
)  # 一、  （一）  1.  ■  ——  第一章


def split_lines(text: str) -> tuple[tuple[str, ...], str]:
    """Cut at LF, CRLF or CR only (not at the dozen breaks that str.splitlines knows); name the style.

    A text that ends in a break has an empty last line, as the scorers and editors count.
    """
    found = {_NAMES[match] for match in _BREAK.findall(text)}
    style = "+".join(name for name in ("LF", "CRLF", "CR") if name in found) or "none"
    return tuple(_BREAK.split(text)), style


def tight_span(line: str, number: int, start: int = 0, end: int | None = None) -> Span | None:
    """Return the span without blanks at both ends, or None when nothing visible is left."""
    stop = len(line) if end is None else end
    while start < stop and is_blank(line[start]):
        start += 1
    while stop > start and is_blank(line[stop - 1]):
        stop -= 1
    return Span(number, start, stop) if stop > start else None


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Return whether paragraphs are broken at a fixed width.

    Then most lines that do not end a sentence have about the same length, the longest of all, and
    are too long to be headlines. Lengths count East Asian characters once; a quarter of tolerance
    covers Latin words and punctuation kept off the margin.
    """
    lengths = [len(line.strip()) for line in lines if line.strip()]
    open_lengths = [
        len(line.strip())
        for line in lines
        if len(line.strip()) >= 20 and not _ENDS_SENTENCE.search(line)
    ]
    if len(open_lengths) < 4 or len(open_lengths) < len(lengths) * 0.4:
        return False
    # A list of headlines has lengths alike too, but no sentences that end within its lines.
    latin = sum(line.isascii() for line in lines) * 2 > len(lines)
    if not latin and not any(_STOP_WITHIN.search(line) for line in lines):
        return False
    width = median(open_lengths)
    near = sum(abs(length - width) <= max(2, width * 0.08) for length in open_lengths)
    return near >= len(open_lengths) * 0.8 and max(lengths) <= width * 1.25


def join_wrapped(lines: Sequence[str]) -> list[tuple[int, ...]]:
    """Group line indexes into paragraphs of a hard-wrapped text; blank lines separate."""
    width = median(
        len(line.strip())
        for line in lines
        if len(line.strip()) >= 20 and not _ENDS_SENTENCE.search(line)
    )
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
        indented = line.startswith(("\u3000\u3000", "    ", "  ", "\t"))
        if previous_full and not indented and not _STARTS_ANEW.match(line):
            groups[-1].append(index)
        else:
            groups.append([index])
        # A line at full width goes on, whatever it ends in; a shorter one ends its paragraph.
        full_at = width * 0.9 if not _ENDS_SENTENCE.search(text) else width * 0.97
        previous_full = len(text) >= full_at
    return sorted(tuple(group) for group in (*groups, *numbers))


def make_segment(
    lines: Sequence[str],
    spans: Sequence[Span],
    hints: frozenset[str] = frozenset(),
    gap: bool = False,
) -> Segment | None:
    """Build a segment from spans of `lines`, or None when it would show nothing."""
    text = ""
    for span in spans:
        piece = clean_line(lines[span.line - 1][span.start : span.end])
        text += (joint(text, piece) if text else "") + piece
    return Segment(text, tuple(spans), hints, gap) if text else None
