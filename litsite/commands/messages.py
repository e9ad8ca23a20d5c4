"""The words of the command line, in English and Chinese, keyed by code: data/messages_*.yaml."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import click
import yaml

from litsite.model.problem import Problem

Language = Literal["en", "zh"]
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
LANG_ASKED = "litsite.lang"
"""Where click's context keeps what `--lang` said, wherever it stood."""


@cache
def load_words(language: Language) -> Mapping[str, Mapping[str, str]]:
    """The tables `severity`, `problems`, `types`, `reasons` and `texts`; in Chinese `labels`, `fields` and `kinds` too."""
    text = files("litsite.commands").joinpath(f"data/messages_{language}.yaml").read_text("utf-8")
    words: Mapping[str, Mapping[str, str]] = yaml.load(text, yaml.CSafeLoader)
    return words


def choose_language(asked: str | None) -> Language:
    """`--lang`, of the command or before it, else the locale's: Chinese for zh, English for all others."""
    context = click.get_current_context(silent=True)
    wish = asked or (context.meta.get(LANG_ASKED) if context else None)
    if wish in ("en", "zh"):
        return "en" if wish == "en" else "zh"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def say(code: str, language: Language, **values: object) -> str:
    """One of the texts, filled in."""
    return load_words(language)["texts"][code].format(**values)


def label_of(role: str, language: Language) -> str:
    """What a line was taken for, in the reader's words; in English the role itself."""
    return load_words(language).get("labels", {}).get(role, role)


def with_meaning(word: str, table: str, language: Language) -> str:
    """A word of hints files as it is written there, in Chinese with what it means in front."""
    meaning = load_words(language).get(table, {}).get(word, word)
    return word if meaning == word else f"{meaning}（{word}）"


def describe(problem: Problem, language: Language) -> str:
    """`sources/a.txt:37: warning: …` in the reader's language."""
    path = _show_signs(problem.path)
    place = f"{path}:{problem.line}" if problem.line else path
    severity = load_words(language)["severity"][problem.severity]
    return f"{place}: {severity}: {word(problem, language)}"


def word(problem: Problem, language: Language) -> str:
    """What went wrong, in the reader's language, without its place."""
    values = dict(problem.values)
    words = load_words(language)
    values |= {k: label_of(values[k], language) for k in ("taken", "rival") if k in values}
    if "doubted" in values:
        values["doubted"] = (
            load_words(language).get("fields", {}).get(values["doubted"], values["doubted"])
        )
    if "expected" in values:
        values["expected"] = words["types"].get(values["expected"], values["expected"])
    if "reason" in values:
        values["reason"] = words["reasons"].get(values["reason"], values["reason"])
    return _show_signs(words["problems"][problem.code].format(**values))


def _show_signs(text: str) -> str:
    """Names and values come from others: what would steer the terminal is shown by its code."""
    return _STEERING.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
