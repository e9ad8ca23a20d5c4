"""`litsite publish`: bring the built site to where the public reads it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import choose_language, say
from litsite.commands.options import json_option, lang_option, root_option, verbose_option
from litsite.commands.progress_bar import ProgressBar
from litsite.commands.reporting import (
    exit_code,
    load_or_exit,
    report,
    what_went_wrong,
)
from litsite.facts.store import open_facts
from litsite.model.problem import LitsiteError
from litsite.pipeline import Publication, publish_site
from litsite.publishing.build_lock import build_lock


@click.command(cls=Command)
@click.argument("target", required=False)
@click.option(
    "--dry-run",
    is_flag=True,
    help="List what would change at the target; send nothing. 只列出将有的改动，不发送。",
)
@root_option
@lang_option
@json_option
@verbose_option
def publish(
    target: str | None, dry_run: bool, root: Path, lang: str | None, as_json: bool, verbose: bool
) -> None:
    """Publish site/ to TARGET, sending only what changed. 发布网站，只发送有改动的文件。

    TARGET is a name under publish: in content/site.yaml (not needed where there is one only), or an address:
    ./folder, git:origin#gh-pages, ssh://user@host/path, s3://bucket/prefix?endpoint=https://…

    目标写 content/site.yaml 中 publish: 下的名称（只有一个时可省略），或直接写地址。
    """
    language = choose_language(lang)
    started = time.monotonic()
    config, problems = load_or_exit(root, language, as_json=as_json)
    progress = ProgressBar(language, quiet=as_json)
    try:
        with (
            build_lock(config.root),
            open_facts(config.root / ".litsite", problems) as facts,
        ):
            done, found = publish_site(
                config, target, dry_run=dry_run, progress=progress, facts=facts
            )
        problems += found
    except (LitsiteError, OSError) as error:
        problems.append(what_went_wrong(error, config.root))
        progress.clear()
        report(problems, language, as_json=as_json, verbose=verbose)
        sys.exit(1)
    progress.clear()
    seconds = round(time.monotonic() - started, 1)
    summary = summarize(done, seconds, dry_run=dry_run) if done.changes is not None else {}
    report(problems, language, as_json=as_json, verbose=verbose, summary=summary)
    if done.changes is not None and not as_json:
        if dry_run or verbose:
            list_changes(done)
        counts = {name: len(v) if isinstance(v, list) else v for name, v in summary.items()}
        click.echo(say(wording_of(done, dry_run=dry_run), language, **counts))
    sys.exit(exit_code(problems))


def summarize(done: Publication, seconds: float, *, dry_run: bool) -> dict[str, object]:
    """What a machine is told; people read the counts."""
    changes = done.changes
    assert changes is not None
    return {
        "target": done.address,
        "sent": bool(changes) and not dry_run,
        "new": list(changes.new),
        "changed": list(changes.changed),
        "removed": list(changes.removed),
        "kept": changes.kept,
        "seconds": seconds,
    }


def list_changes(done: Publication) -> None:
    """One line a file: + new, ~ changed, - removed."""
    assert done.changes is not None
    for sign, paths in zip(
        "+~-", (done.changes.new, done.changes.changed, done.changes.removed), strict=True
    ):
        for path in paths:
            click.echo(f"{sign} {path}")


def wording_of(done: Publication, *, dry_run: bool) -> str:
    """Which sentence tells the outcome."""
    if not done.changes:
        return "published-nothing"
    return "would-publish" if dry_run else "published"
