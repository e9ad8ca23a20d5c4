"""The messages: each key once, and the same keys in both languages."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from litsite.commands.messages import Language, describe
from litsite.formats.system_errors import REASONS
from litsite.model.problem import make_problem

LANGUAGES = ("en", "zh")


def read_nodes(language: str) -> yaml.MappingNode:
    text = files("litsite.commands").joinpath(f"data/messages_{language}.yaml").read_text("utf-8")
    node = yaml.compose(text, yaml.CSafeLoader)
    assert isinstance(node, yaml.MappingNode)
    return node


def keys_of(language: str) -> list[tuple[str, str]]:
    """Section and key, also where a later one would replace an earlier one unseen."""
    return [
        (section.value, key.value)
        for section, messages in read_nodes(language).value
        for key, _ in messages.value
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_replaces_another(language: str) -> None:
    keys = keys_of(language)
    assert len(keys) > 100
    assert sorted(keys) == sorted(set(keys))


def test_both_languages_say_the_same_things() -> None:
    spoken = [
        {key for key in keys_of(language) if key[0] in {"problems", "texts", "types", "reasons"}}
        for language in LANGUAGES
    ]
    assert spoken[0] == spoken[1]


def test_every_refusal_of_the_system_has_words() -> None:
    assert {key for section, key in keys_of("zh") if section == "reasons"} == {*REASONS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_or_value_does_not_steer_the_terminal(language: Language) -> None:
    signs = "\x1b[2J\r\n\x9b\u202e\u2066"
    problem = make_problem(f"sources/{signs}.txt", 0, "bad-url", "error", value=signs)
    told = describe(problem, language)
    assert told.count("<U+001B>[2J<U+000D><U+000A><U+009B><U+202E><U+2066>") == 2
    assert not set(signs) - set("[2J") & set(told)
