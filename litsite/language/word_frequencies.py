"""How often jieba's dictionary has seen words: how telling each is, and what keeps a digest's own words whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from litsite.language.jieba_dictionary import load_dictionary

_LEAST = 3
"""Half of the dictionary has been seen no more often than that, and what it has not seen counts as much."""


@dataclass(frozen=True, slots=True)
class WordFrequencies:
    """The dictionary with the words of one digest."""

    total: int
    """Sum of all frequencies."""
    own: Mapping[str, int]
    """The digest's words, with the frequencies that keep them whole."""
    counts: Mapping[str, int]
    """Words that were seen more often than most."""

    def weigh(self, word: str) -> float:
        """How telling a word is: the logarithm of its inverse frequency."""
        return log(self.total / max(self.counts.get(word, _LEAST), _LEAST))


_opened: dict[tuple[str, ...], WordFrequencies] = {}


def word_frequencies(words: tuple[str, ...]) -> WordFrequencies:
    """The frequencies for a digest whose own words these are; the last ones stay at hand."""
    if words not in _opened:
        begin_with(words, ask_jieba(words))
    return _opened[words]


def is_open(words: tuple[str, ...]) -> bool:
    """Whether these are at hand."""
    return words in _opened


def begin_with(words: tuple[str, ...], known: WordFrequencies) -> None:
    """Let word_frequencies give `known`, which an earlier run asked jieba for."""
    _opened.clear()
    _opened[words] = known


def ask_jieba(words: tuple[str, ...]) -> WordFrequencies:
    """Read jieba's dictionary, which takes half a second."""
    tokenizer = load_dictionary(words)
    known = tokenizer.FREQ
    return WordFrequencies(
        tokenizer.total,
        {word: known[word] for word in words},
        {word: count for word, count in known.items() if count > _LEAST},
    )
