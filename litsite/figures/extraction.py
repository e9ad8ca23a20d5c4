"""A sentence and its setting → the figures it reports."""

from __future__ import annotations

from dataclasses import replace

from litsite.figures.naming.clauses import find_surroundings, mask_brackets
from litsite.figures.naming.indicator_names import name_figures
from litsite.figures.naming.sentence_reading import Statement
from litsite.figures.placing.achieved_or_target import judge_status
from litsite.figures.placing.periods import Dates, find_periods, parse_date, period_of
from litsite.figures.quantities.chinese_numbers import fold_width
from litsite.figures.quantities.non_figures import find_masks, is_figure, is_masked
from litsite.figures.quantities.quantities import (
    NUMERAL,
    Quantity,
    find_first_places,
    find_quantities,
    normalize,
)
from litsite.figures.quantities.statement_kinds import (
    Reading,
    improves_downwards,
    read_kind,
    split_benchmark,
)
from litsite.figures.sentence_context import Setting
from litsite.model.figure import Figure


def extract_figures(sentence: str, setting: Setting) -> tuple[Figure, ...]:
    """Return the figures of one sentence, in its order; `start` counts characters of `sentence`."""
    if not NUMERAL.search(sentence):
        return ()
    text = fold_width(sentence)
    quantities = _find_figures(text)
    if not quantities:
        return ()
    flat = mask_brackets(text)
    around = find_surroundings(flat, quantities)
    readings = [
        read_kind(text, quantity, beside.clause)
        for quantity, beside in zip(quantities, around, strict=True)
    ]
    readings = _share_basis(text, quantities, readings)
    readings = _split_benchmarks(text, quantities, readings)
    year, month, day = parse_date(setting.date)
    periods = find_periods(text, Dates(year, month, day, setting.year))
    starts = [quantity.start for quantity in quantities]
    blanks = [(period.start, period.end) for period in periods]
    names = name_figures(
        Statement(text, flat, quantities, readings, around, blanks),
        setting.previous,
        lambda sentence: [
            one.indicator for one in extract_figures(sentence, replace(setting, previous=""))
        ],
    )
    figures = []
    for index, (quantity, reading) in enumerate(zip(quantities, readings, strict=True)):
        period = period_of(text, quantity.start, periods, starts)
        figures.append(
            Figure(
                surface=sentence[quantity.start : quantity.end],
                start=quantity.start,
                value=quantity.value,
                value_max=quantity.value_max,
                unit=quantity.unit,
                normalized=normalize(quantity, quantity.value),
                normalized_max=(
                    None if quantity.value_max is None else normalize(quantity, quantity.value_max)
                ),
                qualifier=quantity.qualifier,
                kind=reading.kind,
                direction=(
                    "down"
                    if improves_downwards(text[around[index].clause : quantity.start], names[index])
                    else reading.direction
                ),
                basis=reading.basis,
                indicator=names[index],
                period=sentence[period.start : period.end] if period else None,
                period_norm=period.norm if period else None,
                context_period=None if period else setting.context_period,
                status=judge_status(text, quantity.start, quantity.end, setting, period),
                place=setting.place,
                role="from" if _is_origin(text, quantities, index) else None,
            )
        )
    return tuple(figures)


def _share_basis(text: str, quantities: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """是2016年的8.7倍、8.6倍: what the first is measured against holds for the list."""
    for index in range(1, len(readings)):
        before, own = readings[index - 1], readings[index]
        gap = text[quantities[index - 1].end : quantities[index].start]
        if gap in {"、", "和", "与"} and own.kind == before.kind and own.basis is None:
            readings[index] = replace(own, basis=before.basis)
    return readings


def _split_benchmarks(
    text: str, quantities: list[Quantity], readings: list[Reading]
) -> list[Reading]:
    for index, quantity in enumerate(quantities):
        end = index + 1
        while (
            end < len(quantities)
            and quantities[end - 1].listed
            and readings[index].basis
            and quantity.sort == "points"
        ):
            end += 1
        if end - index > 1 and (not index or not quantities[index - 1].listed):
            readings[index:end] = split_benchmark(readings[index:end])
    return readings


def _find_figures(text: str) -> list[Quantity]:
    found = [*find_quantities(text), *find_first_places(text)]
    if not found:
        return []
    masks = find_masks(text)
    return sorted(
        (q for q in found if not is_masked(q, masks) and is_figure(text, q)),
        key=lambda quantity: quantity.start,
    )


def _is_origin(text: str, quantities: list[Quantity], index: int) -> bool:
    """Whether the movement starts here: 由75%提高到86%."""
    if index + 1 >= len(quantities):
        return False
    quantity, following = quantities[index], quantities[index + 1]
    gap = text[quantity.end : following.start]
    before = text[max(0, quantity.start - 10) : quantity.start]
    moves = any(gap.endswith(end) for end in ("到", "至", "到了", "为", "至约", "到约"))
    return moves and len(gap) <= 10 and "," not in gap and any(c in before for c in "由从")
