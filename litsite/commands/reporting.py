"""Problems printed once, sorted, to stderr; summaries as one line or as JSON; exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from litsite.commands.messages import Language, describe, say
from litsite.config import Config, ConfigError, load_config
from litsite.formats.system_errors import tell_system_error
from litsite.model.problem import LitsiteError, Problem
from litsite.publishing.exchange import is_pending
from litsite.whats_new import WhatsNew


def load_or_exit(root: Path, language: Language, *, as_json: bool) -> tuple[Config, list[Problem]]:
    """Load the configuration, or print why not and exit 1."""
    try:
        return load_config(root)
    except ConfigError as error:
        problems = error.problems
    except LitsiteError as error:
        problems = [error.problem]
    report(problems, language, as_json=as_json, verbose=True)
    sys.exit(1)


def report(
    problems: Sequence[Problem],
    language: Language,
    *,
    as_json: bool,
    verbose: bool,
    summary: Mapping[str, object] | None = None,
) -> None:
    """Print the problems for people; with `as_json`, summary and problems as one object."""
    if not as_json:
        print_problems(problems, language, verbose=verbose)
        return
    rows = [
        {**asdict(problem), "values": dict(problem.values), "message": describe(problem, language)}
        for problem in sorted(set(problems))
    ]
    click.echo(json.dumps({**(summary or {}), "problems": rows}, ensure_ascii=False, indent=1))


def print_problems(
    problems: Sequence[Problem], language: Language, *, verbose: bool = False
) -> None:
    """Once each, sorted, to stderr; notes only when asked for."""
    unique = sorted(set(problems))
    notes = [problem for problem in unique if problem.severity == "note"]
    for problem in unique:
        if verbose or problem.severity != "note":
            click.echo(describe(problem, language), err=True)
    if notes and not verbose:
        click.echo(say("notes", language, count=len(notes)), err=True)


def count_severities(problems: Sequence[Problem]) -> dict[str, int]:
    """How many errors and warnings, each counted once."""
    unique = set(problems)
    return {
        "errors": sum(problem.severity == "error" for problem in unique),
        "warnings": sum(problem.severity == "warning" for problem in unique),
    }


def exit_code(problems: Sequence[Problem]) -> int:
    """0 clean, 1 where there is an error."""
    return int(any(problem.severity == "error" for problem in problems))


def say_news(news: WhatsNew, language: Language) -> str:
    """`1237 figures (12 new), 218 of them targets, 7 doubts`."""
    counts = asdict(news)
    words = {
        name: say("new", language, count=count) if count else ""
        for name, count in counts.items()
        if name.startswith("new_")
    }
    return say("news", language, **(counts | words))


def what_went_wrong(error: LitsiteError | OSError, root: Path) -> Problem:
    """What a command that could not go on tells of."""
    return error.problem if isinstance(error, LitsiteError) else tell_system_error(error, root)


def say_not_replaced(site: Path, language: Language) -> str:
    """What stands in the site's folder after a build that failed."""
    return say("half-replaced" if is_pending(site) else "not-replaced", language)
