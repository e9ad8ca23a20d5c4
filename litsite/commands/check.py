"""`litsite check`: prove that nothing is lost, and look over the built site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from litsite.commands.messages import choose_language, say
from litsite.commands.options import json_option, lang_option, root_option, verbose_option
from litsite.commands.reporting import count_severities, exit_code, load_or_exit, report
from litsite.pipeline import check_digest


@click.command()
@root_option
@lang_option
@json_option
@verbose_option
def check(root: Path, lang: str | None, as_json: bool, verbose: bool) -> None:
    """Prove that nothing is lost; check links, anchors, YAML and files. 检查完整性与链接。"""
    language = choose_language(lang)
    config, problems = load_or_exit(root, language, as_json=as_json)
    problems += check_digest(config)
    summary = count_severities(problems)
    report(problems, language, as_json=as_json, verbose=verbose, summary=summary)
    if not as_json:
        click.echo(say("checked", language, **summary))
    sys.exit(exit_code(problems))
