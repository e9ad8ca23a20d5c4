"""How much of what a promise says another sentence says too.

Words are compared as pairs of neighbouring characters, and of characters with one between them: a
word that lost a character (研发心 for 研发中心) shares all but one of its pairs, and no dictionary is
needed for names that none has. A pair weighs its inverse document frequency (Spärck Jones 1972),
and the score is the weight of the shared pairs over that of the promise's own: BM25-like sums would
favour long sentences, which mention everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log

import numpy as np
from numpy.typing import NDArray

from litsite.language.word_lists import load_words

Cut = Callable[[str], Iterable[str]]

_GENERIC = frozenset(load_words("figures/revisits", "generic_words"))

_NUMBER = re.compile(
    r"\d+(?:\.\d+)?[万亿千百余多]*|[%％]|[过超近逾上]?[百千万亿]{1,6}元"
)  # 1.2万余, 过亿元
_HAN_OR_WORD = re.compile(r"[㐀-鿿A-Za-z0-9+]+")
_NONE = np.zeros(0, np.int64)
_IN_RUNS = np.zeros(0xA001, bool)
"""By code point, the last for all beyond."""
for _run in _HAN_OR_WORD.finditer("".join(map(chr, range(len(_IN_RUNS))))):
    _IN_RUNS[_run.start() : _run.end()] = True
_WINDOW_MARKS = re.compile(r"[,，;；。!！?？]")
_GAPPED = 0.6
_LEAST_SENTENCES = 500


@dataclass(frozen=True, slots=True)
class Index:
    """In which sentences the pairs of some promises stand."""

    postings: Mapping[str, NDArray[np.int64]]
    """Numbers of the sentences, ascending."""
    sentences: int

    def owners(self, pair: str) -> NDArray[np.int64]:
        """Numbers of the sentences that have a pair."""
        return self.postings.get(pair, _NONE)

    def weight(self, pair: str) -> float:
        """0–1: a pair of one sentence weighs 1, a pair of all of them nothing."""
        # Few sentences cannot tell rare words from common ones: other texts, without them, are
        # imagined. Squared, since words of every tenth sentence still tell nearly nothing.
        size = max(self.sentences, _LEAST_SENTENCES)
        owners = max(1, len(self.owners(pair)))
        return (log(size / owners) / log(size)) ** 2


def build_index(sentences: Sequence[str], segments: Iterable[str]) -> Index:
    """Index the pairs of `segments` only: the rest of a digest's text is read once and not kept."""
    needed = {segment[i : i + 2] for segment in segments for i in range(len(segment) - 1)}
    wanted = sorted((_code(pair), pair) for pair in needed)
    codes = np.array([code for code, _ in wanted], np.int64)
    # No number runs over a line's end, so all sentences are read as one text.
    text = _NUMBER.sub(" ", "\n".join(one.replace("\n", " ") for one in sentences))
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
    in_runs = _IN_RUNS[np.minimum(characters, len(_IN_RUNS) - 1)]
    at = np.flatnonzero(in_runs[:-1] & in_runs[1:])
    pairs = (characters[at] << 32) | characters[at + 1]
    place = np.searchsorted(codes, pairs)
    known = np.append(codes, -1)[place] == pairs
    numbers = np.cumsum(characters == ord("\n"))[at[known]]
    standing = np.unique((place[known] << 32) | numbers)
    which, owners = standing >> 32, standing & 0xFFFFFFFF
    bounds = np.searchsorted(which, np.arange(len(wanted) + 1))
    postings = {
        pair: owners[bounds[number] : bounds[number + 1]] for number, (_, pair) in enumerate(wanted)
    }
    return Index(postings, len(sentences))


