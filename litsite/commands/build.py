"""`litsite build`: parse what is in sources/, build site/."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import choose_language, say
from litsite.commands.options import json_option, lang_option, root_option, verbose_option
from litsite.commands.progress_bar import ProgressBar
from litsite.commands.reporting import (
    count_severities,
    exit_code,
    load_or_exit,
    report,
    say_news,
    system_problem,
)
from litsite.digest import build_digest
from litsite.facts.store import open_facts
from litsite.model.problem import LitsiteError
from litsite.publishing.output import build_lock


@click.command(cls=Command)
@root_option
@lang_option
@json_option
@verbose_option
@click.option("--clean", is_flag=True, help="Compute everything anew. 全部重新生成，不用缓存。")
def build(root: Path, lang: str | None, as_json: bool, verbose: bool, clean: bool) -> None:
    """Parse what is in sources/, build site/. 解析来源并生成网站。"""
    language = choose_language(lang)
    started = time.monotonic()
    config, problems = load_or_exit(root, language, as_json=as_json)
    progress = ProgressBar(language, quiet=as_json)
    try:
        with (
            build_lock(config.root),
            open_facts(config.root / ".litsite", problems, anew=clean) as facts,
        ):
            outcome, found = build_digest(config, progress, facts)
            problems += found
    except (LitsiteError, OSError) as error:
        problems.append(
            error.problem if isinstance(error, LitsiteError) else system_problem(error, config.root)
        )
        progress.clear()
        report(problems, language, as_json=as_json, verbose=verbose, summary={"replaced": False})
        if not as_json and config.site.exists():
            click.echo(say("not-replaced", language))
        sys.exit(1)
    progress.clear()
    seconds = f"{time.monotonic() - started:.1f}"
    summary = {
        "sources": outcome.sources,
        "articles": outcome.articles,
        "replaced": outcome.site is not None,
        "pages": outcome.site.files if outcome.site else 0,
        "changed": outcome.site.written if outcome.site else 0,
        "removed": outcome.site.removed if outcome.site else 0,
        "written": outcome.written,
        **count_severities(problems),
        "seconds": float(seconds),
    }
    summary |= asdict(outcome.news) if outcome.news else {}
    report(problems, language, as_json=as_json, verbose=verbose, summary=summary)
    if not as_json and outcome.news:
        words = summary | {"seconds": seconds, "news": say_news(outcome.news, language)}
        click.echo(say("built", language, **words))
    elif not as_json:
        click.echo(say("kept", language, **(summary | {"seconds": seconds})))
    if not as_json and outcome.site:
        click.echo(say("open", language, path=config.site / "index.html"))
    sys.exit(exit_code(problems))
