"""Which later sentences of a district speak of what a target promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from litsite.figures.revisits.district_sentences import Sentence, is_later
from litsite.figures.revisits.districts import DistrictTexts
from litsite.figures.revisits.number_evidence import (
    SAME_NUMBER,
    answers_rate,
    figures_in,
    weigh_numbers,
)
from litsite.figures.revisits.promises import Target
from litsite.figures.revisits.shared_words import (
    Promise,
    Window,
    has_head,
    shared_words,
    weigh_shared,
    windows,
)

_LEAST_SCORE = 0.5
_LEAST_EVIDENCE = 1.3
_TWO_CLAUSES = 0.9
_ROUNDING = 1e-9
_COMMON = 200
"""Pairs in more sentences of a district find nobody: the work would grow with its square."""
_CANDIDATES = 40
_BY_PAIRS = 0.6
"""Share of the weight needed that whole pairs must have: the rest may be pairs with a gap."""


@dataclass(frozen=True, slots=True)
class Likeness:
    sentence: Sentence
    window: Window
    score: float
    evidence: float
    words: tuple[str, ...]


def search_promise(target: Target, promise: Promise, district: DistrictTexts) -> list[Likeness]:
    """Sentences that speak of the promise, best first."""
    if not promise.weights:
        return []
    most = SAME_NUMBER if target.entries else 0.0
    needed = _BY_PAIRS * (max(_LEAST_EVIDENCE, _LEAST_SCORE * promise.total) - most)
    owners = [district.index.owners(pair) for pair in promise.weights]
    telling = [len(own) if len(own) <= _COMMON else 0 for own in owners]
    numbers = np.concatenate([own[:count] for own, count in zip(owners, telling, strict=True)])
    weights = np.bincount(numbers, np.repeat(list(promise.weights.values()), telling))
    likely = sorted(
        (
            number
            for number in np.flatnonzero((weights >= needed) & (weights > 0)).tolist()
            if not district.sentences[number].plan
            and is_later(district.sentences[number].article, target.sentence.article)
        ),
        key=lambda number: (-weights[number], number),
    )
    found = [
        likeness
        for number in likely[:_CANDIDATES]
        if (likeness := _compare(target, promise, district.sentences[number])) is not None
    ]
    return sorted(
        found, key=lambda one: (-round(one.score, 6), -round(one.evidence, 6), one.sentence.place())
    )


def _compare(target: Target, promise: Promise, sentence: Sentence) -> Likeness | None:
    best: Likeness | None = None
    # No window shares more than the whole sentence.
    most = weigh_shared(promise, sentence.text) + (SAME_NUMBER if target.entries else 0.0)
    if most + _ROUNDING < max(_LEAST_EVIDENCE, _LEAST_SCORE * promise.total):
        return None
    for window in windows(sentence.text):
        text = sentence.text[window.start : window.end]
        shared = weigh_shared(promise, text)
        if not shared or not has_head(promise, text):
            continue
        figures = figures_in(sentence, window)
        if not answers_rate(target, figures):
            continue
        bonus, number = weigh_numbers(target, figures, text)
        factor = _TWO_CLAUSES if window.clauses > 1 else 1.0
        score = factor * min(1.0, (shared + bonus) / promise.total)
        if score < _LEAST_SCORE or shared + bonus < _LEAST_EVIDENCE:
            continue
        if best is None or (score, shared + bonus) > (best.score, best.evidence):
            words = shared_words(promise, text) + number
            best = Likeness(sentence, window, score, shared + bonus, words)
    if best is None:
        return None
    words = _longest(best.words, target.sentence.text)
    return replace(best, words=words) if words else None


def _longest(words: Sequence[str], text: str) -> tuple[str, ...]:
    """Those that stand in the target's sentence and in no longer one, the longest first.

    Words of an indicator may come from the sentence before it.
    """
    kept: list[str] = []
    for word in sorted(dict.fromkeys(words), key=lambda one: -len(one)):
        if word in text and not any(word in longer for longer in kept):
            kept.append(word)
    return tuple(kept)
