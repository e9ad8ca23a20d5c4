"""The command line: its commands, and which one a bare call means. Exit codes: 0 clean, 1 errors, 2 usage."""

from __future__ import annotations

import sys

import click

from litsite import __version__
from litsite.commands.build import build
from litsite.commands.check import check
from litsite.commands.explain import explain
from litsite.commands.figures import figures
from litsite.commands.help_language import Group
from litsite.commands.init import init
from litsite.commands.inspect import inspect
from litsite.commands.options import lang_option
from litsite.commands.serve import serve


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="litsite", message="%(version)s")
@lang_option
def cli(lang: str | None) -> None:
    """Turn raw Chinese local-government texts into a browsable digest.

    把政府工作报告、报纸专版等原始文本变成可浏览的静态网站。
    """


for command in (build, serve, inspect, explain, figures, check, init):
    cli.add_command(command)


def main(prog_name: str = "litsite", default_command: str | None = None) -> None:
    """Run the command line; without a command, `default_command`."""
    arguments = sys.argv[1:]
    wants_help = any(a in {"-h", "--help", "--version"} for a in arguments)
    if default_command and not wants_help and (not arguments or arguments[0] not in cli.commands):
        arguments = [default_command, *arguments]
    cli.main(args=arguments, prog_name=prog_name)
