"""`litsite build`: parse what is in sources/, build site/."""

from __future__ import annotations

import gc
import sys
from dataclasses import asdict
from pathlib import Path

import click

from litsite.commands.build_summary import summarize, tabulate
from litsite.commands.help_language import Command
from litsite.commands.messages import choose_language, say
from litsite.commands.options import json_option, lang_option, root_option, verbose_option
from litsite.commands.progress_bar import ProgressBar
from litsite.commands.reporting import (
    count_severities,
    exit_code,
    load_or_exit,
    report,
    say_not_replaced,
    what_went_wrong,
)
from litsite.digest import build_digest
from litsite.facts.store import open_facts
from litsite.model.problem import LitsiteError
from litsite.model.stage_times import StageTimes
from litsite.publishing.build_lock import build_lock
from litsite.workers import open_workers


@click.command(cls=Command)
@root_option
@lang_option
@json_option
@verbose_option
@click.option("--profile", is_flag=True, help="Tell what each stage took. 显示各步骤用时。")
@click.option("--clean", is_flag=True, help="Compute everything anew. 全部重新生成，不用缓存。")
@click.option(
    "--workers",
    metavar="N|dask://HOST:PORT",
    help="Processes to compute with, or a dask scheduler's; default: one a processor. "
    "用几个进程计算，或 dask 调度器的地址；默认每个处理器一个。",
)
def build(
    root: Path,
    lang: str | None,
    as_json: bool,
    verbose: bool,
    profile: bool,
    clean: bool,
    workers: str | None,
) -> None:
    """Parse what is in sources/, build site/. 解析来源并生成网站。"""
    language = choose_language(lang)
    # Values of a build are trees that live to its end: to look for cycles among them took a fifth of its time.
    gc.disable()
    config, problems = load_or_exit(root, language, as_json=as_json)
    progress = ProgressBar(language, quiet=as_json)
    times = StageTimes(progress)
    try:
        with (
            build_lock(config.root),
            open_facts(config.root / ".litsite", problems, anew=clean) as facts,
            open_workers(workers) as hands,
        ):
            outcome, found = build_digest(config, times, facts, hands)
            problems += found
    except (LitsiteError, OSError) as error:
        problems.append(what_went_wrong(error, config.root))
        progress.clear()
        report(problems, language, as_json=as_json, verbose=verbose, summary={"replaced": False})
        if not as_json and config.site.exists():
            click.echo(say_not_replaced(config.site, language))
        sys.exit(1)
    progress.clear()
    stages = times.list_times()
    summary: dict[str, object] = {
        "sources": outcome.sources,
        "articles": outcome.articles,
        "changed_articles": outcome.changed,
        "replaced": outcome.site is not None,
        "pages": outcome.site.files if outcome.site else 0,
        "changed": outcome.site.written if outcome.site else 0,
        "removed": outcome.site.removed if outcome.site else 0,
        "written": outcome.written,
        **count_severities(problems),
        "seconds": round(sum(stage.seconds for stage in stages), 1),
    }
    summary |= asdict(outcome.news) if outcome.news else {}
    if profile:
        summary["stages"] = {stage.stage: round(stage.seconds, 3) for stage in stages}
    report(problems, language, as_json=as_json, verbose=verbose, summary=summary)
    if not as_json:
        click.echo(summarize(outcome, count_severities(problems), stages, language))
    if not as_json and outcome.site:
        click.echo(say("open", language, path=config.site / "index.html"))
    if profile and not as_json:
        click.echo(tabulate(stages, language))
    sys.exit(exit_code(problems))
