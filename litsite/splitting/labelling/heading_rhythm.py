"""Rhythm: short lines of one shape, each above running text, head sections whatever they end in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.recognising.heading_numbers import ARTICLE_OF_LAW

_LONGEST_HEAD, _SHORTEST_HEAD = 60, 4
_SHORTEST_TEXT, _TIMES_AS_LONG = 40, 1.5
_MOST_BETWEEN = 12
_FEWEST_BEATS = 3
_LIKE_LENGTH, _LIKE_LENGTH_OF_SENTENCES = 2.0, 1.5
_OPENING = 2
_EXPLAINS = re.compile(r"^[^:：]*+[:：].*。", re.DOTALL)  # “双碳”：碳达峰与碳中和。
_MARKS = re.compile(r"[^，,、；;：:。！!？?]")
_BARE_END = re.compile(r"(?<![\"'”’」』）)\s])[\"'”’」』）)\s]++$")
_ENDINGS = {"。": "stop", "?": "question", "？": "question", ":": "colon", "：": "colon"}
_NEVER_ENDS = frozenset(",，、;；…")


class _Beat(NamedTuple):
    """A short line above running text."""

    row: int
    shape: tuple[str, str]
    """What it ends in, and the style of its number."""
    text: str


def find_rhythm(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that are beats of one rhythm: at least three in a row, of one shape.

    Between two of them stands nothing but running text. They end alike and are about equally long;
    whole sentences are built alike too. Questions may be of any length, and so may their answers.
    """
    runs = list(_runs(lines))
    found = [beat for run in runs if len(run) >= _FEWEST_BEATS for beat in run]
    longest: dict[tuple[str, str], int] = {}
    for beat in found:
        longest[beat.shape] = max(longest.get(beat.shape, 0), len(beat.text))
    # Where one rhythm is beyond doubt, one or two lines like its own are headings as well.
    return frozenset(
        beat.row for run in runs for beat in run if len(beat.text) <= longest.get(beat.shape, 0)
    )


def _runs(lines: Sequence[Line]) -> Iterator[list[_Beat]]:
    """Beats one behind the other, cut where the shape changes or something else comes between."""
    run: list[_Beat] = []
    for index, (line, below) in enumerate(itertools.pairwise(lines)):
        beat = _beat(index, line, below)
        if beat is None:
            answer = run and run[-1].shape[0] == "question" and line.terminated
            if (line.prose or answer) and index - (run[-1].row if run else index) <= _MOST_BETWEEN:
                continue
            if run:
                yield run
            run = []
        elif run and _alike(run[-1], beat):
            run.append(beat)
        else:
            if run:
                yield run
            run = [beat]
    if run:
        yield run


def _beat(index: int, line: Line, below: Line) -> _Beat | None:
    text = line.text
    if not _SHORTEST_HEAD <= len(text) <= _LONGEST_HEAD or not line.has_han or line.tab:
        return None
    ending = _ending(line)
    if ending == "question":
        above_text = below.terminated and _ending(below) != "question"
    else:
        longer = len(below.text) >= max(_SHORTEST_TEXT, _TIMES_AS_LONG * len(text))
        above_text = longer and below.running
    if ending == "never" or not above_text:
        return None
    if line.stops_inside and ending != "question":
        return None
    if ending == "colon" and below.number:
        return None  # it announces a list
    if _EXPLAINS.search(text) or ARTICLE_OF_LAW.match(text):
        return None
    style = line.number.style if line.number else ""
    return _Beat(index, (ending, style), text)


def _ending(line: Line) -> str:
    last = _BARE_END.sub("", line.text)[-1:]
    return "never" if last in _NEVER_ENDS else _ENDINGS.get(last, "none")


def _alike(one: _Beat, other: _Beat) -> bool:
    if one.shape != other.shape or one.text == other.text:
        return False
    ending, _ = one.shape
    if ending == "question":
        return True
    shorter, longer = sorted((len(one.text), len(other.text)))
    if ending != "stop":
        return longer <= _LIKE_LENGTH * shorter
    # Paragraphs of one sentence are many; those that are headings are built alike.
    built_alike = one.text[:_OPENING] == other.text[:_OPENING] or _MARKS.sub(
        "", one.text
    ) == _MARKS.sub("", other.text)
    return built_alike and longer <= _LIKE_LENGTH_OF_SENTENCES * shorter
