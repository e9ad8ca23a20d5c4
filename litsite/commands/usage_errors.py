"""What was typed wrong, in the reader's language: click says it in English only."""

from __future__ import annotations

import difflib
import re
from typing import IO, Any

import click

from litsite.commands.messages import LANG_ASKED, Language, choose_language, say

_VALUE = re.compile(
    r"'(?P<quoted>[^']*)'|^(?P<bare>\S+) is not"
)  # 'x' is not one of 'github', 'gitlab'.
_EXTRA = re.compile(r"unexpected extra arguments? \((?P<rest>[^)]*+)")  # (a b)
_COMMAND = re.compile(r"No such command '(?P<name>[^']*)'")


class SpokenUsageError(click.UsageError):
    """A usage error that shows itself in one language."""

    def __init__(self, error: click.UsageError) -> None:
        context = error.ctx
        asked = context.meta.get(LANG_ASKED) if context else None
        language = choose_language(asked)
        super().__init__(word_usage(error, language), context)
        self._start = say("usage-error", language)
        self._usage = ""
        if context is not None:
            with context.scope(cleanup=False):
                hint = say("usage-help", language, command=f"{context.command_path} --help")
                self._usage = f"{context.get_usage()}\n{hint}\n"

    def show(self, file: IO[Any] | None = None) -> None:
        """How the command is used, and what was wrong."""
        if self._usage:
            click.echo(self._usage, file=file, err=file is None)
        click.echo(f"{self._start}{self.message}", file=file, err=file is None)


def word_usage(error: click.UsageError, language: Language) -> str:
    """What was wrong; as click says it where it is nothing of these."""
    text = error.message
    if isinstance(error, click.NoSuchOption):
        return _say_unknown("usage-no-option", error.option_name, _options(error.ctx), language)
    if isinstance(error, click.MissingParameter):
        return say("usage-missing", language, name=_name_of(error))
    if isinstance(error, click.BadParameter):
        return _say_bad_value(error, language)
    if isinstance(error, click.BadOptionUsage):
        return say("usage-no-value", language, name=error.option_name)
    command, extra = _COMMAND.search(text), _EXTRA.search(text)
    if command and error.ctx and isinstance(error.ctx.command, click.Group):
        known = error.ctx.command.list_commands(error.ctx)
        return _say_unknown("usage-no-command", command["name"], known, language)
    if extra:
        return say("usage-extra", language, value=extra["rest"])
    return error.format_message()


def _say_unknown(code: str, name: str, known: list[str], language: Language) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return say(f"{code}-near", language, name=name, near=near[0])
    return say(code, language, name=name, known=" ".join(known))


def _say_bad_value(error: click.BadParameter, language: Language) -> str:
    match = _VALUE.search(error.message)
    value = (match["quoted"] or match["bare"] or "") if match else ""
    kind = error.param.type if error.param else None
    names = {"name": _name_of(error), "value": value}
    if isinstance(kind, click.Choice):
        known = " ".join(map(str, kind.choices))
        return say("usage-choice", language, known=known, **names)
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return say("usage-range", language, first=kind.min, last=kind.max, **names)
    if isinstance(kind, click.IntRange):
        return say("usage-least", language, first=kind.min, **names)
    return say("usage-bad", language, reason=error.message, **names)


def _name_of(error: click.BadParameter) -> str:
    """As it is typed: `--port`, or FILE."""
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or param.name or "").upper()


def _options(context: click.Context | None) -> list[str]:
    params = context.command.get_params(context) if context else []
    return [name for param in params for name in param.opts if name.startswith("--")]
