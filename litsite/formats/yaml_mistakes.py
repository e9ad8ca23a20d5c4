"""What an editor mistyped in YAML, where the parser stumbles only later and says so in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK = re.compile(r"[|>][-+]?\d?$")  # body: |
_WIDE_COLON = re.compile(r"^\s*+(?:- ++)?(?P<key>[A-Za-z_]\w*+)\s*+：")  # kicker：一线
_NO_SPACE = re.compile(r"^\s*+(?:- ++)?(?P<key>[A-Za-z_]\w*+):(?![\s/]|$)")  # kicker:一线
_TAB = re.compile(r"^ *+\t\s*+\S")
_OPEN_QUOTE = re.compile(
    r"^\s*+(?:- ++)?(?P<key>[A-Za-z_]\w*+): ++(?:\"(?:[^\"\\]|\\.)*+$|'(?:[^']|'')*+$)"
)  # title: "改革

MISTAKES = (
    ("yaml-wide-colon", _WIDE_COLON),
    ("yaml-no-space", _NO_SPACE),
    ("yaml-tab", _TAB),
    ("yaml-quote", _OPEN_QUOTE),
)
"""Code of the problem, and how a line with the mistake begins."""


def find_mistake(text: str, stumbled: int) -> tuple[int, str, str] | None:
    """Line (1-based), code and key of the mistake that is nearest above the line where the parser stopped."""
    found = None
    for number, line in _rows(text):
        if number > stumbled:
            break
        for code, pattern in MISTAKES:
            match = pattern.match(line)
            if match:
                found = (number, code, match.groupdict().get("key") or "")
                break
    return found


def _rows(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines, but those of block scalars, which may hold anything."""
    inside: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indent > inside):
            continue
        inside = indent if _BLOCK.search(line.partition(" #")[0].rstrip()) else None
        yield number, line
