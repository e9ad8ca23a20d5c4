"""Closed lists of words, kept as data: one entry a line, beside the room that uses them.

A line `共同: 共同体` is a word and the longer ones that it is no word of; `load_words` gives the word, and
a pattern made by `choice_of` does not find it inside those. Lists of a few words stand together in
`short_lists.txt`, each under what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

_APART = ": "
_LONGER = " "


@cache
def load_words(room: str, name: str) -> tuple[str, ...]:
    """The entries of `litsite/<room>/data/<name>.txt`, one a line, `#` comments and blank lines left out."""
    return tuple(line.partition(_APART)[0] for line in _lines(room, name))


@cache
def choice_of(room: str, name: str) -> str:
    """A regular expression for any word of the list, but not inside the longer ones beside it."""
    entries = dict(_read_entry(line) for line in _lines(room, name))
    return "|".join(_apart(word, entries[word]) for word in sorted(entries, key=len, reverse=True))


@cache
def load_short_lists(room: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of `litsite/<room>/data/short_lists.txt` by their names: `rates: 增速 增幅`."""
    named = dict(_read_entry(line) for line in _lines(room, "short_lists"))
    return {name: tuple(words) for name, words in named.items()}


@cache
def short_choices(room: str) -> Mapping[str, str]:
    """A regular expression for any word of each of the room's short lists."""
    return {name: alternatives(words) for name, words in load_short_lists(room).items()}


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, each escaped."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _lines(room: str, name: str) -> Iterator[str]:
    path = resources.files("litsite").joinpath(*room.split("/"), "data", f"{name}.txt")
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return (line for line in lines if line and not line.startswith("#"))


def _read_entry(line: str) -> tuple[str, list[str]]:
    word, _, rest = line.partition(_APART)
    return word, rest.split(_LONGER) if rest else []


def _apart(word: str, longer: Iterable[str]) -> str:
    """The word, with what may stand neither in front of it nor behind it."""
    before: set[str] = set()
    behind: set[str] = set()
    for one in longer:
        front, found, back = one.partition(word)
        if not found or bool(front) == bool(back):
            raise ValueError(f"{one!r} is not {word!r} with something in front or behind")
        (before if front else behind).add(front or back)
    in_front = "".join(f"(?<!{re.escape(one)})" for one in sorted(before))
    return in_front + re.escape(word) + (f"(?!{alternatives(sorted(behind))})" if behind else "")
