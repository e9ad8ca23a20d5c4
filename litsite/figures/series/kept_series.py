"""Series of a whole digest, joined part by part: a part whose figures are the same is remembered.

Figures are only ever joined under one name, so names are dealt out to a fixed number of parts, by hash:
an edit touches the parts of the names in its article, whatever the size of the digest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

import msgspec

from litsite.facts.store import Facts
from litsite.figures.article_reading import ReadArticle
from litsite.figures.series.indicator_series import join_items
from litsite.figures.series.series_ids import order_of
from litsite.figures.series.series_items import SeriesItem, read_items
from litsite.model.figure import IndicatorSeries, LedgerEntry
from litsite.model.library import SiteSettings

_PARTS = 512
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[SeriesItem])
_Dealt = dict[int, msgspec.Raw]
"""Part → its items of one article."""


@dataclass(frozen=True, slots=True)
class _Ordered:
    order: tuple[str, ...]
    series: IndicatorSeries


def join_series(
    read: Sequence[ReadArticle], settings: SiteSettings, facts: Facts
) -> tuple[IndicatorSeries, ...]:
    """The series of all articles, as `build_series` joins them."""
    parts: dict[int, list[tuple[str, str | None, bytes]]] = defaultdict(list)
    for one in read:
        compute = partial(_deal, one.entries, settings)
        dealt = facts.recall("series items", (one.print, settings.indicators), _Dealt, compute)
        for part, items in dealt.items():
            parts[part].append((one.article.id, one.article.date, bytes(items)))
    ordered = [
        series
        for _, own in sorted(parts.items())
        for series in facts.recall("series", own, list[_Ordered], partial(_join, own))
    ]
    ordered.sort(key=lambda one: one.order)
    return tuple(one.series for one in ordered)


def _deal(entries: Sequence[LedgerEntry], settings: SiteSettings) -> _Dealt:
    dealt: dict[int, list[SeriesItem]] = defaultdict(list)
    for item in read_items(entries, settings):
        dealt[crc32(item.identity.name.encode()) % _PARTS].append(item)
    return {part: msgspec.Raw(_ENCODER.encode(items)) for part, items in dealt.items()}


def _join(own: Sequence[tuple[str, str | None, bytes]]) -> list[_Ordered]:
    dates: Mapping[str, str | None] = {article: date for article, date, _ in own}
    items = [item for _, _, raw in own for item in _DECODER.decode(raw)]
    return [_Ordered(order_of(one), one) for one in join_items(items, dates)]
