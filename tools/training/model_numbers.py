"""A labeller's model as one list of numbers, each with a key that says where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from litsite.splitting.labelling.label_model import LabelModel
from litsite.splitting.labelling.weights import Weight, WeightGroup


def weight_key(group: WeightGroup, one: Weight) -> str:
    """`T G, may_be_headline: brief`, `P, ordinary: paragraph=running`."""
    feature = f"{one.feature}={one.name}" if one.name else one.feature
    return f"{' '.join(group.labels)}, {group.when}: {feature}"


def transition_key(before: str, after: str) -> str:
    """`T1>T2`."""
    return f"{before}>{after}"


def pair_key(before: str, after: str, feature: str) -> str:
    """`T1>T2: too_long`."""
    return f"{before}>{after}: {feature}"


def list_numbers(model: LabelModel) -> Iterator[tuple[str, float]]:
    """Every number of the model with its key, in the order of the files."""
    for group in model.weights:
        for one in group.weights:
            yield weight_key(group, one), one.weight
    for before, row in model.grammar.transitions.items():
        for after, cost in row.items():
            yield transition_key(before, after), cost
    for (before, after), features in model.grammar.pairs.items():
        for feature, weight in features:
            yield pair_key(before, after, feature), weight


def set_numbers(model: LabelModel, numbers: Mapping[str, float]) -> LabelModel:
    """The model with other numbers where `numbers` has some."""
    groups = tuple(
        replace(
            group,
            weights=tuple(
                replace(one, weight=numbers.get(weight_key(group, one), one.weight))
                for one in group.weights
            ),
        )
        for group in model.weights
    )
    grammar = model.grammar
    transitions = {
        before: {
            after: numbers.get(transition_key(before, after), cost) for after, cost in row.items()
        }
        for before, row in grammar.transitions.items()
    }
    pairs = {
        (before, after): tuple(
            (feature, numbers.get(pair_key(before, after, feature), weight))
            for feature, weight in features
        )
        for (before, after), features in grammar.pairs.items()
    }
    return LabelModel(groups, replace(grammar, transitions=transitions, pairs=pairs))
