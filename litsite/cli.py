"""Arguments, printing, exit codes: 0 clean, 1 errors, 2 usage."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from litsite import __version__
from litsite.config import SITE_YAML, Config, ConfigError, load_config
from litsite.figure_listing import FigureRow, as_json_row, list_figures
from litsite.inspection import inspect as inspect_parsed
from litsite.json_text import json_text
from litsite.messages import Language, choose_language, describe, say
from litsite.model.library import SiteSettings
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.pipeline import (
    Parsed,
    build_site,
    check_digest,
    make_gazetteer,
    make_places,
    parse_sources,
    read_and_split,
    silent,
)
from litsite.publishing.output import build_lock
from litsite.scaffold import init_digest

_root = click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of the digest (with sources/ and content/). 文摘所在目录。",
)
_lang = click.option(
    "--lang", type=click.Choice(["en", "zh"]), help="Language of messages. 提示语言。"
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines. 输出 JSON。")
_verbose = click.option("-v", "--verbose", is_flag=True, help="Show notes too. 显示全部提示。")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="litsite", message="%(version)s")
def cli() -> None:
    """Turn raw Chinese local-government texts into a browsable digest.

    把政府工作报告、报纸专版等原始文本变成可浏览的静态网站。
    """


@cli.command()
@_root
@_lang
@_json
@_verbose
def build(root: Path, lang: str | None, as_json: bool, verbose: bool) -> None:
    """Parse what is in sources/, build site/. 解析来源并生成网站。"""
    language = choose_language(lang)
    started = time.monotonic()
    config, problems = _load(root, language, as_json)
    with _Bar(language, quiet=as_json) as progress:
        try:
            with build_lock(config.root):
                imported, found = parse_sources(config, progress)
                problems += found
                built, found = build_site(config, progress)
                problems += found
        except LitsiteError as error:
            problems.append(error.problem)
            _finish(problems, language, as_json, verbose, {})
        except OSError as error:
            # A full disk or a missing right is no bug of ours: say which file, keep the old site.
            place = str(error.filename or config.root)
            reason = error.strerror or str(error)
            problems.append(make_problem(place, 0, "system", "error", reason=reason))
            _finish(problems, language, as_json, verbose, {})
    seconds = f"{time.monotonic() - started:.1f}"
    unique = sorted(set(problems))
    summary = {
        "sources": imported.sources,
        "articles": built.articles,
        "pages": built.pages,
        "written": imported.written,
        "warnings": sum(problem.severity == "warning" for problem in unique),
        "seconds": float(seconds),
    }
    _report(problems, language, as_json, verbose, summary)
    if not as_json:
        click.echo(say("built", language, **(summary | {"seconds": seconds})))
        click.echo(say("open", language, path=config.site / "index.html"))
    sys.exit(_exit_code(problems))


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_root
@_lang
@_json
def inspect(files: tuple[Path, ...], root: Path, lang: str | None, as_json: bool) -> None:
    """Show what the splitter sees in FILES, without touching content/. 查看切分结果。"""
    language = choose_language(lang)
    parsed, _, problems = _read_files(files, root, language, as_json)
    seen = inspect_parsed(parsed)
    if as_json:
        click.echo(json.dumps(seen, ensure_ascii=False, indent=1))
    else:
        for one in seen:
            _show_file(one)
    _print_problems(problems, language, verbose=True)
    sys.exit(_exit_code(problems))


def _read_files(
    files: tuple[Path, ...], root: Path, language: Language, as_json: bool
) -> tuple[list[Parsed], SiteSettings, list[Problem]]:
    """Read and split files as the digest in `root` would, where there is one."""
    settings = SiteSettings(title="")
    problems: list[Problem] = []
    if (root / SITE_YAML).exists():
        config, problems = _load(root, language, as_json)
        settings = config.settings
    parsed, found = read_and_split([(path, str(path)) for path in files], make_gazetteer(settings))
    return parsed, settings, [*problems, *found]


def _show_file(one: dict[str, object]) -> None:
    """One file as an outline for people."""
    click.echo(f"{one['file']}  ({one['encoding']})")
    articles = one["articles"]
    assert isinstance(articles, list)
    for article in articles:
        first, last = article["lines"]
        head = [article[key] for key in ("date", "page", "org", "district") if article[key]]
        click.echo(f"  {first}–{last}  {article['title'] or '—'}  [{' · '.join(head)}]")
        for section in article["sections"]:
            click.echo(f"      {'  ' * section['level']}{section['heading']}")
    for duplicate in one["duplicates"]:  # type: ignore[attr-defined]
        of = duplicate["of"]
        click.echo(f"  {duplicate['lines']} = {of['file']} {of['lines']}")


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_root
@_lang
@_json
def figures(files: tuple[Path, ...], root: Path, lang: str | None, as_json: bool) -> None:
    """Show the figures in FILES, sentence by sentence, without touching content/. 列出文中的数据指标。"""
    language = choose_language(lang)
    parsed, settings, problems = _read_files(files, root, language, as_json)
    rows = list_figures(parsed, make_places(settings))
    if as_json:
        lines = ",\n".join(json_text(as_json_row(row)) for row in rows)
        click.echo(f"[\n{lines}\n]" if rows else "[]")
    else:
        _show_figures(rows, language)
    _print_problems(problems, language, verbose=True)
    sys.exit(_exit_code(problems))


def _show_figures(rows: Sequence[FigureRow], language: Language) -> None:
    """A table for people: one line a figure, under the file that has it."""
    file = None
    for row in rows:
        if row.file != file:
            file = row.file
            click.echo(file)
        for figure in row.figures:
            cells = [
                f"{row.line:>5}",
                figure.indicator or "—",
                figure.surface,
                say(f"kind-{figure.kind}", language),
                figure.period_norm or figure.period or figure.context_period or "—",
                say(figure.status, language),
                figure.place or "—",
            ]
            click.echo("  ".join(cells))
    count = sum(len(row.figures) for row in rows)
    click.echo(say("figures", language, figures=count, sentences=len(rows)))


@cli.command()
@_root
@_lang
@_json
@_verbose
def check(root: Path, lang: str | None, as_json: bool, verbose: bool) -> None:
    """Prove that nothing is lost; check links, anchors, YAML and files. 检查完整性与链接。"""
    language = choose_language(lang)
    config, problems = _load(root, language, as_json)
    problems += check_digest(config)
    unique = set(problems)
    summary = {
        "errors": sum(problem.severity == "error" for problem in unique),
        "warnings": sum(problem.severity == "warning" for problem in unique),
    }
    _report(problems, language, as_json, verbose, summary)
    if not as_json:
        click.echo(say("checked", language, **summary))
    sys.exit(_exit_code(problems))


@cli.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@_root
@_lang
def init(folder: Path | None, root: Path, lang: str | None) -> None:
    """Start a new digest in FOLDER (or --root). 新建一个文摘。"""
    language = choose_language(lang)
    target = folder or root
    if (target / SITE_YAML).exists():
        _print_problems(
            [make_problem(str(target / SITE_YAML), 0, "init-exists", "error")], language
        )
        sys.exit(1)
    init_digest(target)
    click.echo(say("made", language, path=target))


def _load(root: Path, language: Language, as_json: bool) -> tuple[Config, list[Problem]]:
    """Load the configuration, or print why not and exit 1."""
    try:
        return load_config(root)
    except ConfigError as error:
        problems = error.problems
    except LitsiteError as error:
        problems = [error.problem]
    _report(problems, language, as_json, True, {})
    sys.exit(1)


def _finish(
    problems: Sequence[Problem],
    language: Language,
    as_json: bool,
    verbose: bool,
    summary: dict[str, int],
) -> None:
    _report(problems, language, as_json, verbose, summary)
    sys.exit(1)


def _report(
    problems: Sequence[Problem],
    language: Language,
    as_json: bool,
    verbose: bool,
    summary: dict[str, object] | dict[str, int] | dict[str, float],
) -> None:
    if not as_json:
        _print_problems(problems, language, verbose)
        return
    rows = [
        {**asdict(problem), "values": dict(problem.values), "message": describe(problem, language)}
        for problem in sorted(set(problems))
    ]
    click.echo(json.dumps({**summary, "problems": rows}, ensure_ascii=False, indent=1))


def _print_problems(problems: Sequence[Problem], language: Language, verbose: bool = False) -> None:
    """Once each, sorted, to stderr; notes only when asked for."""
    unique = sorted(set(problems))
    notes = [problem for problem in unique if problem.severity == "note"]
    for problem in unique:
        if verbose or problem.severity != "note":
            click.echo(describe(problem, language), err=True)
    if notes and not verbose:
        click.echo(say("notes", language, count=len(notes)), err=True)


def _exit_code(problems: Sequence[Problem]) -> int:
    return int(any(problem.severity == "error" for problem in problems))


class _Bar:
    """A progress bar on a terminal, nothing in a pipe."""

    def __init__(self, language: Language, *, quiet: bool) -> None:
        console = Console(stderr=True)
        self._language = language
        self._progress = (
            Progress(TextColumn("{task.description}"), BarColumn(), console=console, transient=True)
            if console.is_terminal and not quiet
            else None
        )
        self._tasks: dict[str, object] = {}

    def __enter__(self) -> _Bar:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        if self._progress:
            self._progress.stop()

    def __call__(self, what: str, done: int, of: int) -> None:
        if self._progress is None:
            return silent(what, done, of)
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(say(what, self._language), total=of)
        self._progress.update(self._tasks[what], completed=done, total=of)  # type: ignore[arg-type]
        return None


def main(prog_name: str = "litsite", default_command: str | None = None) -> None:
    """Run the command line; without a command, `default_command`."""
    arguments = sys.argv[1:]
    wants_help = any(a in {"-h", "--help", "--version"} for a in arguments)
    if default_command and not wants_help and (not arguments or arguments[0] not in cli.commands):
        arguments = [default_command, *arguments]
    cli.main(args=arguments, prog_name=prog_name)
