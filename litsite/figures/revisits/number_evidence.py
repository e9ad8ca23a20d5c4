"""What the numbers of a target and of a later sentence tell of each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from litsite.figures.revisits.district_sentences import Sentence
from litsite.figures.revisits.promises import Target
from litsite.figures.revisits.shared_words import Window
from litsite.figures.series.time_spans import read_timing
from litsite.figures.series.unit_scales import measure, measure_as, shift
from litsite.language.word_lists import short_choices
from litsite.model.figure import CHANGE_KINDS, LedgerEntry

_ANY = short_choices("figures/revisits")
SAME_NUMBER = 0.8
_SAME_SMALL_NUMBER = 0.3
_SAME_UNIT = 0.25
_SMALL = 10
_TOTALS = re.compile(_ANY["totals"])
_RATES = CHANGE_KINDS | {"share", "rank"}


def figures_in(sentence: Sentence, window: Window) -> list[LedgerEntry]:
    return [
        entry
        for entry in sentence.entries
        if entry.figure.status == "achieved"
        and window.start <= entry.offset - sentence.start < window.end
    ]


def answers_rate(target: Target, figures: Sequence[LedgerEntry]) -> bool:
    """Whether the target promises no rate, or a figure of its kind and unit is there."""
    promised = {_measured(one) for one in target.entries if one.figure.kind in _RATES}
    return not promised or bool(promised & {_measured(one) for one in figures})


def _measured(entry: LedgerEntry) -> tuple[str, str]:
    return entry.figure.kind, _dimension(entry)


def _dimension(entry: LedgerEntry) -> str:
    return measure_as(entry.figure.kind, entry.figure.unit).dimension


def weigh_numbers(
    target: Target, figures: Sequence[LedgerEntry], text: str
) -> tuple[float, tuple[str, ...]]:
    """What equal numbers add, and the one to show."""
    best = 0.0
    shown: tuple[str, ...] = ()
    for own in target.entries:
        for other in figures:
            if _dimension(own) != _dimension(other):
                continue
            best = max(best, _SAME_UNIT)
            if own.figure.normalized == other.figure.normalized:
                if own.figure.value < _SMALL:
                    best = max(best, _SAME_SMALL_NUMBER)
                    continue
                best = max(best, SAME_NUMBER)
                if own.figure.surface in text and own.figure.surface in target.clause:
                    shown = (own.figure.surface,)
    return best, shown


def counts_more(target: Target, sentence: Sentence, window: Window) -> bool:
    """Whether a number of the window covers more than the target's period: see `begin_revisits`."""
    wording = bool(_TOTALS.search(sentence.text[: window.end]))
    for own in target.entries:
        if not _adds_up(own) or read_timing(own, accumulates=False).span != "annual":
            continue
        for other in figures_in(sentence, window):
            if _measured(own) != _measured(other):
                continue
            span = read_timing(other, accumulates=False).span
            unbounded = span in {"as_of", "cumulative", "undated"}
            if unbounded and (wording or _amount(other) > _amount(own)):
                return True
    return False


def _adds_up(entry: LedgerEntry) -> bool:
    """Whether the figure of several years is the sum of theirs: not so for rates and densities."""
    return entry.figure.kind in {"count", "level"} and "/" not in _dimension(entry)


def _amount(entry: LedgerEntry) -> Decimal:
    return shift(entry.figure.normalized, measure(entry.figure.unit).bare)
