"""`litsite figures`: the figures of raw files, sentence by sentence, as a table or as JSON values."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import Language, choose_language, say
from litsite.commands.options import files_argument, json_option, lang_option, root_option
from litsite.commands.reporting import exit_code, print_problems
from litsite.commands.source_arguments import read_files
from litsite.figures import SentenceContext, outline
from litsite.figures.source_sentences import LineOfStretches, Stretch, place_rows, read_text
from litsite.formats.json_text import json_text
from litsite.importing.parsed_source import Parsed
from litsite.language.gazetteer import Gazetteer
from litsite.language.reader_names import name_of_figure
from litsite.model.figure import Figure


@click.command(cls=Command)
@files_argument
@root_option
@lang_option
@json_option
def figures(files: tuple[Path, ...], root: Path, lang: str | None, as_json: bool) -> None:
    """Show the figures in FILES, sentence by sentence, without touching content/. 列出文中的数据指标。"""
    language = choose_language(lang)
    parsed, places, problems = read_files(files, root, language, as_json=as_json)
    rows = list_figures(parsed, places)
    if as_json:
        lines = ",\n".join(json_text(as_json_row(row)) for row in rows)
        click.echo(f"[\n{lines}\n]" if rows else "[]")
    else:
        _show_figures(rows, language)
    print_problems(problems, language, verbose=True)
    sys.exit(exit_code(problems))


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence of a raw line that has figures."""

    file: str
    line: int
    sentence: str
    figures: tuple[Figure, ...]


def list_figures(parsed: Sequence[Parsed], places: Gazetteer) -> list[SentenceRow]:
    """Every sentence with figures, in the order of the files and their lines."""
    return [row for one in parsed for row in _list_file(one, places)]


def _list_file(one: Parsed, places: Gazetteer) -> Iterator[SentenceRow]:
    stretches = _stretches(one, places)
    of_rows = _figures_of_rows(one, places)
    outer = SentenceContext()
    for number, line in enumerate(one.document.lines, start=1):
        own = stretches.get(number, [])
        if own:
            outer = replace(own[-1].context, plan=False, review=False, intent=False)
        rows = LineOfStretches([stretch for stretch in own if stretch.row])
        for start, sentence, found in read_text(line, own, outer):
            starts = [start + figure.start for figure in found]
            figures = [
                figure
                for figure, at in zip(found, starts, strict=True)
                if not rows.between(at, at + 1)
            ]
            figures += of_rows.pop((number, sentence), ())
            if figures:
                figures.sort(key=lambda figure: figure.start)
                yield SentenceRow(one.document.name, number, sentence, tuple(figures))


def _figures_of_rows(one: Parsed, places: Gazetteer) -> dict[tuple[int, str], list[Figure]]:
    """Line and sentence → what the cells of tables say there."""
    found: dict[tuple[int, str], list[Figure]] = {}
    for article in one.split.articles:
        rows = {
            index: block.spans for index, block in enumerate(article.blocks) if block.kind == "row"
        }
        if rows:
            contexts = outline(article.fields, article.blocks, places)
            for placed in place_rows(article.blocks, contexts, rows, one.document.lines):
                found.setdefault((placed.line or 0, placed.quote), []).append(placed.figure)
    return found


def _stretches(one: Parsed, places: Gazetteer) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    for article in one.split.articles:
        contexts = outline(article.fields, article.blocks, places)
        for block, context in zip(article.blocks, contexts, strict=True):
            for span in block.spans:
                heading, row = block.kind == "heading", block.kind == "row"
                stretch = Stretch(span, heading, context, row=row)
                found.setdefault(span.line, []).append(stretch)
        for part in article.header:
            for span in part.spans:
                header = SentenceContext(
                    date=article.fields["date"],
                    place=contexts[0].place if contexts else article.fields["district"],
                )
                found.setdefault(span.line, []).append(Stretch(span, True, header))
    return found


def as_json_row(row: SentenceRow) -> dict[str, object]:
    """One object, as DESIGN.md describes; numbers are Decimals, for `json_text`."""
    return {
        "file": row.file,
        "line": row.line,
        "sentence": row.sentence,
        "figures": [
            {field.name: getattr(figure, field.name) for field in fields(Figure)}
            for figure in row.figures
        ],
    }


def _show_figures(rows: Sequence[SentenceRow], language: Language) -> None:
    """A table for people: one line a figure, under the file that has it."""
    file = None
    for row in rows:
        if row.file != file:
            file = row.file
            click.echo(file)
        for figure in row.figures:
            cells = [
                f"{row.line:>5}",
                name_of_figure(figure) if figure.indicator else "—",
                figure.surface,
                say(f"kind-{figure.kind}", language),
                figure.period_norm or figure.period or figure.context_period or "—",
                say(figure.status, language),
                figure.place or "—",
            ]
            click.echo("  ".join(cells))
    count = sum(len(row.figures) for row in rows)
    click.echo(say("figures-read", language, figures=count, sentences=len(rows)))
