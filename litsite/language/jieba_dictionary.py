"""jieba's dictionary with the words of one digest; several stages cut text with it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


@cache
def load_dictionary(words: tuple[str, ...]) -> jieba.Tokenizer:
    """Return a tokenizer of its own for each digest, so that its words stay in it.

    A word of `words` gets the least frequency that keeps it whole (jieba's `suggest_freq`).
    """
    import jieba  # 0.7 s of dictionary: only when a site is built

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()  # else it knows no word before it has cut or been given one
    for word in words:
        tokenizer.add_word(word)
    return tokenizer
