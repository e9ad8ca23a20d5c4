"""`litsite figures`: the figures of raw files, sentence by sentence, as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from litsite.figures import Places, Setting, extract_figures, outline
from litsite.figures.sentences import Stretch, choose_stretch
from litsite.model.figure import Figure
from litsite.pipeline import Parsed
from litsite.text import split_sentences


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A sentence of a raw line that has figures."""

    file: str
    line: int
    sentence: str
    figures: tuple[Figure, ...]


def list_figures(parsed: Sequence[Parsed], places: Places) -> list[FigureRow]:
    """Every sentence with figures, in the order of the files and their lines."""
    return [row for one in parsed for row in _list_file(one, places)]


def _list_file(one: Parsed, places: Places) -> Iterator[FigureRow]:
    stretches = _stretches(one, places)
    outer: Setting = Setting()
    for number, line in enumerate(one.document.lines, start=1):
        own = stretches.get(number, [])
        if own:
            outer = replace(own[-1].setting, plan=False, review=False, previous="")
        previous, at = "", 0
        for sentence in split_sentences(line):
            chosen = choose_stretch(own, at, at + len(sentence))
            setting = replace(chosen.setting if chosen else outer, previous=previous)
            figures = extract_figures(sentence, setting)
            at += len(sentence)
            previous = sentence
            if figures:
                yield FigureRow(one.document.name, number, sentence, figures)


def _stretches(one: Parsed, places: Places) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    for article in one.split.articles:
        settings = outline(article.fields, article.blocks, places)
        for block, setting in zip(article.blocks, settings, strict=True):
            for span in block.spans:
                stretch = Stretch(span, block.kind == "heading", setting)
                found.setdefault(span.line, []).append(stretch)
        for part in article.header:
            for span in part.spans:
                header = Setting(
                    date=article.fields["date"],
                    place=settings[0].place if settings else article.fields["district"],
                )
                found.setdefault(span.line, []).append(Stretch(span, True, header))
    return found


def as_json_row(row: FigureRow) -> dict[str, object]:
    """One object, as DESIGN.md describes; numbers are Decimals, for `json_text`."""
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
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "normalized": figure.normalized,
        "normalized_max": figure.normalized_max,
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
