"""The command line: its commands, and which one a bare call means. Exit codes: 0 clean, 1 errors, 2 usage."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from litsite import __version__
from litsite.commands.help_language import Group
from litsite.commands.options import lang_option

COMMANDS = ("build", "serve", "inspect", "explain", "figures", "check", "publish", "init")
"""Each a module of litsite.commands that holds a function of its name."""


class _Group(Group):
    """Imports a command when it is asked for: the stages behind some take a second to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"litsite.commands.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="litsite", message="%(version)s")
@lang_option
def cli(lang: str | None) -> None:
    """Turn raw Chinese local-government texts into a browsable digest.

    把政府工作报告、报纸专版等原始文本变成可浏览的静态网站。
    """


def main(prog_name: str = "litsite", default_command: str | None = None) -> None:
    """Run the command line; without a command, `default_command`."""
    arguments = sys.argv[1:]
    wants_help = any(a in {"-h", "--help", "--version"} for a in arguments)
    if default_command and not wants_help and (not arguments or arguments[0] not in COMMANDS):
        arguments = [default_command, *arguments]
    try:
        cli.main(args=arguments, prog_name=prog_name)
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> NoReturn:
    """End the process without taking apart what it holds: after a large build that takes seconds (mypy does so too)."""
    if not isinstance(end.code, int | None):
        raise end
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            raise end from None  # nobody reads any more; Python knows what to say of that
    os._exit(end.code or 0)
