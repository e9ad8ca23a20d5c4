"""`litsite figures`: the figures of raw files, sentence by sentence, as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from litsite.figures import Places, Setting, extract_figures, outline
from litsite.model.figure import Figure
from litsite.model.library import SiteSettings
from litsite.pipeline import Parsed
from litsite.splitting import short_names
from litsite.text import split_sentences


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A sentence of a raw line that has figures."""

    file: str
    line: int
    sentence: str
    figures: tuple[Figure, ...]


def make_places(settings: SiteSettings) -> Places:
    """The places that the settings name."""
    city = settings.city
    if city and not city.endswith("市"):
        city += "市"
    return Places(
        city,
        tuple(
            (one.name, short_names(one.name, one.aliases))
            for one in settings.districts
            if one.name != city
        ),
    )


def list_figures(parsed: Sequence[Parsed], places: Places) -> list[FigureRow]:
    """Every sentence with figures, in the order of the files and their lines."""
    return [row for one in parsed for row in _list_file(one, places)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters of a line that belong to one block."""

    start: int
    end: int
    heading: bool
    setting: Setting


def _list_file(one: Parsed, places: Places) -> Iterator[FigureRow]:
    stretches = _stretches(one, places)
    outer: Setting = Setting()
    for number, line in enumerate(one.document.lines, start=1):
        own = stretches.get(number, [])
        if own:
            outer = replace(own[-1].setting, plan=False, review=False, previous="")
        previous, at = "", 0
        for sentence in split_sentences(line):
            setting = _setting_at(own, at, at + len(sentence), outer)
            figures = extract_figures(sentence, replace(setting, previous=previous))
            at += len(sentence)
            previous = sentence
            if figures:
                yield FigureRow(one.document.name, number, sentence, figures)


def _stretches(one: Parsed, places: Places) -> dict[int, list[_Stretch]]:
    found: dict[int, list[_Stretch]] = {}
    for article in one.split.articles:
        settings = outline(article.fields, article.blocks, places)
        for block, setting in zip(article.blocks, settings, strict=True):
            for span in block.spans:
                stretch = _Stretch(span.start, span.end, block.kind == "heading", setting)
                found.setdefault(span.line, []).append(stretch)
        for part in article.header:
            for span in part.spans:
                header = Setting(
                    date=article.fields["date"],
                    place=settings[0].place if settings else article.fields["district"],
                )
                found.setdefault(span.line, []).append(_Stretch(span.start, span.end, True, header))
    return found


def _setting_at(stretches: Sequence[_Stretch], start: int, end: int, outer: Setting) -> Setting:
    """The setting of the block that most of the sentence is in, running text before headings."""
    best, most = outer, (False, 0)
    for one in stretches:
        shared = min(end, one.end) - max(start, one.start)
        if shared > 0 and (not one.heading, shared) > most:
            best, most = one.setting, (not one.heading, shared)
    return best


def as_json_row(row: FigureRow) -> dict[str, object]:
    """One object, as DESIGN.md describes."""
    return {
        "file": row.file,
        "line": row.line,
        "sentence": row.sentence,
        "figures": [_figure(one) for one in row.figures],
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "surface": figure.surface,
        "start": figure.start,
        "value": json_number(figure.value),
        "value_max": json_number(figure.value_max),
        "unit": figure.unit,
        "normalized": json_number(figure.normalized),
        "normalized_max": json_number(figure.normalized_max),
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "direction": figure.direction,
        "basis": figure.basis,
        "indicator": figure.indicator,
        "period": figure.period,
        "period_norm": figure.period_norm,
        "context_period": figure.context_period,
        "status": figure.status,
        "place": figure.place,
        "role": figure.role,
    }


def json_number(value: Decimal | None) -> int | float | None:
    """The number as JSON prints it: whole numbers without a point.

    A float prints the shortest digits that read back as itself, so up to 15 digits nothing is lost.
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
