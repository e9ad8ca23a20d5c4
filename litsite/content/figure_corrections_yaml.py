"""`figures:` and `revisits:` of an article's YAML: what editors say of its figures and targets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.model.correction import CORRECTABLE, FigureCorrection
from litsite.model.figure import Verdict
from litsite.model.problem import Problem, make_problem

_AT = re.compile(r"(?P<block>[0-9a-z-]+)/(?P<sentence>[1-9]\d*)")  # 90cc1b7e5f/2
_LATER = re.compile(r"(?P<article>[a-z0-9-]+)#(?P<block>[0-9a-z-]+)/(?P<sentence>[1-9]\d*)")
_SPOKEN = re.compile(r"^(?:figures|revisits):.*\n(?:[ \t#-].*\n|\n)*", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*+- ", re.MULTILINE)
_VERDICTS = ("confirmed", "rejected")


@dataclass(frozen=True, slots=True)
class CorrectionYaml:
    """One item of `figures:`."""

    at: str
    surface: str
    nth: int = 1
    drop: bool = False
    change: dict[str, str | None] | None = None
    add: dict[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class RevisitYaml:
    """One item of `revisits:`."""

    at: str
    later: str
    verdict: str
    clause: str | None = None


def cut_spoken(text: str) -> str:
    """Both keys as they stand in the YAML, comments included, so that saving changes nothing of them."""
    body = re.search(r"^body:", text, re.MULTILINE)
    head, tail = (text[: body.start()], text[body.start() :]) if body else (text, "")
    # The body may be followed by what an editor wrote at the end; its own lines are indented.
    after = "".join(
        match[0] for match in _SPOKEN.finditer(tail if tail.endswith("\n") else tail + "\n")
    )
    return "".join(match[0] for match in _SPOKEN.finditer(head)) + after


def check_corrections(
    figures: Sequence[CorrectionYaml], revisits: Sequence[RevisitYaml], text: str, shown: str
) -> list[Problem]:
    """Tell of addresses, fields and verdicts that are none."""
    problems: list[Problem] = []

    def fail(line: int, code: str, **values: object) -> None:
        problems.append(make_problem(shown, line, code, "error", **values))

    for item, line in zip(figures, _lines(text, "figures", len(figures)), strict=True):
        if not _AT.fullmatch(item.at):
            fail(line, "figure-at", value=item.at)
        if [item.drop, item.change is not None, item.add is not None].count(True) != 1:
            fail(line, "figure-action", surface=item.surface)
        for name in {**(item.change or {}), **(item.add or {})}:
            if name not in CORRECTABLE:
                fail(line, "unknown-key", key=name, near="", known=", ".join(CORRECTABLE))
    for verdict, line in zip(revisits, _lines(text, "revisits", len(revisits)), strict=True):
        if not _AT.fullmatch(verdict.at):
            fail(line, "figure-at", value=verdict.at)
        if not _LATER.fullmatch(verdict.later):
            fail(line, "revisit-later", value=verdict.later)
        if verdict.verdict not in _VERDICTS:
            fail(
                line, "bad-choice", key="verdict", value=verdict.verdict, known=", ".join(_VERDICTS)
            )
    return problems


def read_corrections(items: Sequence[CorrectionYaml], text: str) -> tuple[FigureCorrection, ...]:
    """The corrections; items must have passed `check_corrections`."""
    corrections = []
    for item, line in zip(items, _lines(text, "figures", len(items)), strict=True):
        match = _AT.fullmatch(item.at)
        if match is None:
            continue
        values = item.change or item.add or {}
        corrections.append(
            FigureCorrection(
                match["block"],
                int(match["sentence"]),
                item.surface,
                "drop" if item.drop else "add" if item.add is not None else "change",
                tuple(values.items()),
                item.nth,
                line,
            )
        )
    return tuple(corrections)


def read_verdicts(items: Sequence[RevisitYaml], article: str) -> tuple[Verdict, ...]:
    """The verdicts on an article's targets; items must have passed `check_corrections`."""
    verdicts = []
    for item in items:
        at, later = _AT.fullmatch(item.at), _LATER.fullmatch(item.later)
        if at is None or later is None or item.verdict not in _VERDICTS:
            continue
        verdicts.append(
            Verdict(
                article,
                at["block"],
                int(at["sentence"]),
                later["article"],
                later["block"],
                int(later["sentence"]),
                "confirmed" if item.verdict == "confirmed" else "rejected",
                item.clause,
            )
        )
    return tuple(verdicts)


def _lines(text: str, key: str, count: int) -> list[int]:
    """The line of each item of a top-level list."""
    start = re.search(rf"^{key}:", text, re.MULTILINE)
    if start is None:
        return [0] * count
    first = text.count("\n", 0, start.start()) + 1
    found = [text.count("\n", 0, match.start()) + 1 for match in _ITEM.finditer(text, start.end())]
    return (found + [first] * count)[:count]
