"""Figures of one indicator and place, joined across documents: conservative, unsure means apart."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from litsite.figures.series.indicator_synonyms import is_weak, plain_name, read_aliases
from litsite.figures.series.time_spans import Timing, read_timing
from litsite.figures.series.unit_scales import EXACT, Measure, choose_unit, measure, shift
from litsite.figures.series.value_agreement import Reading, gather
from litsite.language.pinyin import separate_syllables
from litsite.model.figure import (
    Figure,
    FigureKind,
    IndicatorSeries,
    LedgerEntry,
    SeriesPoint,
    Span,
    Status,
)
from litsite.model.library import SiteSettings

_UNCLEAR = 3
"""A name that says two things of one period in every third document that uses it names nothing;
so many documents that say as many different things of one period speak of different things."""
_HASH_DIGITS = 8
_LONGEST_SLUG = 48


@dataclass(frozen=True, slots=True)
class _Identity:
    """What figures of one series have in common."""

    name: str
    place: str
    dimension: str
    kind: FigureKind
    basis: str
    span: Span
    grain: str
    within: str
    """Article that the series is confined to, where name or place does not reach beyond it."""
    value: str
    """Of undated figures: nothing but the value tells whether two say the same."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A ledger entry ready to be joined."""

    entry: LedgerEntry
    identity: _Identity
    timing: Timing
    measure: Measure
    reading: Reading
    main_name: str | None
    """Where an alias gives one."""


def build_series(
    entries: Sequence[LedgerEntry], settings: SiteSettings, dates: Mapping[str, str | None]
) -> tuple[IndicatorSeries, ...]:
    """Join figures into series, ordered by indicator (pinyin), place and unit.

    `dates`: article id → its date; the oldest document of a point comes first. A series has one
    name, place, dimension, kind, basis and span; months, sums since different starts and the like
    are kept apart as well (`Timing.grain`). Targets and outcomes are two lists of it. The value of
    a change that goes down is negative. No entry is in two series. In none are:

    - starting values of a movement (由A提高到B), unless a period of their own is printed;
    - figures whose name says two different things of one period in their own document (税收 of two
      parks), and those of a name that does so in every third document that uses it.

    A name of one short word stays within its article. Undated figures are joined only when
    they are equal, since nothing tells whether two values contradict or follow each other.
    Printed values that can be the same number (近300, 298) make one point, with the most exact of
    them; any others of one period are conflicts.
    """
    items = _drop_unclear(_prepare(entries, settings))
    groups: dict[_Identity, list[_Item]] = defaultdict(list)
    for item in items:
        groups[item.identity].append(item)
    series = (_join(identity, group, dates) for identity, group in groups.items())
    return tuple(sorted((one for one in series if one is not None), key=_order))


def _prepare(entries: Sequence[LedgerEntry], settings: SiteSettings) -> list[_Item]:
    aliases: dict[str | None, dict[str, str]] = {}
    origins = _undated_origins(entries)
    items = []
    for entry in entries:
        place = entry.figure.place
        if place not in aliases:
            aliases[place] = read_aliases(settings.indicators, place)
        if entry.id not in origins:
            items.append(_read_item(entry, aliases[place]))
    return items


def _undated_origins(entries: Sequence[LedgerEntry]) -> set[str]:
    """Starting values that have no period, or the one of the value that they lead to."""
    sentences: dict[tuple[str, str, int], dict[int, LedgerEntry]] = defaultdict(dict)
    for entry in entries:
        sentences[entry.article, entry.anchor, entry.sentence][entry.number] = entry
    origins = set()
    for entry in entries:
        if entry.figure.role == "from":
            own = sentences[entry.article, entry.anchor, entry.sentence]
            reached = own.get(entry.number + 1)
            norm = entry.figure.period_norm
            if norm is None or (reached and reached.figure.period_norm == norm):
                origins.add(entry.id)
    return origins


def _read_item(entry: LedgerEntry, aliases: Mapping[str, str]) -> _Item:
    figure = entry.figure
    name, accumulates = plain_name(figure.indicator, figure.place)
    main = aliases.get(name)
    if main is not None:
        name = plain_name(main, figure.place)[0]
    timing = read_timing(entry, accumulates)
    # 第一名 and 第1位 are one rank, though 名 counts persons elsewhere.
    unit = measure("位" if figure.kind == "rank" else figure.unit)
    reading = _read_value(entry, unit)
    confined = figure.place is None or (is_weak(name) and main is None)
    identity = _Identity(
        name,
        figure.place or "",
        unit.dimension,
        figure.kind,
        figure.basis or "",
        timing.span,
        timing.grain,
        entry.article if confined else "",
        _value_key(reading) + figure.status if timing.span == "undated" else "",
    )
    return _Item(entry, identity, timing, unit, reading, main)


def _read_value(entry: LedgerEntry, unit: Measure) -> Reading:
    figure = entry.figure
    value = shift(figure.normalized, unit.bare)
    upper = None if figure.normalized_max is None else shift(figure.normalized_max, unit.bare)
    if figure.direction == "down" and value:
        value, upper = (-value, None) if upper is None else (-upper, -value)
    return Reading(value, upper, figure.qualifier, _quantum(figure, unit))


def _quantum(figure: Figure, unit: Measure) -> int:
    """Power of ten of the last printed digit; 八成 and 三分之一 have the one that they make in %."""
    in_tenths = unit.dimension == "%" and figure.unit != "%"
    exponent = (figure.normalized if in_tenths else figure.value).as_tuple().exponent
    return unit.scale + (exponent if isinstance(exponent, int) else 0)


def _value_key(reading: Reading) -> str:
    return "/".join(
        format(value.normalize(), "f")
        for value in (reading.value, reading.value_max)
        if value is not None
    )


