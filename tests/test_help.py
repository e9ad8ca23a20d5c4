"""Help speaks one language: the locale's, or the one that is asked for."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from litsite.cli import cli
from litsite.commands.help_language import Command, choose_half

HAN = re.compile(r"[\u3400-\u9fff]")
ENGLISH = re.compile(r"\b(?:Show|Print|Parse|Folder|Language|Options|Usage|Commands|the|of)\b")


def help_of(*arguments: str, locale: str = "C.UTF-8") -> str:
    shown = CliRunner().invoke(cli, list(arguments), env={"LC_ALL": locale}, prog_name="litsite")
    assert shown.exit_code == 0, shown.output
    return shown.stdout


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command


NAMES = [name for name, _ in commands()]


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_in_the_language_of_the_locale(name: str) -> None:
    arguments = [name, "--help"] if name else ["--help"]
    english = help_of(*arguments)
    assert not HAN.search(english)
    assert english.startswith("Usage: litsite")
    chinese = help_of(*arguments, locale="zh_CN.UTF-8")
    assert chinese.startswith("用法： litsite")
    assert not ENGLISH.search(chinese), chinese


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--lang", "zh", "--help"),
        ("build", "--help", "--lang", "zh"),
        ("build", "--lang=zh", "-h"),
        ("--lang", "zh", "build", "--help"),
    ],
)
def test_lang_is_heard_wherever_it_stands(arguments: tuple[str, ...]) -> None:
    assert "选项" in help_of(*arguments)
    english = [argument.replace("zh", "en") for argument in arguments]
    assert "Options" in help_of(*english, locale="zh_CN.UTF-8")


def test_lang_before_the_command_holds_for_its_messages() -> None:
    told = CliRunner().invoke(cli, ["--lang", "zh", "check", "--root", "/nowhere"])
    assert "不是一个文摘目录" in told.stderr


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=NAMES)
def test_every_help_has_both_halves(name: str, command: click.Command) -> None:
    assert isinstance(command, Command)
    texts = [command.help or ""]
    texts += [one.help or "" for one in command.params if isinstance(one, click.Option)]
    for text in texts:
        english, chinese = choose_half(text, "en"), choose_half(text, "zh")
        assert not HAN.search(english) and english.startswith(tuple(string.ascii_letters)), text
        assert HAN.match(chinese) and ". " not in chinese, text


WRONG = {
    ("build", "--no-such"): ("there is no option --no-such; known: ", "没有选项 --no-such；可用："),
    ("build", "--verbos"): ("did you mean --verbose?", "是否想写 --verbose？"),
    ("biuld",): (
        "there is no command biuld; did you mean build?",
        "没有命令 biuld；是否想写 build？",
    ),
    ("zzz",): ("there is no command zzz; known: build serve", "没有命令 zzz；可用：build serve"),
    ("explain",): ("FILE is missing", "缺少 FILE"),
    ("build", "--root"): ("--root needs a value behind it", "--root 后面要写一个值"),
    ("check", "甲", "乙"): ("one word too many: 甲 乙", "多了 甲 乙"),
    ("init", "--ci", "jenkins"): (
        "--ci: “jenkins” is not one of: github gitlab",
        "--ci：“jenkins”不在可选范围内：github gitlab",
    ),
    ("serve", "--port", "70000"): (
        "--port: “70000” is no whole number from 1 to 65535",
        "--port：“70000”应是 1 到 65535 的整数",
    ),
    ("serve", "--port", "甲"): ("“甲” is no whole number", "“甲”应是 1 到 65535 的整数"),
    ("explain", "a.txt", "--line", "0"): ("“0” is no whole number", "“0”应是不小于 1 的整数"),
    ("--lang", "fr", "build"): ("--lang: “fr” is not one of: en zh", "--lang：“fr”不在可选范围内"),
}


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_typed_wrong_is_told_in_the_language_of_the_help(typed: tuple[str, ...]) -> None:
    english, chinese = WRONG[typed]
    for locale, words, usage in (
        ("C.UTF-8", english, "Usage: litsite"),
        ("zh_CN.UTF-8", chinese, "用法： litsite"),
    ):
        told = CliRunner().invoke(cli, list(typed), env={"LC_ALL": locale}, prog_name="litsite")
        assert told.exit_code == 2
        assert words in told.stderr
        assert told.stderr.startswith(usage)
        assert told.stdout == ""


def test_lang_is_heard_by_what_was_typed_wrong() -> None:
    for typed in (("build", "--lang", "zh", "--no-such"), ("--lang", "zh", "biuld")):
        told = CliRunner().invoke(cli, list(typed), env={"LC_ALL": "C.UTF-8"})
        assert "没有" in told.stderr and "Error" not in told.stderr
