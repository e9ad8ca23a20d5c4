"""Ledger entries made ready to be joined: what they have in common, and what each says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litsite.figures.series.indicator_synonyms import is_weak, plain_name, read_aliases
from litsite.figures.series.time_spans import Timing, read_timing
from litsite.figures.series.unit_scales import Measure, measure_as, shift
from litsite.figures.series.value_agreement import PrintedValue
from litsite.language.word_lists import short_choices
from litsite.model.figure import Figure, FigureKind, LedgerEntry, Status, TimeSpan, find_surface
from litsite.model.library import SiteSettings

_ANY = short_choices("figures/series")


@dataclass(frozen=True, slots=True)
class Identity:
    """What figures of one series have in common."""

    name: str
    place: str
    dimension: str
    kind: FigureKind
    basis: str
    """Empty too where it is the year before of a rate that needs not say so: see `_joint_basis`."""
    span: TimeSpan
    grain: str
    within: str
    """Article that the series is confined to, where name or place does not reach beyond it."""
    value: str
    """Of undated figures: nothing but the value tells whether two say the same."""
    among: str = ""
    """Of ranks: third in the province and third in the country are two things."""


@dataclass(frozen=True, slots=True)
class SeriesItem:
    """A ledger entry ready to be joined: all that is needed of it."""

    id: str
    """Of its ledger entry."""
    article: str
    indicator: str
    """As printed."""
    status: Status
    identity: Identity
    timing: Timing
    measure: Measure
    printed: PrintedValue
    main_name: str | None
    """Where an alias gives one."""
    basis: str | None = None
    """As printed."""


def read_items(entries: Sequence[LedgerEntry], settings: SiteSettings) -> list[SeriesItem]:
    aliases: dict[str | None, dict[str, str]] = {}
    origins = _undated_origins(entries)
    items = []
    for entry in entries:
        place = entry.figure.place
        if place not in aliases:
            aliases[place] = read_aliases(settings.indicators, place)
        if entry.id not in origins and not _is_passed(entry):
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


_MARK_PASSED = re.compile(
    rf"元?(?:[、和]\d[\d.]*[万亿]*元?)*(?:{_ANY['stages']})"
)  # 700亿、800亿台阶
_YEARS = re.compile(r"\d{4}/\d{4}")


def _is_passed(entry: LedgerEntry) -> bool:
    """2016-2019年连续迈上700亿、800亿台阶: passed on the way, it is no value of those years together."""
    figure = entry.figure
    at = find_surface(entry.quote, figure.surface, figure.start)
    passed = at >= 0 and _MARK_PASSED.match(entry.quote, at + len(figure.surface)) is not None
    return passed and _YEARS.fullmatch(figure.period_norm or "") is not None


def _read_item(entry: LedgerEntry, aliases: Mapping[str, str]) -> SeriesItem:
    figure = entry.figure
    name, accumulates = plain_name(figure.indicator, figure.place)
    main = aliases.get(name)
    if main is not None:
        name = plain_name(main, figure.place)[0]
    timing = read_timing(entry, accumulates)
    unit = measure_as(figure.kind, figure.unit)
    printed = _read_value(entry, unit)
    confined = figure.place is None or (is_weak(name) and main is None)
    identity = Identity(
        name,
        figure.place or "",
        unit.dimension,
        figure.kind,
        _joint_basis(figure, timing.span),
        timing.span,
        timing.grain,
        entry.article if confined else "",
        _value_key(printed) + figure.status if timing.span == "undated" else "",
        figure.among or "",
    )
    return SeriesItem(
        entry.id,
        entry.article,
        figure.indicator,
        figure.status,
        identity,
        timing,
        unit,
        printed,
        main,
        figure.basis,
    )


def _joint_basis(figure: Figure, span: TimeSpan) -> str:
    """A year's growth is against the year before, said or not: 目标增长6.5% and 同比增长5.1% are compared."""
    of_a_year = figure.kind == "change_rate" and span in ("annual", "to_date")
    return "" if of_a_year and figure.basis == "yoy" else figure.basis or ""


def _read_value(entry: LedgerEntry, unit: Measure) -> PrintedValue:
    figure = entry.figure
    value = shift(figure.normalized, unit.bare)
    upper = None if figure.normalized_max is None else shift(figure.normalized_max, unit.bare)
    if figure.direction == "down" and value:
        value, upper = (-value, None) if upper is None else (-upper, -value)
    return PrintedValue(value, upper, figure.qualifier, _quantum(figure, unit))


def _quantum(figure: Figure, unit: Measure) -> int:
    """Power of ten of the last printed digit; 八成 and 三分之一 have the one that they make in %."""
    in_tenths = unit.unit in {"%", "个百分点"} and figure.unit != unit.unit
    exponent = (figure.normalized if in_tenths else figure.value).as_tuple().exponent
    return unit.scale + (exponent if isinstance(exponent, int) else 0)


def _value_key(printed: PrintedValue) -> str:
    return "/".join(
        format(value.normalize(), "f")
        for value in (printed.value, printed.value_max)
        if value is not None
    )
