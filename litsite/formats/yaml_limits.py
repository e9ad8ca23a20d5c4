"""YAML that is no editor's: aliases, which can stand for a billion values, and depths that no file of ours has.

libyaml's composer goes down by recursion: some ten thousand brackets end the process without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import yaml

DEEPEST = 50
"""Lists and mappings inside each other; ours go to four."""

_MAY_BE_ALIAS = re.compile(r"(?:^|[\s\[{,:?-])\*[\w-]", re.MULTILINE)  # title: *a
_MAY_BE_DEEP = re.compile(rf"^[ \t?:-]{{{DEEPEST}}}", re.MULTILINE)  # - - - - …


@dataclass(frozen=True, slots=True)
class Excess:
    """What a text has too much of, and where."""

    code: Literal["yaml-alias", "yaml-deep"]
    line: int
    """1-based."""
    value: str = ""


def find_excess(text: str) -> Excess | None:
    """The first alias, or the place where the text goes deeper than DEEPEST; raises YAMLError as parsing does."""
    brackets = text.count("[") + text.count("{")
    if brackets < DEEPEST and not _MAY_BE_ALIAS.search(text) and not _MAY_BE_DEEP.search(text):
        return None  # as nearly every text: to look at its events takes half as long as to parse it
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            return Excess("yaml-alias", line, f"*{event.anchor}")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return Excess("yaml-deep", line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None
