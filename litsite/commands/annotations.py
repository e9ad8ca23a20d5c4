"""Problems as GitHub shows them beside the lines of a change (workflow commands)."""

from __future__ import annotations

from pathlib import Path

from litsite.commands.messages import Language, word
from litsite.model.problem import Problem

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def annotate(problem: Problem, root: Path, language: Language) -> str:
    """`::error file=content/articles/a.yaml,line=4::…`; the file as the repository knows it.

    `root` is the digest's folder as it was given: in a workflow, from the repository's root.
    """
    facts = {"file": (root / problem.path).as_posix()}
    if problem.line:
        facts["line"] = str(problem.line)
    properties = ",".join(f"{name}={_escape_property(value)}" for name, value in facts.items())
    return f"::{_LEVELS[problem.severity]} {properties}::{_escape(word(problem, language))}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
