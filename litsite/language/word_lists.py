"""Closed lists of words, kept as data: one entry a line, beside the room that uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def load_words(room: str, name: str) -> tuple[str, ...]:
    """The entries of `litsite/<room>/data/<name>.txt`, one a line, `#` comments and blank lines left out."""
    path = resources.files("litsite").joinpath(*room.split("/"), "data", f"{name}.txt")
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, each escaped."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
