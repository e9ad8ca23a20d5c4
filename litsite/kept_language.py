"""What the dictionaries of pypinyin and jieba say, asked once: reading them takes most of a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from litsite.facts.store import Facts
from litsite.language import pinyin, word_frequencies

_READINGS = "readings"
_FREQUENCIES = "frequencies"


@contextmanager
def keep_language(facts: Facts, words: tuple[str, ...]) -> Iterator[None]:
    """Within the block, what an earlier build asked for is remembered: readings of names, of which a digest has
    tens of thousands, and the frequencies of words. `words`: the digest's own.
    """
    before = facts.find(_READINGS, "", dict[str, tuple[str, ...]]) or {}
    pinyin.begin_with(before)
    if not word_frequencies.is_open(words):
        ask = partial(word_frequencies.ask_jieba, words)
        kind = word_frequencies.WordFrequencies
        word_frequencies.begin_with(words, facts.recall(_FREQUENCIES, words, kind, ask))
    yield
    if pinyin.asked_since() != before:
        facts.keep(_READINGS, "", pinyin.asked_since())
