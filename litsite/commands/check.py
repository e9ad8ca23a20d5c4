"""`litsite check`: prove that nothing is lost, and look over the built site."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from litsite.commands.annotations import annotate
from litsite.commands.help_language import Command
from litsite.commands.messages import choose_language, say
from litsite.commands.options import json_option, lang_option, root_option, verbose_option
from litsite.commands.reporting import (
    count_severities,
    exit_code,
    load_or_exit,
    report,
    what_went_wrong,
)
from litsite.config import Config
from litsite.facts.store import open_facts
from litsite.model.problem import LitsiteError, Problem
from litsite.pipeline import check_digest
from litsite.publishing.build_lock import build_lock


@click.command(cls=Command)
@root_option
@lang_option
@json_option
@verbose_option
@click.option(
    "--strict",
    is_flag=True,
    help="Ask too whether all is settled; warnings fail. 还要检查是否都已核定；有警告即不通过。",
)
@click.option(
    "--github",
    is_flag=True,
    help="Print annotations for GitHub's workflows. 按 GitHub 工作流的注释格式输出。",
)
def check(
    root: Path, lang: str | None, as_json: bool, verbose: bool, strict: bool, github: bool
) -> None:
    """Prove that nothing is lost; check links, anchors, YAML and files. 检查完整性与链接。"""
    language = choose_language(lang)
    config, problems = load_or_exit(root, language, as_json=as_json)
    problems += _check(config, strict=strict)
    if strict:
        problems = [_as_error(problem) for problem in problems]
    summary = count_severities(problems)
    if github:
        for problem in sorted(set(problems)):
            if verbose or problem.severity != "note":
                click.echo(annotate(problem, root, language))
    else:
        report(problems, language, as_json=as_json, verbose=verbose, summary=summary)
    if not as_json and not github:
        click.echo(say("checked", language, **summary))
    sys.exit(exit_code(problems))


def _check(config: Config, *, strict: bool) -> Sequence[Problem]:
    problems: list[Problem] = []
    try:
        with (
            build_lock(config.root),
            open_facts(config.root / ".litsite", problems) as facts,
        ):
            problems += check_digest(config, facts, strict=strict)
    except (LitsiteError, OSError) as error:
        problems.append(what_went_wrong(error, config.root))
    return problems


def _as_error(problem: Problem) -> Problem:
    return replace(problem, severity="error") if problem.severity == "warning" else problem
