"""What an editor mistyped in YAML, where the parser stumbles only later and says so in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SHOWN = 40
_START = r"^[ ]*+(?:- ++)?"
_KEY = rf"{_START}(?P<key>[A-Za-z_]\w*+)"
_VALUE = rf"{_KEY}: ++"
_BLOCK = re.compile(r"[|>][-+]?\d?$")  # body: |

_WIDE_COLON = re.compile(rf"{_KEY}\s*+：")  # kicker：一线
_WIDE_COLON_INSIDE = re.compile(r"[{,] *+(?P<key>[A-Za-z_]\w*+)：")  # {at：90cc1b7e5f/2}
_NO_SPACE = re.compile(rf"{_KEY}:(?![\s/]|$)")  # kicker:一线
_WIDE_BRACKET = re.compile(rf"{_START}(?:[A-Za-z_]\w*+: ++)?(?P<sign>[｛［])")  # - ｛file: a.txt｝
_WIDE_COMMA = re.compile(r"[\[{][^\[{，\"']*+(?P<sign>，)")  # {at: 90cc/2， drop: true}
_TAB = re.compile(r"^ *+\t\s*+\S")
_OPEN_QUOTE = re.compile(rf"{_VALUE}(?:\"(?:[^\"\\]|\\.)*+$|'(?:[^']|'')*+$)")  # title: "改革
_AFTER_QUOTE = re.compile(
    rf"{_VALUE}(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+')\s*+[^\s#]"
)  # title: "李沧"深化改革
_BRACKET = re.compile(
    rf"{_START}(?:[A-Za-z_]\w*+: ++)?(?P<value>(?P<sign>[\[{{]).*+)"
)  # title: [转]李沧
_SIGN = re.compile(rf"{_VALUE}(?P<sign>[*&!@`%]|[-?](?= )|[|>](?=[ ]*+[^\s#+\d-]))")  # title: *李沧
_COLON = re.compile(rf"{_VALUE}(?![\"'\[{{|>])[^#]*?:(?: |$)")  # title: 李沧: 深化改革
_NO_COLON = re.compile(r"^(?![\s#-])[^:]++$")  # title 甲
_DOCUMENT = re.compile(r"^(?:---|\.\.\.)\s*+$")

_KEYS = (
    ("yaml-tab", _TAB),
    ("yaml-wide-colon", _WIDE_COLON),
    ("yaml-no-space", _NO_SPACE),
)
_VALUES = (
    ("yaml-wide-sign", _WIDE_BRACKET),
    ("yaml-quote", _OPEN_QUOTE),
    ("yaml-after-quote", _AFTER_QUOTE),
    ("yaml-wide-colon", _WIDE_COLON_INSIDE),
    ("yaml-wide-sign", _WIDE_COMMA),
    ("yaml-sign", _SIGN),
    ("yaml-colon", _COLON),
    ("yaml-no-colon", _NO_COLON),
)
"""Code of the problem, and what of a line shows the mistake: the first that fits is told. A key is told
of before its value."""

_INDENTED = re.compile(r"^(?P<indent> ++)[A-Za-z_]\w*+:(?: |$)")
_KEY_LINE = re.compile(r"^[A-Za-z_]\w*+:(?:\s|$)|#|- |-$")
_FILLED = re.compile(rf"{_VALUE}[^\s#|>]")
_GLUED = re.compile(r"(?P<key>[A-Za-z_]\w*+)(?P<colon>[：:])\S")  # at：90cc, taken for one word
_CUT = re.compile(rf"{_VALUE}(?![\"'|>\[{{])(?:[^#]*? )?(?P<cut>#.*\S)")  # title: 聚焦 #1项目


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake, and where it stands."""

    line: int
    """1-based."""
    code: str
    text: str
    """The line, as far as a message can hold it."""
    key: str = ""
    sign: str = ""


def find_mistake(text: str, stumbled: int) -> Mistake | None:
    """The mistake that is nearest above the line (1-based) where the parser stopped."""
    found = None
    above = ""
    in_body = False
    for number, line, after_block in _rows(text):
        if number > stumbled:
            break
        in_body = in_body or after_block
        found = _of_line(number, line, above, in_body) or found
        if line.strip():
            above = line
    return found


def find_cut_values(text: str) -> list[tuple[int, str, str]]:
    """Line, key and rest of each value of the outermost keys that a `#` cuts off."""
    cuts = []
    for number, line, _ in _rows(text):
        match = _CUT.match(line)
        if match and not line.startswith((" ", "-")):
            cuts.append((number, match["key"], match["cut"]))
    return cuts


def split_glued(word: str) -> tuple[str, str] | None:
    """Key, and code of the mistake, of a word in which a key and its value stand together."""
    match = _GLUED.match(word)
    if match is None:
        return None
    return match["key"], "yaml-wide-colon" if match["colon"] == "：" else "yaml-no-space"


def show_line(text: str, line: int) -> str:
    """A line as messages show it."""
    rows = text.split("\n")
    shown = rows[line - 1].strip() if 0 < line <= len(rows) else ""
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _of_line(number: int, line: str, above: str, in_body: bool) -> Mistake | None:
    shown = show_line(line, 1)
    for code, pattern in _KEYS:
        match = pattern.search(line)
        if match:
            return Mistake(number, code, shown, **match.groupdict(""))
    if in_body and line.strip() and not _KEY_LINE.match(line):
        return Mistake(number, "yaml-outdented", shown)
    if number > 1 and _DOCUMENT.match(line):
        return Mistake(number, "yaml-document", shown)
    bracket = _BRACKET.match(line)
    for code, pattern in _VALUES:
        match = pattern.search(line)
        if match:
            if code == "yaml-sign" and match["key"] == "body":
                code = "yaml-after-bar"
            return Mistake(number, code, shown, **match.groupdict(""))
    if bracket and not _closed(bracket["value"].partition(" #")[0].rstrip()):
        return Mistake(number, "yaml-bracket", shown, sign=bracket["sign"])
    indented = _INDENTED.match(line)
    if indented and _FILLED.match(above):
        start = above.index(above.lstrip(" -")[0])
        if len(indented["indent"]) > start:
            return Mistake(number, "yaml-indent", shown)
    return None


def _closed(value: str) -> bool:
    """Whether brackets, as far as they are none of quoted text, are closed, and nothing follows."""
    even = value.count("[") == value.count("]") and value.count("{") == value.count("}")
    return even and value.endswith(("]", "}"))


def _rows(text: str) -> Iterator[tuple[int, str, bool]]:
    """The numbered lines, but those of block scalars, which may hold anything; and whether one has just
    ended above the line."""
    inside: int | None = None
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and not line.strip():
            continue
        if inside is not None and indent > inside and indent >= depth:
            depth = depth or indent  # the first line of a block says how far all are indented
            continue
        ended = inside is not None
        inside, depth = (indent if _BLOCK.search(line.partition(" #")[0].rstrip()) else None), 0
        yield number, line, ended
