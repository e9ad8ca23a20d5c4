"""Fit numbers to documents: large margins, small steps, never far from the prior.

An averaged perceptron over whole documents (Collins 2002) whose steps are passive-aggressive (Crammer and
others 2006, PA-I): each document's best allowed labelling shall beat every other one by what the wrong
lines cost, and the numbers move just so far that it does, but at most by `step`. After every document they
are drawn back to the prior, so that what few documents ask for moves little.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.training.evidence import LABELS, Evidence, Matrix, Space
from tools.training.numbers import Vector
from tools.training.paths import STATE_LABEL, find_path
from tools.training.truth import Labels

_HEADS = frozenset("TKUOGA")
_HEAD_COST = 3.0
"""A line wrongly taken into, or out of, a headline costs an article; others cost one."""
_FORBIDDEN = -100.0
"""What a label costs that the truth does not allow: a path that is allowed may not exist."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document, and what is true of it."""

    name: str
    evidence: Evidence
    wrong: Matrix
    """Line × label: what the label costs where the truth does not allow it, else 0."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fit."""

    epochs: int = 6
    step: float = 0.005
    """The longest step in the direction of one document (PA-I's C)."""
    pull: float = 0.01
    """The share of the way back to the prior that is gone after each document."""
    seed: int = 10


def make_example(name: str, evidence: Evidence, allowed: Sequence[Labels]) -> Example:
    """A line none of whose allowed labels is possible says nothing and is left open."""
    wrong = np.array(
        [[_cost(label, labels) for label in LABELS] for labels in allowed], dtype=float
    )
    hopeless = ~(evidence.possible & (wrong == 0)).any(axis=1)
    wrong[hopeless] = 0.0
    return Example(name, evidence, wrong)


def _cost(label: str, allowed: Labels) -> float:
    if label in allowed:
        return 0.0
    return _HEAD_COST if label in _HEADS or allowed <= _HEADS else 1.0


def fit(examples: Sequence[Example], space: Space, prior: Vector, settings: Settings) -> Vector:
    """The average of all numbers on the way; the same for the same input."""
    numbers, total, steps = prior.copy(), np.zeros_like(prior), 0
    order = list(examples)
    chance = random.Random(settings.seed)
    for _ in range(settings.epochs):
        chance.shuffle(order)
        for example in order:
            numbers = numbers + take_step(example, space, numbers, settings.step)
            numbers = prior + (1 - settings.pull) * (numbers - prior)
            total += numbers
            steps += 1
    return total / steps if steps else prior.copy()


def take_step(example: Example, space: Space, numbers: Vector, longest: float) -> Vector:
    """Where one document moves the numbers; nowhere when its truth wins by its margin."""
    true = find_path(example.evidence, space, numbers, np.where(example.wrong > 0, _FORBIDDEN, 0.0))
    rival = find_path(example.evidence, space, numbers, example.wrong)
    loss = rival.score + count_wrong(example, rival.states) - true.score
    away: Vector = true.counts - rival.counts
    length = float(away @ away)
    if loss <= 0 or length == 0:
        return np.zeros_like(numbers)
    return min(longest, loss / length) * away


def count_wrong(example: Example, states: Sequence[int]) -> float:
    """What the lines cost whose label the truth does not allow."""
    labels = [STATE_LABEL[state] for state in states]
    return float(example.wrong[np.arange(len(labels)), labels].sum())
