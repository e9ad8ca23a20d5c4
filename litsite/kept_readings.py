"""Readings of names, of which a digest has tens of thousands: asked of pypinyin once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from litsite.facts.store import Facts
from litsite.language.pinyin import asked_since, begin_with

_STAGE = "readings"


@contextmanager
def keep_readings(facts: Facts) -> Iterator[None]:
    """Within the block, readings that the last build asked for are remembered."""
    before = facts.find(_STAGE, "", dict[str, tuple[str, ...]]) or {}
    begin_with(before)
    yield
    if asked_since() != before:
        facts.keep(_STAGE, "", asked_since())
