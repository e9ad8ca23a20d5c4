"""Figures of one indicator and place, joined across documents: conservative, unsure means apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from litsite.figures.series.clear_statements import drop_unclear, group_by_moment, keep_credible
from litsite.figures.series.series_ids import make_id, order_of
from litsite.figures.series.series_items import Identity, SeriesItem, read_items
from litsite.figures.series.series_points import build_points
from litsite.figures.series.unit_scales import choose_unit
from litsite.model.figure import IndicatorSeries, LedgerEntry
from litsite.model.library import SiteSettings


def build_series(
    entries: Sequence[LedgerEntry], settings: SiteSettings, dates: Mapping[str, str | None]
) -> tuple[IndicatorSeries, ...]:
    """Join figures into series, ordered by indicator (pinyin), place and unit.

    `dates`: article id → its date; the oldest document of a point comes first. A series has one
    name, place, dimension, kind, basis, span and, of ranks, field; months, sums since different starts and the like
    are kept apart as well (`Timing.grain`); a year's rate has its basis whether it says 同比 or not. Targets and outcomes are two lists of it. The value of
    a change that goes down is negative. No entry is in two series. In none are:

    - starting values of a movement (由A提高到B), unless a period of their own is printed;
    - figures whose name says two different things of one period in their own document (税收 of two
      parks), and those of a name that does so in every third document that uses it.

    A name of one short word stays within its article. Undated figures are joined only when
    they are equal, since nothing tells whether two values contradict or follow each other.
    Printed values that can be the same number (近300, 298) make one point, with the most exact of
    them; any others of one period are conflicts.
    """
    return tuple(sorted(join_items(read_items(entries, settings), dates), key=order_of))


def join_items(
    items: Sequence[SeriesItem], dates: Mapping[str, str | None]
) -> list[IndicatorSeries]:
    """Join items into series; those of one name (`Identity.name`) must come together."""
    groups: dict[Identity, list[SeriesItem]] = defaultdict(list)
    for item in drop_unclear(items):
        groups[item.identity].append(item)
    series = (_join(identity, group, dates) for identity, group in groups.items())
    return [one for one in series if one is not None]


def _join(
    identity: Identity, items: Sequence[SeriesItem], dates: Mapping[str, str | None]
) -> IndicatorSeries | None:
    items = [item for group in group_by_moment(items).values() for item in keep_credible(group)]
    if not items:
        return None
    items.sort(key=lambda item: (dates.get(item.article) or "", item.id))
    largest = max(abs(item.printed.value) for item in items)
    unit = choose_unit((item.measure for item in items), largest)
    return IndicatorSeries(
        make_id(identity),
        _choose_name(items),
        identity.place or None,
        unit.unit,
        identity.kind,
        identity.basis or next((item.basis for item in items if item.basis), None),
        identity.span,
        build_points(items, "achieved", unit),
        build_points(items, "target", unit),
        identity.among or None,
    )


def _choose_name(items: Sequence[SeriesItem]) -> str:
    main = next((item.main_name for item in items if item.main_name), None)
    counts = Counter(item.indicator for item in items)
    return main or min(counts, key=lambda name: (-counts[name], len(name), name))
