"""The labeller's numbers: what features are worth and what transitions cost.

The two files written by hand hold every weight with its reason; a model with other numbers is what a fit
to annotated documents gives (docs/training.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from litsite.splitting.labelling.grammar import Grammar, own_grammar
from litsite.splitting.labelling.weights import WeightGroup, own_weights


@dataclass(frozen=True, slots=True)
class LabelModel:
    """All numbers of the labeller."""

    weights: tuple[WeightGroup, ...]
    grammar: Grammar


@cache
def own_model() -> LabelModel:
    """The numbers that litsite labels with: weights.yaml and transitions.yaml."""
    return LabelModel(own_weights(), own_grammar())
