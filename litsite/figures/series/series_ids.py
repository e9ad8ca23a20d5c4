"""What a series is called in addresses, and where it stands among others."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from functools import lru_cache

from litsite.figures.series.series_items import Identity
from litsite.model.figure import IndicatorSeries

_HASH_DIGITS = 8
_LONGEST_SLUG = 48


def make_id(identity: Identity) -> str:
    """Readable, and the same whichever figures come or go: `pm2-5-nong-du-annual-1f2e3d4c`."""
    text = "\0".join(astuple(identity))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    slug = "-".join(_syllables(identity.name))[:_LONGEST_SLUG].strip("-")
    return "-".join(part for part in (slug, identity.span.replace("_", "-"), digest) if part)


def order_of(series: IndicatorSeries) -> tuple[object, ...]:
    words = tuple(_syllables(series.indicator))
    return words, series.indicator, series.place or "", series.unit, series.id


def _syllables(text: str) -> list[str]:
    """Readings of the characters one by one, runs of others whole: enough to sort and to read."""
    words: list[str] = []
    run = ""
    for char in text.casefold():
        if char.isascii() and char.isalnum():
            run += char
            continue
        words += [run] if run else []
        run = ""
        reading = _reading(char)
        words += [reading] if reading else []
    return [*words, run] if run else words


@lru_cache(maxsize=65536)
def _reading(char: str) -> str:
    # pypinyin's dictionaries take a third of a second to import.
    from pypinyin import lazy_pinyin

    reading = "".join(lazy_pinyin(char, errors="ignore"))
    return reading if reading.isascii() and reading.isalnum() else ""
