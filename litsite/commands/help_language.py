"""Help in one language: of the reader's, as `--lang` or the locale says.

A help text is written as English and Chinese behind each other (`Show notes too. 显示全部提示。`) where its option
stands; the half that is asked for is cut out when it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from inspect import cleandoc
from typing import Any

import click

from litsite.commands.messages import LANG_ASKED, Language, choose_language, say
from litsite.commands.usage_errors import SpokenUsageError

_OF_CLICK = ("help", "version")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE = re.compile(r"(?:(?<=[.)]\s)|^)[\u3400-\u9fff“《]")
"""Where the Chinese half begins: behind the full stop of the English one."""


def choose_half(text: str, language: Language) -> str:
    """The English or the Chinese half of each paragraph; a text of one language is left as it is."""
    paragraphs = cleandoc(text).split("\n\n")
    halves = [half for one in paragraphs if (half := _half_of_paragraph(one, language))]
    return "\n\n".join(halves) or text


def _half_of_paragraph(text: str, language: Language) -> str:
    if not _HAN.search(text):
        return text if language == "en" else ""
    match = _CHINESE.search(text)
    if match is None:
        return text
    return (text[: match.start()] if language == "en" else text[match.start() :]).strip()


class _InOneLanguage(click.Command):
    """Shows its help in the language that its own arguments or the locale ask for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[LANG_ASKED] = _asked(args) or ctx.meta.get(LANG_ASKED)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click forgets it where an option lacks its value
            raise

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = choose_language(None)
        with _halved(self, ctx, language):
            super().format_help(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = choose_language(None)
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{say('usage', language)} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = choose_language(None)
        rows = []
        for one in self.get_params(ctx):
            row = one.get_help_record(ctx)
            if row:
                # Of the two that click brings along, the words are ours.
                own = next((name for name in _OF_CLICK if f"--{name}" in one.opts), None)
                words = say(f"help-{own}", language) if own else choose_half(row[1], language)
                rows.append((row[0], words))
        with formatter.section(say("options", language)):
            formatter.write_dl(rows)


class Command(_InOneLanguage):
    """A command of litsite."""


class Group(_InOneLanguage, click.Group):
    """litsite itself."""

    command_class = Command

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        with _spoken():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        with _spoken():
            return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        language = choose_language(None)
        with formatter.section(say("commands", language)):
            formatter.write_dl(
                [
                    (name, choose_half(_first_paragraph(command), language))
                    for name in self.list_commands(ctx)
                    if (command := self.get_command(ctx, name)) is not None
                ]
            )


def _first_paragraph(command: click.Command) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split())


def _asked(args: Sequence[str]) -> str | None:
    """What `--lang` says, wherever it stands: `--help` answers before options are read."""
    for number, arg in enumerate(args):
        if arg == "--lang" and number + 1 < len(args):
            return args[number + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return None


@contextmanager
def _spoken() -> Iterator[None]:
    """What was typed wrong is told in the language of the help."""
    try:
        yield
    except SpokenUsageError:
        raise
    except click.UsageError as error:
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            raise
        raise SpokenUsageError(error) from error


@contextmanager
def _halved(command: click.Command, ctx: click.Context, language: Language) -> Iterator[None]:
    """While help is written, the command's own text is its half."""
    whole = command.help
    command.help = choose_half(whole, language) if whole else whole
    try:
        yield
    finally:
        command.help = whole
