"""What editors correct: figures dropped, changed or added, by the sentence that they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

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
_REQUIRED = ("value", "unit", "normalized", "kind", "indicator", "status")


def correct_entries(
    article: Article, entries: Sequence[LedgerEntry]
) -> tuple[list[LedgerEntry], list[Problem]]:
    """Apply the article's corrections to its entries; tell of those that find no place any more."""
    kept = list(entries)
    problems: list[Problem] = []
    shown = f"content/articles/{article.id}.yaml"
    for correction in article.corrections:
        sentence = _find_sentence(article, correction)
        if sentence is None:
            at = f"{correction.block}/{correction.sentence}"
            problems.append(
                make_problem(
                    shown, correction.line, "figure-lost", at=at, surface=correction.surface
                )
            )
            continue
        try:
            kept = _apply(article, kept, correction, sentence)
        except ValueError as error:
            problems.append(make_problem(shown, correction.line, "figure-value", reason=error))
    return kept, problems


def _find_sentence(article: Article, correction: FigureCorrection) -> int | None:
    """Ordinal of the sentence that has the surface: the one named, else the only other one."""
    key = article.moved.get(correction.block, correction.block)
    block = next((one for one in article.blocks if one.key == key), None)
    if block is None:
        return None
    having = [
        ordinal
        for ordinal, sentence in enumerate(split_sentences(block.text), start=1)
        if correction.surface in sentence
    ]
    if correction.sentence in having:
        return correction.sentence
    return having[0] if len(having) == 1 else None


def _apply(
    article: Article, entries: list[LedgerEntry], correction: FigureCorrection, sentence: int
) -> list[LedgerEntry]:
    key = article.moved.get(correction.block, correction.block)
    same = [
        index
        for index, entry in enumerate(entries)
        if entry.block == key
        and entry.sentence == sentence
        and entry.figure.surface == correction.surface
    ]
    found = same[correction.nth - 1] if len(same) >= correction.nth else None
    if correction.action == "drop":
        return [entry for index, entry in enumerate(entries) if index != found]
    if found is None:
        return _add(article, entries, correction, key, sentence)
    changed = _set_values(entries[found].figure, dict(correction.values))
    # What an editor adds and the parser finds later is the editor's all the same.
    one = replace(entries[found], figure=changed, correction="changed")
    return [*entries[:found], one, *entries[found + 1 :]]


def _add(
    article: Article,
    entries: list[LedgerEntry],
    correction: FigureCorrection,
    key: str,
    sentence: int,
) -> list[LedgerEntry]:
    """A figure that the parser does not see, with the proof of its neighbours where they have one."""
    values = dict(correction.values)
    missing = [name for name in _REQUIRED if values.get(name) is None and name != "normalized"]
    if missing:
        raise ValueError(f"{correction.surface}: {', '.join(missing)} missing")
    block = next(one for one in article.blocks if one.key == key)
    neighbours = [e for e in entries if e.block == key and e.sentence == sentence]
    text = split_sentences(block.text)[sentence - 1]
    file, line, quote = None, None, text
    for entry in neighbours:
        if correction.surface in entry.quote:
            file, line, quote = entry.file, entry.line, entry.quote
    number = max((entry.number for entry in neighbours), default=0) + 1
    fragment = f"fig-{block.anchor}-{sentence}-{number}"
    blank = Figure(
        surface=correction.surface,
        start=find_surface(quote, correction.surface),
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
    entry = LedgerEntry(
        id=f"{article.id}#{fragment}",
        article=article.id,
        fragment=fragment,
        anchor=block.anchor,
        block=key,
        sentence=sentence,
        number=number,
        quote=quote,
        file=file,
        line=line,
        offset=find_surface(block.text, correction.surface),
        figure=_set_values(blank, values),
        correction="added",
    )
    order = {one.key: index for index, one in enumerate(article.blocks)}
    merged = [*entries, entry]
    merged.sort(key=lambda e: (order[e.block], e.sentence, e.offset))
    return merged


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
