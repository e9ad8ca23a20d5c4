"""The form of text in which search compares: width, case, traditional characters, white space.

Every character becomes one character or nothing, so that positions can be carried back.
`templates/static/search/normalize.js` does the same to queries; a contract test compares them.
"""

from __future__ import annotations

import re
from functools import cache

from litsite.language.blanks import is_blank
from litsite.language.folding import plain_han

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
    return plain_han().get(char, char)


def is_han(char: str) -> bool:
    """Return whether a character is Han."""
    return _HAN.match(char) is not None