def _code(pair: str) -> int:
    return ord(pair[0]) << 32 | ord(pair[1])


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of characters of a text, across no punctuation and no number."""

    near: frozenset[str]
    """Of neighbours."""
    gapped: frozenset[str]
    """Of characters with one between them."""


@lru_cache(maxsize=4096)  # a clause that many promises come close to is compared with each
def find_pairs(text: str) -> Pairs:
    runs = _runs(text)
    return Pairs(
        frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1)),
        frozenset(run[i] + run[i + 2] for run in runs for i in range(len(run) - 2)),
    )


def _runs(text: str) -> list[str]:
    return _HAN_OR_WORD.findall(_NUMBER.sub(" ", text))


@dataclass(frozen=True, slots=True)
class Promise:
    """What a clause promises, without what every report promises."""

    segments: tuple[str, ...]
    """Stretches of the text without generic words."""
    weights: dict[str, float]
    """Of its pairs."""
    total: float
    head: str
    """Last pair of its own words: Chinese phrases end with what they are about."""


def weigh_promise(segments: Sequence[str], head: str, index: Index) -> Promise:
    weights = {
        segment[i : i + 2]: index.weight(segment[i : i + 2])
        for segment in segments
        for i in range(len(segment) - 1)
    }
    return Promise(tuple(segments), weights, sum(weights.values()), head[-2:])


def is_generic(word: str) -> bool:
    """Whether a word is generic, or two generic ones that the dictionary has as one: 综合服务."""
    return word in _GENERIC or (word[:2] in _GENERIC and word[2:] in _GENERIC)


def cut_segments(text: str, cut: Cut) -> Iterator[str]:
    """Stretches of a text without generic words, numbers and punctuation; `cut` finds the words."""
    for run in _runs(text):
        segment = ""
        for word in cut(run):
            if is_generic(word):
                yield from [segment] if len(segment) > 1 else []
                segment = ""
            else:
                segment += word
        yield from [segment] if len(segment) > 1 else []


@dataclass(frozen=True, slots=True)
class Window:
    """One clause of a sentence, or two neighbouring ones."""

    start: int
    end: int
    clauses: int


def windows(sentence: str) -> list[Window]:
    """Where in a sentence one thing may be spoken of, single clauses first."""
    bounds = [0, *(m.end() for m in _WINDOW_MARKS.finditer(sentence)), len(sentence)]
    return [
        Window(bounds[i], bounds[i + count], count)
        for count in (1, 2)
        for i in range(len(bounds) - count)
        if bounds[i] < bounds[i + count]
    ]


def weigh_shared(promise: Promise, text: str) -> float:
    """Weight of the pairs of a promise that `text` has, those with a gap counted less."""
    pairs = find_pairs(text)
    near = promise.weights.keys() & pairs.near
    gapped = (promise.weights.keys() & pairs.gapped) - near
    # Sets have no order: only an exact sum is the same in every run.
    return fsum(map(promise.weights.__getitem__, near)) + _GAPPED * fsum(
        map(promise.weights.__getitem__, gapped)
    )


def most_shared(promise: Promise, text: str) -> float:
    """What weigh_shared cannot exceed: the weight of the pairs of which `text` has both characters."""
    characters = set(text)
    return fsum(
        weight
        for pair, weight in promise.weights.items()
        if pair[0] in characters and pair[1] in characters
    )


def has_head(promise: Promise, text: str) -> bool:
    """Whether `text` has what the promise is about, and not only what it says of it.

    创业园 is the head of 高层次人才创业园, which 高层次人才 alone does not speak of.
    """
    pairs = find_pairs(text)
    return promise.head in pairs.near or promise.head in pairs.gapped


def shared_words(promise: Promise, text: str) -> tuple[str, ...]:
    """The longest stretches that stand in both, the longest first."""
    found: dict[str, None] = {}
    for segment in promise.segments:
        at = 0
        while at < len(segment) - 1:
            end = at + 1
            while end < len(segment) and segment[at : end + 1] in text:
                end += 1
            if end - at > 1:
                found.setdefault(segment[at:end])
                at = end
            else:
                at += 1
    return tuple(sorted(found, key=lambda word: -len(word)))