def _drop_unclear(items: Sequence[_Item]) -> list[_Item]:
    """Leave out what its name does not tell apart from other things of its document."""
    statements = [_statement(item) for item in items]
    said: dict[tuple[object, ...], set[Reading]] = defaultdict(set)
    for item, statement in zip(items, statements, strict=True):
        said[statement].add(item.reading)
    confused = {key for key, readings in said.items() if _differ(readings)}
    users: dict[tuple[str, ...], set[str]] = defaultdict(set)
    unclear: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for item, statement in zip(items, statements, strict=True):
        users[_name(item)].add(item.entry.article)
        if statement in confused:
            unclear[_name(item)].add(item.entry.article)
    empty = {name for name, bad in unclear.items() if len(bad) * _UNCLEAR >= len(users[name])}
    return [
        item
        for item, statement in zip(items, statements, strict=True)
        if statement not in confused and _name(item) not in empty
    ]


def _statement(item: _Item) -> tuple[object, ...]:
    """What one document can say only one value of: all of the identity but `value`, and when."""
    return (
        *_name(item),
        item.identity.basis,
        item.identity.grain,
        item.identity.span,
        item.identity.place,
        item.entry.article,
        item.timing.moment,
        item.entry.figure.status,
    )


def _name(item: _Item) -> tuple[str, ...]:
    return item.identity.name, item.identity.dimension, item.identity.kind


def _differ(readings: set[Reading]) -> bool:
    return len(readings) > 1 and len(set(gather(readings).values())) > 1


def _join(
    identity: _Identity, items: Sequence[_Item], dates: Mapping[str, str | None]
) -> IndicatorSeries | None:
    items = [item for group in _by_moment(items).values() for item in _if_credible(group)]
    if not items:
        return None
    items.sort(key=lambda item: (dates.get(item.entry.article) or "", item.entry.id))
    largest = max(abs(item.reading.value) for item in items)
    unit = choose_unit((item.measure for item in items), largest)
    return IndicatorSeries(
        _make_id(identity),
        _choose_name(items),
        identity.place or None,
        unit.unit,
        identity.kind,
        identity.basis or None,
        identity.span,
        _build_points(items, "achieved", unit),
        _build_points(items, "target", unit),
    )


def _by_moment(items: Iterable[_Item]) -> dict[tuple[str, Status], list[_Item]]:
    moments: dict[tuple[str, Status], list[_Item]] = defaultdict(list)
    for item in items:
        moments[item.timing.moment, item.entry.figure.status].append(item)
    return moments


def _if_credible(group: list[_Item]) -> list[_Item]:
    """What is said of one moment, or nothing where as many documents say as many things."""
    if len(group) < _UNCLEAR:
        return group
    leaders = set(gather(item.reading for item in group).values())
    return [] if len(leaders) >= _UNCLEAR else group


def _build_points(items: Sequence[_Item], status: Status, unit: Measure) -> tuple[SeriesPoint, ...]:
    points = []
    for (moment, own), group in _by_moment(items).items():
        if own != status:
            continue
        leaders = gather(item.reading for item in group)
        together: dict[Reading, list[_Item]] = defaultdict(list)
        for item in group:
            together[leaders[item.reading]].append(item)
        for reading, saying in together.items():
            point = _build_point(reading, saying, unit, len(together) > 1)
            points.append((moment, reading.rank(), point))
    points.sort(key=lambda one: one[:2])
    return tuple(point for _, _, point in points)


def _build_point(
    reading: Reading, saying: Sequence[_Item], unit: Measure, conflict: bool
) -> SeriesPoint:
    """A point of the items that agree with `reading`, the oldest first."""
    upper = reading.value_max
    as_printed = any(item.measure.unit == unit.unit and item.reading == reading for item in saying)
    places = min(0, reading.quantum - unit.scale) if as_printed else 0
    # A printed period is better than one that headings gave.
    printed = min(saying, key=lambda item: (item.timing.inferred, item.timing.period))
    return SeriesPoint(
        printed.timing.period,
        printed.timing.inferred,
        _show(reading.value, places, unit),
        None if upper is None else _show(upper, places, unit),
        reading.qualifier,
        tuple(item.entry.id for item in saying),
        conflict,
    )


def _show(value: Decimal, places: int, unit: Measure) -> Decimal:
    """The value in `unit`, with zeros at its end as far as they were printed: 1.50 keeps its own."""
    shown = shift(value, -unit.scale)
    exponent = shown.as_tuple().exponent
    while isinstance(exponent, int) and exponent < places and shown.as_tuple().digits[-1] == 0:
        exponent += 1
        shown = shown.quantize(Decimal(1).scaleb(exponent), context=EXACT)
    return shown


def _choose_name(items: Sequence[_Item]) -> str:
    main = next((item.main_name for item in items if item.main_name), None)
    counts = Counter(item.entry.figure.indicator for item in items)
    return main or min(counts, key=lambda name: (-counts[name], len(name), name))


def _make_id(identity: _Identity) -> str:
    """Readable, and the same whichever figures come or go: `pm2-5-nong-du-annual-1f2e3d4c`."""
    text = "\0".join(
        (
            identity.name,
            identity.place,
            identity.dimension,
            identity.kind,
            identity.basis,
            identity.span,
            identity.grain,
            identity.within,
            identity.value,
        )
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    slug = "-".join(separate_syllables(identity.name))[:_LONGEST_SLUG].strip("-")
    return "-".join(part for part in (slug, identity.span.replace("_", "-"), digest) if part)


def _order(series: IndicatorSeries) -> tuple[object, ...]:
    words = tuple(separate_syllables(series.indicator))
    return words, series.indicator, series.place or "", series.unit, series.id
