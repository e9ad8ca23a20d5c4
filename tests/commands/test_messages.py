"""The messages: each key once, and the same keys in both languages."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from litsite.formats.system_errors import REASONS

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
