"""Sentences and their contexts → the figures they report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from litsite.figures.naming.indicator_names import name_figures
from litsite.figures.placing.achieved_or_target import judge_status
from litsite.figures.placing.period_that_holds import find_period
from litsite.figures.placing.place_spoken_of import place_spoken_of
from litsite.figures.quantities.quantity import normalize
from litsite.figures.quantities.statement_kinds import turn_of
from litsite.figures.reading.sentence_context import (
    NOTHING_BEFORE,
    SentenceBefore,
    SentenceContext,
)
from litsite.figures.reading.sentence_reading import SentenceReading, read_sentence
from litsite.figures.reading.starting_values import is_starting_value
from litsite.language.chinese_numbers import THOUSANDS
from litsite.model.figure import Figure


def extract_in_order(
    sentences: Iterable[str], contexts: Iterable[SentenceContext | None]
) -> Iterator[tuple[Figure, ...]]:
    """The figures of sentences that follow each other, since one may go on about the one before.

    A sentence without a context is no article's: nothing is read from it.
    """
    before = NOTHING_BEFORE
    for sentence, context in zip(sentences, contexts, strict=False):
        figures = extract_figures(sentence, context, before) if context else ()
        yield figures
        before = SentenceBefore(sentence, tuple(figure.indicator for figure in figures))


def extract_figures(
    sentence: str, context: SentenceContext, before: SentenceBefore = NOTHING_BEFORE
) -> tuple[Figure, ...]:
    """Return the figures of one sentence, in its order; `start` counts characters of `sentence`."""
    reading = read_sentence(sentence, context)
    if reading is None:
        return ()
    names = name_figures(reading, before)
    return tuple(
        _make_figure(sentence, context, reading, index, name) for index, name in enumerate(names)
    )


def _make_figure(
    sentence: str, context: SentenceContext, reading: SentenceReading, index: int, name: str
) -> Figure:
    own = reading.figures[index]
    quantity, upper = own.quantity, own.quantity.value_max
    period = find_period(reading, quantity.start)
    return Figure(
        surface=sentence[quantity.start : quantity.end],
        start=quantity.start,
        value=quantity.value,
        value_max=upper,
        unit=quantity.unit,
        normalized=normalize(quantity, quantity.value),
        normalized_max=None if upper is None else normalize(quantity, upper),
        qualifier=quantity.qualifier,
        kind=own.statement.kind,
        direction=turn_of(own.statement, own.opening, name),
        basis=own.statement.basis,
        indicator=name.replace(THOUSANDS, ","),
        period=sentence[period.start : period.end] if period else None,
        period_norm=period.norm if period else None,
        context_period=None if period else context.context_period,
        status=judge_status(reading.text, quantity, context, period),
        place=place_spoken_of(reading.text, quantity.start, context.place),
        among=own.among,
        role="from" if is_starting_value(reading, index) else None,
    )
