"""Sentences: pieces of a raw line, cut after their marks."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’」』）)]*|[^。！？!?]+$")


def split_sentences(text: str) -> list[str]:
    """Cut after 。！？!? and the quotes that close there; the pieces join to `text`.

    >>> split_sentences("办好一次会。搞活一座城")
    ['办好一次会。', '搞活一座城']
    """
    return SENTENCE.findall(text)
