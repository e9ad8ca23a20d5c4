"""What is wrong with a template, told with its line: jinja2 says it in English and by traceback only."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2

from litsite.model.problem import LitsiteError, Problem, make_problem

_UNKNOWN_TAG = re.compile(r"unknown tag '(?P<value>(?!end|el)[^']*)'")
_UNCLOSED = re.compile(r"innermost block that needs to be closed is '(?P<value>[^']*)'")
_UNDEFINED = re.compile(r"(?:attribute |^)'(?P<value>[^']*)'")
"""`'titel' is undefined`, `'Article object' has no attribute 'titel'`."""

_SYNTAX_ERRORS = (("template-unknown-tag", _UNKNOWN_TAG), ("template-unclosed", _UNCLOSED))
"""Code of the problem, and how jinja2 speaks of it. The end of an outer block is an "unknown tag" to it
where an inner one was not closed."""


@contextmanager
def told_of_template(templates: Path) -> Iterator[None]:
    """Raise LitsiteError with file and line for what a template does wrong."""
    try:
        yield
    except Exception as error:
        problem = _describe(error, templates)
        if problem is None:
            raise
        raise LitsiteError(problem) from error


def _describe(error: Exception, templates: Path) -> Problem | None:
    if isinstance(error, jinja2.TemplateSyntaxError):
        shown = f"templates/{error.name}"
        message = error.message or ""
        for code, pattern in _SYNTAX_ERRORS:
            match = pattern.search(message)
            if match:
                return make_problem(shown, error.lineno, code, "error", value=match["value"])
        return make_problem(shown, error.lineno, "template-syntax", "error", reason=message)
    if isinstance(error, FileNotFoundError) and error.filename:
        missing = Path(error.filename)
        if missing.is_relative_to(templates):
            value = missing.relative_to(templates).as_posix()
            return make_problem(f"templates/{value}", 0, "template-missing", "error", value=value)
    place = _place_in_template(error, templates)
    if isinstance(error, jinja2.TemplateNotFound):
        path, line = place or ("templates", 0)
        return make_problem(path, line, "template-missing", "error", value=error.name or "")
    if place is None:
        return None
    path, line = place
    message = str(error)
    names = _UNDEFINED.findall(message) if isinstance(error, jinja2.UndefinedError) else []
    if names:
        return make_problem(path, line, "template-undefined", "error", value=names[-1])
    reason = f"{type(error).__name__}: {message}"
    return make_problem(path, line, "template-fails", "error", reason=reason)


def _place_in_template(error: Exception, templates: Path) -> tuple[str, int] | None:
    """The innermost template and its line; None where no template runs, so that the fault is ours."""
    found = None
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(templates):
            found = (f"templates/{path.relative_to(templates).as_posix()}", frame.lineno or 0)
    return found
