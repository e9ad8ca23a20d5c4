"""Series of a whole digest, joined part by part: a part whose figures are the same is remembered.

Figures are only ever joined under one name, so names are dealt out to a fixed number of parts, by hash:
an edit touches the parts of the names in its article, whatever the size of the digest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import msgspec

from litsite.facts.fingerprint import fingerprint
from litsite.facts.recalling import Mapper, recall_all
from litsite.facts.store import Facts
from litsite.figures.article_reading import ReadArticle
from litsite.figures.series.indicator_series import join_items
from litsite.figures.series.series_ids import order_of
from litsite.figures.series.series_items import SeriesItem, read_items
from litsite.model.figure import IndicatorSeries, LedgerEntry
from litsite.model.library import SiteSettings

_PARTS = 512
_TOGETHER = 8
"""Parts that are worth a worker's while."""
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[SeriesItem])
_Dealt = dict[int, bytes]
"""Part → its items of one article."""
_Part = list[tuple[str, str | None, bytes]]
"""Id and date of each article that has items in the part, and those."""


@dataclass(frozen=True, slots=True)
class _Ordered:
    order: tuple[str, ...]
    series: IndicatorSeries


def join_series(
    read: Sequence[ReadArticle],
    settings: SiteSettings,
    facts: Facts,
    copies: Mapper | None = None,
) -> tuple[IndicatorSeries, ...]:
    """The series of all articles, as `build_series` joins them."""
    aliases = fingerprint(settings.indicators)
    keyed = [((one.print, aliases), one.entries) for one in read]

    def deal(some: Sequence[Sequence[LedgerEntry]]) -> list[_Dealt]:
        return [_deal(entries, settings) for entries in some]

    parts: dict[int, _Part] = defaultdict(list)
    dealt = recall_all(facts, "series items", keyed, _Dealt, deal, copies)
    for one, own in zip(read, dealt, strict=True):
        for part, items in own.items():
            parts[part].append((one.article.id, one.article.date, items))
    ordered = [parts[number] for number in sorted(parts)]
    joined = recall_all(
        facts, "series", [(own, own) for own in ordered], list[_Ordered], _join, copies, _TOGETHER
    )
    found = sorted((one for own in joined for one in own), key=lambda one: one.order)
    return tuple(one.series for one in found)


def _deal(entries: Sequence[LedgerEntry], settings: SiteSettings) -> _Dealt:
    dealt: dict[int, list[SeriesItem]] = defaultdict(list)
    for item in read_items(entries, settings):
        dealt[crc32(item.identity.name.encode()) % _PARTS].append(item)
    return {part: _ENCODER.encode(items) for part, items in dealt.items()}


def _join(parts: Sequence[_Part]) -> list[list[_Ordered]]:
    return [_join_part(own) for own in parts]


def _join_part(own: _Part) -> list[_Ordered]:
    dates: Mapping[str, str | None] = {article: date for article, date, _ in own}
    items = [item for _, _, some in own for item in _DECODER.decode(some)]
    return [_Ordered(order_of(one), one) for one in join_items(items, dates)]
