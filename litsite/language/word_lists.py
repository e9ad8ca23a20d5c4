"""Word lists: closed lists of the language, kept as data beside the rooms that use them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def load_words(room: str, name: str) -> tuple[str, ...]:
    """The entries of `litsite/<room>/data/<name>.txt`, one a line, `#` comments and blank lines left out."""
    package = ".".join(("litsite", *room.split("/")))
    text = files(package).joinpath(f"data/{name}.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, each escaped."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))
