"""Sentences: pieces of a raw line, cut after their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"[^。！？!?]+(?:[。！？!?]+[”’」』）)]*)?|[。！？!?]+[”’」』）)]*")
LONGEST = 2_000
"""Characters of a sentence. The longest of three hundred real documents has 639; what a lost mark or
a broken file makes longer is cut at a lesser mark, since figures quote their sentence: a line with
thousands of figures and no full stop would be printed thousands of times."""
_LESSER_MARKS = ("；;", "，,、：:")
_IN_NUMBERS = frozenset("0123456789.,，%零〇一二三四五六七八九十百千万亿两")


def split_sentences(text: str) -> list[str]:
    """Cut after 。！？!? and the quotes that close there; the pieces join to `text`.

    >>> split_sentences("办好一次会。搞活一座城")
    ['办好一次会。', '搞活一座城']
    """
    return [part for piece in SENTENCE.findall(text) for part in _shorten(piece)]


def _shorten(piece: str) -> Iterator[str]:
    """The piece in parts of at most LONGEST characters."""
    start = 0
    while len(piece) - start > LONGEST:
        end = _find_cut(piece, start, start + LONGEST)
        yield piece[start:end]
        start = end
    yield piece[start:]


def _find_cut(piece: str, start: int, limit: int) -> int:
    """Where to cut between `start` and `limit`: never inside a number that is not longer itself."""
    for marks in _LESSER_MARKS:
        at = max(piece.rfind(mark, start, limit) for mark in marks)
        # 1,234 has a comma that parts nothing.
        if at >= 0 and not piece[at + 1].isdigit():
            return at + 1
    for at in range(limit, start, -1):
        if piece[at - 1] not in _IN_NUMBERS or piece[at] not in _IN_NUMBERS:
            return at
    return limit
