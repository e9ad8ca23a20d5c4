"""`litsite explain`: line by line what was taken, how sure that is, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import Language, choose_language, say, with_meaning
from litsite.commands.options import json_option, lang_option, root_option
from litsite.commands.reporting import exit_code, print_problems
from litsite.commands.source_arguments import read_files
from litsite.importing.parsed_source import Parsed
from litsite.splitting.explaining import LineExplained, Reason, explain_lines
from litsite.splitting.field_origins import FieldOrigin, find_origins
from litsite.splitting.labelling.weights import chinese_reasons

_SHOWN = 40
_REASONS = 3


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@root_option
@lang_option
@json_option
@click.option(
    "--line", "only", type=click.IntRange(min=1), help="This line only, in full. 只看这一行。"
)
def explain(file: Path, root: Path, lang: str | None, as_json: bool, only: int | None) -> None:
    """Say of each line of FILE what it was taken for, how sure, and why. 逐行说明切分的依据。"""
    language = choose_language(lang)
    parsed, places, problems = read_files([file], root, language, as_json=as_json)
    for one in parsed:
        lines = explain_lines(one.document, one.hints)
        asked = (line for line in lines if only is None or line.line == only)
        chosen = [_in_language(line, language) for line in asked]
        origins = find_origins(one.document, one.split, one.hints, places)
        if as_json:
            click.echo(json.dumps(_as_json(one, chosen, origins), ensure_ascii=False, indent=1))
        else:
            _show(one, chosen, origins if only is None else [], language, full=only is not None)
    print_problems(problems, language, verbose=True)
    sys.exit(exit_code(problems))


def _as_json(
    one: Parsed, lines: Sequence[LineExplained], origins: Sequence[Sequence[FieldOrigin]]
) -> dict[str, object]:
    return {
        "file": one.document.name,
        "lines": [asdict(line) for line in lines],
        "articles": [
            {
                "lines": list(article.lines),
                "fields": {origin.name: _origin_row(origin) for origin in found},
            }
            for article, found in zip(one.split.articles, origins, strict=True)
        ],
    }


def _origin_row(origin: FieldOrigin) -> dict[str, object]:
    row = asdict(origin)
    del row["name"]
    return row


def _show(
    one: Parsed,
    lines: Sequence[LineExplained],
    origins: Sequence[Sequence[FieldOrigin]],
    language: Language,
    *,
    full: bool,
) -> None:
    click.echo(say("read-file", language, file=one.document.name, encoding=one.document.encoding))
    for line in lines:
        _show_line(line, language, full=full)
    for article, found in zip(one.split.articles, origins, strict=False):
        first, last = article.lines
        click.echo(f"\n{first}–{last}  {article.fields['title'] or '—'}")
        for origin in found:
            _show_field(origin, language)


def _show_line(line: LineExplained, language: Language, *, full: bool) -> None:
    text = line.text if full or len(line.text) <= _SHOWN else line.text[:_SHOWN] + "…"
    margin = "" if line.margin is None else f" {line.margin:g}"
    taken = with_meaning(line.taken, "labels", language)
    click.echo(f"{line.line:>5}  {taken}  [{say(line.certainty, language)}{margin}]  {text}")
    if line.certainty == "settled":
        return
    most = None if full else _REASONS
    _show_reasons(line.taken, line.reasons[:most], language)
    if line.rival is not None:
        _show_reasons(line.rival, line.rival_reasons[:most], language)
        click.echo(f"         {say('around', language, score=f'{line.around:+g}')}")


def _show_reasons(role: str, reasons: Sequence[Reason], language: Language) -> None:
    meaning = with_meaning(role, "labels", language)
    click.echo(f"         {say('speaks-for', language, role=meaning)}")
    for one in reasons:
        words = asdict(one) | {"score": f"{one.score:+g}"}
        click.echo(f"           {say('reason', language, **words)}")


def _show_field(origin: FieldOrigin, language: Language) -> None:
    name = with_meaning(origin.name, "fields", language)
    value = origin.value or "—"
    if origin.name == "kind":
        value = with_meaning(value, "kinds", language)
    where = _where(origin, language)
    click.echo(f"  {say('field-is', language, name=name, value=value, where=where)}")


def _where(origin: FieldOrigin, language: Language) -> str:
    if origin.hint is not None:
        where = say("from-hint", language, line=origin.hint)
    elif origin.line is not None:
        where = say("from-line", language, line=origin.line)
    else:
        where = say("from-nowhere", language)
    if not origin.rivals:
        return where
    others = [
        say("other", language, value=one.value, where=say("from-line", language, line=one.line))
        for one in origin.rivals[:_REASONS]
    ]
    return say("else", language, where=where, others=say("comma", language).join(others))


def _in_language(line: LineExplained, language: Language) -> LineExplained:
    """The line with its reasons in the reader's language."""
    if language == "en":
        return line
    words = chinese_reasons()
    own, others = (
        tuple(replace(one, why=words[one.why]) for one in reasons)
        for reasons in (line.reasons, line.rival_reasons)
    )
    return replace(line, reasons=own, rival_reasons=others)
