"""A Problem: something that went wrong at a place, with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
TOLD_ONCE = frozenset({"block-clash", "edits-kept", "field-clash", "orphaned"})
"""Codes of what a merge did: when content/ has been written, nobody finds it again."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What a stage could not do, or did with doubt.

    The wording lives in `litsite.commands.messages`, keyed by `code`, because editors read Chinese and
    maintainers English.
    """

    path: str
    """File that the reader of the message should open, relative to the root, with `/`."""
    line: int
    """1-based line in that file, 0 where no line applies."""
    code: str
    """Key into `litsite.commands.messages.PROBLEMS`."""
    values: tuple[tuple[str, str], ...] = ()
    """Named parts of the message."""
    severity: Severity = "warning"


class LitsiteError(Exception):
    """There is no way on; `problem` says why. Bugs are not wrapped in it and keep their traceback."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.path}:{problem.line}: {problem.code} {dict(problem.values)}")
        self.problem = problem

    def __reduce__(self) -> tuple[type[LitsiteError], tuple[Problem]]:
        """So that it passes from process to process."""
        return type(self), (self.problem,)


def make_problem(
    path: str, line: int, code: str, severity: Severity = "warning", **values: object
) -> Problem:
    """Build a Problem from keyword parts."""
    return Problem(
        path, line, code, tuple((k, str(v)) for k, v in sorted(values.items())), severity
    )
