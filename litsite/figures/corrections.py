"""What editors correct: figures dropped, changed or added, by the sentence that they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from litsite.figures.ledger_entries import make_entry
from litsite.figures.source_sentences import PlacedFigure
from litsite.language.sentences import split_sentences
from litsite.model.article import Article
from litsite.model.correction import FigureCorrection
from litsite.model.figure import (
    Direction,
    Figure,
    FigureKind,
    LedgerEntry,
    Qualifier,
    Status,
    find_surface,
)
from litsite.model.problem import Problem, make_problem

NUMBERS = frozenset({"value", "value_max", "normalized", "normalized_max"})
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(FigureKind),
    "direction": get_args(Direction),
    "status": get_args(Status),
    "qualifier": get_args(Qualifier),
}
_REQUIRED = ("value", "unit", "kind", "indicator", "status")


def correct_entries(
    article: Article, entries: Sequence[LedgerEntry]
) -> tuple[list[LedgerEntry], list[Problem]]:
    """Apply the article's corrections to its entries; tell of those that find no place any more."""
    kept = list(entries)
    problems: list[Problem] = []
    shown = f"content/articles/{article.id}.yaml"
    for correction in article.corrections:
        place = _find_place(article, correction)
        if place is None:
            at = f"{correction.block}/{correction.sentence}"
            problems.append(
                make_problem(
                    shown, correction.line, "figure-lost", at=at, surface=correction.surface
                )
            )
            continue
        try:
            kept = _apply(article, kept, correction, *place)
        except ValueError as error:
            problems.append(make_problem(shown, correction.line, "figure-value", reason=error))
    return kept, problems


def _find_place(article: Article, correction: FigureCorrection) -> tuple[int, int, str] | None:
    """Index of the block, ordinal and text of the sentence named, else of the only other one."""
    key = article.moved.get(correction.block, correction.block)
    having = [
        (index, ordinal, sentence)
        for index, block in enumerate(article.blocks)
        if block.key == key
        for ordinal, sentence in enumerate(split_sentences(block.text), start=1)
        if correction.surface in sentence
    ]
    named = next((one for one in having if one[1] == correction.sentence), None)
    return named or (having[0] if len(having) == 1 else None)


def _apply(
    article: Article,
    entries: list[LedgerEntry],
    correction: FigureCorrection,
    block: int,
    sentence: int,
    text: str,
) -> list[LedgerEntry]:
    beside = [
        (index, entry)
        for index, entry in enumerate(entries)
        if entry.block == article.blocks[block].key and entry.sentence == sentence
    ]
    same = [index for index, entry in beside if entry.figure.surface == correction.surface]
    found = same[correction.nth - 1] if len(same) >= correction.nth else None
    if correction.action == "drop":
        return [entry for index, entry in enumerate(entries) if index != found]
    if found is not None:
        changed = _set_values(entries[found].figure, dict(correction.values))
        # What an editor adds and the parser finds later is the editor's all the same.
        one = replace(entries[found], figure=changed, correction="changed")
        return [*entries[:found], one, *entries[found + 1 :]]
    added = _add(article, [entry for _, entry in beside], correction, block, sentence, text)
    order = {one.key: index for index, one in enumerate(article.blocks)}
    return sorted([*entries, added], key=lambda e: (order[e.block], e.sentence, e.offset))


def _add(
    article: Article,
    neighbours: Sequence[LedgerEntry],
    correction: FigureCorrection,
    block: int,
    sentence: int,
    text: str,
) -> LedgerEntry:
    """A figure that the parser does not see, with the proof of its neighbours where they have one."""
    surface, values = correction.surface, dict(correction.values)
    missing = [name for name in _REQUIRED if values.get(name) is None]
    if missing:
        raise ValueError(f"{surface}: {', '.join(missing)} missing")
    proofs = [(e.file, e.line, e.quote) for e in neighbours if surface in e.quote]
    file, line, quote = proofs[-1] if proofs else (None, None, text)
    number = max((entry.number for entry in neighbours), default=0) + 1
    blank = Figure(
        surface=surface,
        start=find_surface(quote, surface),
        value=_number(values["value"]),
        value_max=None,
        unit="",
        normalized=_number(values.get("normalized") or values["value"]),
        normalized_max=None,
        qualifier=None,
        kind="count",
        direction=None,
        basis=None,
        indicator="",
        period=None,
        period_norm=None,
        context_period=None,
        status="achieved",
        place=article.district,
    )
    offset = find_surface(article.blocks[block].text, surface)
    placed = PlacedFigure(block, sentence, quote, line, offset, _set_values(blank, values))
    return replace(make_entry(article, placed, file, number, offset), correction="added")


def _set_values(figure: Figure, values: Mapping[str, str | None]) -> Figure:
    """Raise ValueError for a value that its field cannot have."""
    fields: dict[str, Any] = {}
    for name, value in values.items():
        if value is not None and name in NUMBERS:
            fields[name] = _number(value)
        elif value is not None and name in CHOICES and value not in CHOICES[name]:
            raise ValueError(f"{name}: {value}; {', '.join(CHOICES[name])}")
        else:
            fields[name] = value
    if "value" in fields and "normalized" not in fields and figure.value:
        # The unit stays, so what it multiplies by stays.
        fields["normalized"] = fields["value"] * (figure.normalized / figure.value)
    return replace(figure, **fields)


def _number(text: str | None) -> Decimal:
    try:
        number = Decimal((text or "").replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is no number") from error
    if not number.is_finite():
        raise ValueError(f"{text!r} is no number")
    return number
