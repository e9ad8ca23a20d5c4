"""The floors under the scores: pinned in one file, raised freely, lowered only with a reason.

A score is a percentage to the hundredth, which is the step of a floor as well. Floors hold for the corpus
whose fingerprint stands beside them: when it changes, the program can be neither blamed nor praised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import yaml

HEADER = """\
# The floors of `make accuracy`, in percent; written by it: `--raise` (to what was measured) and
# `--lower SET.MEASURE --because "reason"`, which leaves the reason here. `corpus` is the SHA-256 of the
# annotated set that the floors were measured on.
"""


@dataclass(frozen=True, slots=True)
class Lowering:
    """Why a floor came down."""

    measure: str
    before: float
    after: float | None
    """None: the measure is gone."""
    date: str
    because: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of one set."""

    corpus: str
    floors: Mapping[str, float]
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure against its floor; None where there is none."""

    measure: str
    value: float | None
    floor: float | None

    @property
    def fell(self) -> bool:
        """Below the floor, or no longer measured."""
        return self.floor is not None and (self.value is None or self.value < self.floor)

    @property
    def rose(self) -> bool:
        """Above the floor, or measured for the first time."""
        return self.value is not None and (self.floor is None or self.value > self.floor)


def percent(value: float) -> float:
    """A measure from 0 to 1 as a score."""
    return round(100 * value, 2)


def load_floors(path: Path) -> dict[str, Pinned]:
    """What is pinned, by set; nothing where the file does not exist."""
    if not path.exists():
        return {}
    sets = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {
        name: Pinned(
            one["corpus"], one["floors"], tuple(Lowering(**low) for low in one.get("lowered", ()))
        )
        for name, one in sets.items()
    }


def save_floors(path: Path, pinned: Mapping[str, Pinned]) -> None:
    sets = {
        name: {"corpus": one.corpus, "floors": dict(one.floors)}
        | ({"lowered": [asdict(low) for low in one.lowered]} if one.lowered else {})
        for name, one in pinned.items()
    }
    text = yaml.safe_dump(sets, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(HEADER + text, encoding="utf-8", newline="\n")


def compare(pinned: Pinned | None, measures: Mapping[str, float]) -> list[Comparison]:
    """Every measure that is pinned or measured, in the order of what was measured."""
    floors = pinned.floors if pinned else {}
    values = {name: percent(value) for name, value in measures.items()}
    return [
        Comparison(name, values.get(name), floors.get(name))
        for name in dict.fromkeys((*values, *floors))
    ]


def raise_floors(pinned: Pinned | None, corpus: str, measures: Mapping[str, float]) -> Pinned:
    """Set floors to what was measured where that is more.

    A changed corpus is pinned when no score on it is below its floor, else nothing changes.
    """
    compared = compare(pinned, measures)
    if pinned and pinned.corpus != corpus and any(one.fell for one in compared):
        return pinned
    floors = {one.measure: one.value if one.rose else one.floor for one in compared}
    kept = {name: floor for name, floor in floors.items() if floor is not None}
    return Pinned(corpus, kept, pinned.lowered if pinned else ())


def lower_floors(
    pinned: Pinned,
    corpus: str,
    measures: Mapping[str, float],
    *,
    only: str | None,
    because: str,
    today: date,
) -> Pinned:
    """Set one floor, or all of a set (which pins its corpus anew), to what was measured, and say why.

    Raise ValueError without a reason, when nothing fell, and for one floor on a changed corpus.
    """
    if not because.strip():
        raise ValueError("a floor is lowered for a reason: --because TEXT")
    if only and pinned.corpus != corpus:
        raise ValueError("the corpus changed: its floors can only be lowered together")
    fallen = [one for one in compare(pinned, measures) if one.fell and only in (None, one.measure)]
    if not fallen:
        raise ValueError(f"{only or 'no score'} is not below its floor")
    floors = dict(pinned.floors)
    lowered = list(pinned.lowered)
    for one in fallen:
        before = floors.pop(one.measure)
        if one.value is not None:
            floors[one.measure] = one.value
        lowered.append(Lowering(one.measure, before, one.value, today.isoformat(), because))
    order = [
        *(name for name in measures if name in floors),
        *(n for n in floors if n not in measures),
    ]
    return replace(
        pinned,
        corpus=corpus,
        floors={name: floors[name] for name in order},
        lowered=tuple(lowered),
    )
