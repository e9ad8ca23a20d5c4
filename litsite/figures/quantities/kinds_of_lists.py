"""What the figures of one sentence say, and what a list of them says once for all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from litsite.figures.quantities.quantity import Quantity
from litsite.figures.quantities.statement_kinds import StatementKind, read_kind
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/quantities")
_SAID_AGAIN = re.compile(rf"[,、](?:{_ANY['movements_said_again']})了?")


def read_kinds(
    text: str, quantities: Sequence[Quantity], clauses: Sequence[int]
) -> list[StatementKind]:
    """The kind of each quantity of a folded sentence; `clauses`: where theirs begin."""
    kinds = [read_kind(text, *pair) for pair in zip(quantities, clauses, strict=True)]
    return _split_benchmarks(quantities, _share_basis(text, quantities, kinds))


def _share_basis(
    text: str, quantities: Sequence[Quantity], kinds: list[StatementKind]
) -> list[StatementKind]:
    """是2016年的8.7倍、8.6倍: what the first is measured against holds for the list."""
    shared = kinds[:1]
    for index, own in enumerate(kinds[1:], start=1):
        gap = text[quantities[index - 1].end : quantities[index].start]
        listed = gap in {"、", "和", "与"} and own.kind == shared[-1].kind and own.basis is None
        # 比上年增加50元,增长7%: one movement said twice.
        twice = shared[-1].kind == "change_abs" and own.kind == "change_rate" and own.basis is None
        listed = listed or (twice and _SAID_AGAIN.fullmatch(gap) is not None)
        shared.append(replace(own, basis=shared[-1].basis) if listed else own)
    return shared


def _split_benchmarks(
    quantities: Sequence[Quantity], kinds: list[StatementKind]
) -> list[StatementKind]:
    split = list(kinds)
    for index, quantity in enumerate(quantities):
        end = index + 1
        while (
            end < len(quantities)
            and quantities[end - 1].listed
            and split[index].basis
            and quantity.sort == "points"
        ):
            end += 1
        if end - index > 1 and (not index or not quantities[index - 1].listed):
            split[index:end] = _split_benchmark(split[index:end])
    return split


def _split_benchmark(kinds: list[StatementKind]) -> list[StatementKind]:
    """Give each figure of a run its own benchmark: 高于全国、全省3.1和2.6个百分点."""
    basis = kinds[0].basis or ""
    parts = re.split(r"[、和与及]", basis.removeprefix("vs:"))
    if len(parts) != len(kinds) or len(parts) < 2:
        return kinds
    return [
        StatementKind(one.kind, kinds[0].direction, f"vs:{part}")
        for one, part in zip(kinds, parts, strict=True)
    ]
