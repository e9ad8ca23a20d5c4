"""`litsite inspect`: what the splitter sees, as an outline or as JSON values."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from litsite.commands.help_language import Command
from litsite.commands.messages import choose_language
from litsite.commands.options import files_argument, json_option, lang_option, root_option
from litsite.commands.reporting import exit_code, print_problems
from litsite.commands.source_arguments import read_files
from litsite.importing.parsed_source import Parsed
from litsite.model.account import FieldDoubt
from litsite.model.article import ParsedArticle
from litsite.model.hints import write_field_hint
from litsite.model.source import Span
from litsite.splitting.split_result import Split

_SHOWN = "title kicker subtitle org author editor publication date page district kind series published".split()


@click.command(cls=Command)
@files_argument
@root_option
@lang_option
@json_option
def inspect(files: tuple[Path, ...], root: Path, lang: str | None, as_json: bool) -> None:
    """Show what the splitter sees in FILES, without touching content/. 查看切分结果。"""
    language = choose_language(lang)
    parsed, _, problems = read_files(files, root, language, as_json=as_json)
    seen = describe_split(parsed)
    if as_json:
        click.echo(json.dumps(seen, ensure_ascii=False, indent=1))
    else:
        for one in seen:
            _show_file(one)
    print_problems(problems, language, verbose=True)
    sys.exit(exit_code(problems))


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


def describe_split(parsed: Sequence[Parsed]) -> list[dict[str, object]]:
    """One object a file, as DESIGN.md describes; duplicates are listed among the articles too."""
    return [_inspect_one(one, parsed) for one in parsed]


def _inspect_one(one: Parsed, parsed: Sequence[Parsed]) -> dict[str, object]:
    duplicates = []
    for index, witness in sorted(one.witnesses.items()):
        source, article = witness.of
        original = parsed[source]
        duplicates.append(
            {
                "lines": list(one.split.articles[index].lines),
                "of": {
                    "file": original.document.name,
                    "lines": list(original.split.articles[article].lines),
                },
                "similarity": witness.similarity,
            }
        )
    return {
        "file": one.document.name,
        "encoding": one.document.encoding,
        "articles": [_article(article) for article in one.split.articles],
        "furniture": furniture_lines(one.split),
        "duplicates": duplicates,
        "doubts": [asdict(doubt) for doubt in one.split.doubts],
        "field_doubts": [_field_doubt(doubt) for own in one.split.field_doubts for doubt in own],
    }


def _article(article: ParsedArticle) -> dict[str, object]:
    return {
        **{name: article.fields[name] for name in _SHOWN},
        "lines": list(article.lines),
        "sections": [
            {"level": block.level, "heading": block.text}
            for block in article.blocks
            if block.kind == "heading"
        ],
        "captions": [block.text for block in article.blocks if block.kind == "caption"],
        "glossary": [block.term for block in article.blocks if block.kind == "entry"],
    }


def _field_doubt(doubt: FieldDoubt) -> dict[str, object]:
    """The doubt, and what settles it: the first alternative, or the place for a value."""
    value = doubt.rivals[0].value if doubt.rivals else None
    table, row = write_field_hint(doubt.name, value, doubt.article)
    return {**asdict(doubt), "hint": {"table": table, "row": row}}


def furniture_lines(split: Split) -> list[int]:
    """Lines that are furniture throughout: no article and no page headline has a part of them."""
    owned: set[int] = set()
    markers: list[Span] = []
    for article in split.articles:
        owned |= {span.line for part in article.header for span in part.spans}
        owned |= {span.line for block in article.blocks for span in block.spans}
    for page in split.pages:
        for part in page.parts:
            if part.role == "page_marker":
                markers += part.spans
            else:
                owned |= {span.line for span in part.spans}
    lines = {one.span.line for one in split.furniture} | {span.line for span in markers}
    # A marker glued to the page's headline still makes its line a marker line.
    return sorted((lines - owned) | {span.line for span in markers})
