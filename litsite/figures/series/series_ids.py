"""What a series is called in addresses, and where it stands among others."""

from __future__ import annotations

import hashlib
from dataclasses import astuple

from litsite.figures.series.series_items import Identity
from litsite.language.pinyin import separate_syllables
from litsite.model.figure import IndicatorSeries

_HASH_DIGITS = 8
_LONGEST_SLUG = 48


def make_id(identity: Identity) -> str:
    """Readable, and the same whichever figures come or go: `pm2-5-nong-du-annual-1f2e3d4c`."""
    *parts, among = astuple(identity)
    text = "\0".join([*parts, among] if among else parts)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    slug = "-".join(separate_syllables(identity.name))[:_LONGEST_SLUG].strip("-")
    return "-".join(part for part in (slug, identity.span.replace("_", "-"), digest) if part)


def order_of(series: IndicatorSeries) -> tuple[str, ...]:
    """Where a series stands among others: by pinyin, word by word."""
    words = "\0".join(separate_syllables(series.indicator))
    return words, series.indicator, series.place or "", series.unit, series.id
