"""What a document's lines show, as matrices: looked at once, weighed many times.

All numbers but one kind enter a path's score linearly. `at_least` of a group lifts what its labels have
so far; where the lift counts, what it covers has no part in the score, and moves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.splitting.labelling.context import Context
from litsite.splitting.labelling.document_facts import DocumentFacts
from litsite.splitting.labelling.grammar import END, LABEL, NEVER, START
from litsite.splitting.labelling.label_model import LabelModel
from litsite.splitting.labelling.line_pairs import PAIR_FEATURES
from litsite.splitting.labelling.scoring import see_features
from tools.training.model_numbers import pair_key, transition_key, weight_key
from tools.training.numbers import Vector, index_of

LABELS = tuple(dict.fromkeys(LABEL.values()))
STATES = tuple(sorted(LABEL, reverse=True))
"""In the order in which the decoder breaks ties."""
Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Space:
    """Where each number of a model counts."""

    size: int
    lifted: Matrix
    """Number × label: 1 where it counts and a later group may lift the sum."""
    free: Matrix
    """Number × label: 1 where it counts and nothing lifts it."""
    listed: Mask
    """State × state: the transitions that the grammar has."""
    moves: NDArray[np.intp]
    """State × state: the number of the transition, −1 where there is none."""
    opening: NDArray[np.intp]
    closing: NDArray[np.intp]
    pairs: tuple[tuple[int, int, str, int], ...]
    """Two states, what their lines are asked, and its number."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document."""

    values: Matrix
    """Line × number: the feature's value where its group counts."""
    possible: Mask
    """Line × label."""
    floors: Matrix
    """Line × label: what the label's lifted sum is at least."""
    pairs: Matrix
    """Line × pair of Space.pairs, between the line and the one above."""


def make_space(model: LabelModel) -> Space:
    """Find where each number counts; raise ValueError where sums are lifted twice."""
    index = index_of(model)
    lifted, free = np.zeros((len(index), len(LABELS))), np.zeros((len(index), len(LABELS)))
    lifts: dict[str, int] = {}
    for place, group in enumerate(model.weights):
        if group.at_least > -math.inf:
            if set(group.labels) & set(lifts):
                raise ValueError(f"{group.when}: a label's sum can be lifted once")
            lifts |= dict.fromkeys(group.labels, place)
    for place, group in enumerate(model.weights):
        for label in group.labels:
            side = lifted if place <= lifts.get(label, -1) else free
            for one in group.weights:
                side[index[weight_key(group, one)], LABELS.index(label)] = 1
    size = len(STATES)
    moves = np.full((size, size), -1, dtype=np.intp)
    opening, closing = np.full(size, -1, dtype=np.intp), np.full(size, -1, dtype=np.intp)
    for before, row in model.grammar.transitions.items():
        for after in row:
            number = index[transition_key(before, after)]
            if before == START:
                opening[STATES.index(after)] = number
            elif after == END:
                closing[STATES.index(before)] = number
            else:
                moves[STATES.index(before), STATES.index(after)] = number
    pairs = tuple(
        (STATES.index(before), STATES.index(after), name, index[pair_key(before, after, name)])
        for (before, after), features in model.grammar.pairs.items()
        for name, _ in features
    )
    return Space(len(index), lifted, free, moves >= 0, moves, opening, closing, pairs)


def look(document: DocumentFacts, model: LabelModel, space: Space) -> Evidence:
    """Ask every line what it shows."""
    index = index_of(model)
    count = len(document.lines)
    values = np.zeros((count, space.size))
    possible = np.zeros((count, len(LABELS)), dtype=np.bool_)
    floors = np.full((count, len(LABELS)), -math.inf)
    for number in range(count):
        for group, seen in see_features(Context(document, number), model.weights):
            places = [LABELS.index(label) for label in group.labels]
            possible[number, places] = True
            floors[number, places] = np.maximum(floors[number, places], group.at_least)
            for one, value in zip(group.weights, seen, strict=True):
                values[number, index[weight_key(group, one)]] = value
    pairs = np.zeros((count, len(space.pairs)))
    for number in range(1, count):
        for place, (_, after, name, _) in enumerate(space.pairs):
            upper, lower = document.lines[number - 1], document.lines[number]
            pairs[number, place] = float(PAIR_FEATURES[name](upper, lower, STATES[after]))
    return Evidence(values, possible, floors, pairs)


def weigh(evidence: Evidence, space: Space, numbers: Vector) -> tuple[Matrix, Mask]:
    """Line × label: the score of each label that can be, and where it is a lifted one."""
    weighed = evidence.values * numbers
    sums = weighed @ space.lifted
    lifted = evidence.floors > sums
    scores = np.where(lifted, evidence.floors, sums) + weighed @ space.free
    return np.where(evidence.possible, scores, NEVER), lifted


def count_numbers(
    evidence: Evidence, space: Space, path: Sequence[int], labels: Sequence[int], lifted: Mask
) -> Vector:
    """How often a path counts each number: the slope of its score."""
    slope: Vector = np.zeros(space.size)
    lines = np.arange(len(path))
    chosen = np.asarray(labels, dtype=np.intp)
    for label in sorted(set(labels)):
        own = chosen == label
        slope += evidence.values[own].sum(axis=0) * space.free[:, label]
        linear = own & ~lifted[lines, chosen]
        slope += evidence.values[linear].sum(axis=0) * space.lifted[:, label]
    states = np.asarray(path, dtype=np.intp)
    moves = space.moves[states[:-1], states[1:]]
    ends = [space.opening[states[0]], space.closing[states[-1]]]
    for number in (*moves.tolist(), *ends):
        if number >= 0:
            slope[number] += 1
    for place, (before, after, _, number) in enumerate(space.pairs):
        taken = (states[:-1] == before) & (states[1:] == after)
        slope[number] += evidence.pairs[1:][taken, place].sum()
    return slope
