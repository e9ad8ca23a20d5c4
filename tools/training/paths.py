"""The best path through a document, as litsite's decoder finds it, on matrices and with extra costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from litsite.splitting.labelling.grammar import EMITS, LABEL, NEVER
from tools.training.evidence import (
    LABELS,
    STATES,
    Evidence,
    Mask,
    Matrix,
    Space,
    count_numbers,
    weigh,
)
from tools.training.numbers import Vector

STATE_LABEL = tuple(LABELS.index(LABEL[name]) for name in STATES)
_EMITS = tuple(tuple(LABELS.index(label) for label in EMITS[name]) for name in STATES)


@dataclass(frozen=True, slots=True)
class Path:
    """One labelling of a document."""

    states: tuple[int, ...]
    """Places in STATES."""
    counts: Vector
    """How often it counts each number."""
    score: float
    """Without extra costs; where nothing is lifted, counts · numbers."""


def find_path(evidence: Evidence, space: Space, numbers: Vector, extra: Matrix) -> Path:
    """The best path when `extra` (line × label) is added to the scores."""
    scores, lifted = weigh(evidence, space, numbers)
    own = np.stack([scores[:, list(labels)].max(axis=1) for labels in _EMITS], axis=1)
    emitted = np.stack(
        [np.array(labels)[scores[:, list(labels)].argmax(axis=1)] for labels in _EMITS], axis=1
    )
    alive: Mask = own > NEVER
    changed = own + extra[:, list(STATE_LABEL)]
    states, total = _decode(evidence, space, numbers, changed, alive)
    lines = np.arange(len(states))
    labels = emitted[lines, states].tolist()
    counts = count_numbers(evidence, space, states, labels, lifted)
    return Path(tuple(states), counts, total - float((changed - own)[lines, states].sum()))


def _decode(
    evidence: Evidence, space: Space, numbers: Vector, scores: Matrix, alive: Mask
) -> tuple[list[int], float]:
    """The best path's states, and its score."""
    moves = np.where(space.listed, numbers[space.moves], -np.inf)
    opening = np.where(space.opening >= 0, numbers[space.opening], NEVER)
    closing = np.where(space.closing >= 0, numbers[space.closing], NEVER)
    weighed = evidence.pairs * numbers[[number for *_, number in space.pairs]]
    steps = sorted({(before, after) for before, after, *_ in space.pairs})
    bonus = np.stack(
        [
            weighed[:, [n for n, pair in enumerate(space.pairs) if pair[:2] == step]].sum(axis=1)
            for step in steps
        ],
        axis=1,
    )
    befores, afters = [b for b, _ in steps], [a for _, a in steps]
    row = np.where(alive[0], scores[0] + opening, -np.inf)
    back = []
    for number in range(1, len(scores)):
        table = row[:, None] + moves
        table[befores, afters] += bonus[number]
        best = table.argmax(axis=0)
        reached = table[best, np.arange(len(row))]
        # Where the grammar leaves a line no way, any is taken, so that a path remains.
        fallback = int(row.argmax())
        stuck = np.isneginf(reached)
        best = np.where(stuck, fallback, best)
        reached = np.where(stuck, row[fallback] + NEVER, reached)
        row = np.where(alive[number], reached + scores[number], -np.inf)
        back.append(best)
    ending = row + closing
    state = int(ending.argmax())
    total = float(ending[state])
    path = [state]
    for origin in reversed(back):
        state = int(origin[state])
        path.append(state)
    path.reverse()
    return path, total
