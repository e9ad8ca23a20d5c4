"""What open pages are told after a build: which mistakes there are, with the line itself, and whether to reload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litsite.config import bundled
from litsite.model.problem import Problem
from litsite.serving.workshop import State, Workshop

_AROUND = 1
"""Lines shown above and below the one with the mistake."""
_LONGEST = 200
"""Characters of a line that are shown."""
_MOST = 50
"""Problems that a page lists."""

Describe = Callable[[Problem], str]
"""A problem in the editor's language."""


def make_news(workshop: Workshop, state: State, describe: Describe) -> dict[str, Any]:
    """The state of the digest as a page shows it, mistakes first."""
    order = {"error": 0, "warning": 1, "note": 2}
    shown = [one for one in state.problems if one.severity != "note"]
    shown.sort(key=lambda one: (order[one.severity], one))
    return {
        "run": workshop.run,
        "site": state.site,
        "kept": state.kept,
        "articles": state.outcome.articles if state.outcome else None,
        "seconds": round(state.seconds, 1),
        "errors": sum(one.severity == "error" for one in shown),
        "warnings": sum(one.severity == "warning" for one in shown),
        "problems": [
            {
                "severity": one.severity,
                "path": one.path,
                "line": one.line,
                "message": describe(one),
                "lines": _lines_around(workshop, one),
            }
            for one in shown[:_MOST]
        ],
    }


def _lines_around(workshop: Workshop, problem: Problem) -> list[dict[str, Any]]:
    """The line that a problem names and its neighbours; nothing where no line is named."""
    if not problem.line:
        return []
    root = workshop.root
    folder, _, rest = problem.path.partition("/")
    if folder == "templates":
        templates = workshop.config.templates if workshop.config else bundled("templates")
        path = templates / rest
    elif folder in {"sources", "content"}:
        path = root / folder / rest
    else:
        return []
    try:
        rows = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []
    first, last = max(1, problem.line - _AROUND), problem.line + _AROUND
    return [
        {"line": number, "text": rows[number - 1][:_LONGEST]}
        for number in range(first, min(last, len(rows)) + 1)
    ]
