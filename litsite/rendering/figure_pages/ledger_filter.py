"""The ledger's filter: its fields and choices, and what its script says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from litsite.rendering.figure_pages.ledger_data import FilterForm
from litsite.rendering.frame.site_words import FIGURE_KIND_NAMES, STATUS_NAMES, TEXT


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class FilterField:
    """A filter with a fixed list of choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def make_fields(data: FilterForm) -> tuple[FilterField, ...]:
    """The filters; counts are of the whole ledger."""

    def choices(counts: Iterable[tuple[str, str, int]]) -> tuple[Choice, ...]:
        return tuple(Choice(value, f"{text} ({count:,})") for value, text, count in counts)

    return (
        FilterField(
            "district",
            TEXT.district,
            choices((d, d or TEXT.figures_elsewhere, n) for d, n in data.districts if d),
        ),
        FilterField("topic", TEXT.topics, choices((t, t, n) for t, n in data.topics)),
        FilterField(
            "year",
            TEXT.years,
            choices((y, TEXT.year.format(year=y), n) for y, n in data.years if y),
        ),
        FilterField(
            "status", TEXT.status, choices((s, STATUS_NAMES[s], n) for s, n in data.statuses if n)
        ),
        FilterField(
            "kind",
            TEXT.figure_kind,
            choices((k, FIGURE_KIND_NAMES[k], n) for k, n in data.kinds if n),
        ),
    )


def filter_texts() -> str:
    """JSON for a data attribute."""
    texts = {
        "headers": [
            TEXT.indicator,
            TEXT.value,
            TEXT.change,
            TEXT.period,
            TEXT.place,
            TEXT.status,
            TEXT.organization,
            TEXT.quote,
        ],
        "columns": [
            TEXT.indicator,
            TEXT.value,
            TEXT.normalized,
            TEXT.unit,
            TEXT.change,
            TEXT.period,
            TEXT.period_basis,
            TEXT.place,
            TEXT.status,
            TEXT.figure_kind,
            TEXT.organization,
            TEXT.article,
            TEXT.date,
            TEXT.quote,
            TEXT.file,
            TEXT.line,
            TEXT.address,
        ],
        "statuses": STATUS_NAMES,
        "kinds": FIGURE_KIND_NAMES,
        "inferred": TEXT.inferred,
        "printed": TEXT.printed,
        "loading": TEXT.figures_loading,
        "failed": TEXT.figures_failed,
        "ask": TEXT.figures_ask,
        "found": TEXT.figures_found,
        "none": TEXT.figures_found_none,
        "shown": TEXT.figures_shown,
        "file": TEXT.figures_title,
    }
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
