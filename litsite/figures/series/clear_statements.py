"""Which entries stay out of all series, because their name tells two things apart no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from litsite.figures.series.series_items import SeriesItem
from litsite.figures.series.value_agreement import PrintedValue, gather
from litsite.model.figure import Status

_UNCLEAR = 3
"""A name that says two things of one period in every third document that uses it names nothing;
so many documents that say as many different things of one period speak of different things."""


def drop_unclear(items: Sequence[SeriesItem]) -> list[SeriesItem]:
    """Leave out what its name does not tell apart from other things of its document."""
    statements = [_statement(item) for item in items]
    said: dict[tuple[object, ...], set[PrintedValue]] = defaultdict(set)
    for item, statement in zip(items, statements, strict=True):
        said[statement].add(item.printed)
    confused = {key for key, values in said.items() if _differ(values)}
    users: dict[tuple[str, ...], set[str]] = defaultdict(set)
    unclear: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for item, statement in zip(items, statements, strict=True):
        users[_name(item)].add(item.article)
        if statement in confused:
            unclear[_name(item)].add(item.article)
    empty = {name for name, bad in unclear.items() if len(bad) * _UNCLEAR >= len(users[name])}
    return [
        item
        for item, statement in zip(items, statements, strict=True)
        if statement not in confused and _name(item) not in empty
    ]


def _statement(item: SeriesItem) -> tuple[object, ...]:
    """What one document can say only one value of: all of the identity but `value`, and when."""
    return (
        *_name(item),
        item.identity.basis,
        item.identity.grain,
        item.identity.span,
        item.identity.place,
        item.article,
        item.timing.moment,
        item.status,
    )


def _name(item: SeriesItem) -> tuple[str, ...]:
    return item.identity.name, item.identity.dimension, item.identity.kind


def _differ(values: set[PrintedValue]) -> bool:
    return len(values) > 1 and len(set(gather(values).values())) > 1


def group_by_moment(items: Iterable[SeriesItem]) -> dict[tuple[str, Status], list[SeriesItem]]:
    moments: dict[tuple[str, Status], list[SeriesItem]] = defaultdict(list)
    for item in items:
        moments[item.timing.moment, item.status].append(item)
    return moments


def keep_credible(group: list[SeriesItem]) -> list[SeriesItem]:
    """What is said of one moment, or nothing where as many documents say as many things."""
    if len(group) < _UNCLEAR:
        return group
    leaders = set(gather(item.printed for item in group).values())
    return [] if len(leaders) >= _UNCLEAR else group
