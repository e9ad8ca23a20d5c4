"""Scores of labels: the values of features times their weights."""

from __future__ import annotations

from collections.abc import Iterator

from litsite.splitting.declared_roles import ROLE_LABELS
from litsite.splitting.labelling.conditions import find_conditions
from litsite.splitting.labelling.context import Context
from litsite.splitting.labelling.document_facts import DocumentFacts
from litsite.splitting.labelling.features_of_bodies import BODY_FEATURES
from litsite.splitting.labelling.features_of_furniture import FURNITURE_FEATURES
from litsite.splitting.labelling.features_of_headlines import HEADLINE_FEATURES
from litsite.splitting.labelling.weights import WeightGroup, own_weights

Scores = dict[str, float]
"""Label → score; a label that is absent cannot be."""

_DECLARED, _STEP = 12.0, 3.0
"""What an editor's word is worth; the likeliest of its labels is preferred."""

FEATURES = FURNITURE_FEATURES | HEADLINE_FEATURES | BODY_FEATURES


def see_features(
    context: Context, groups: tuple[WeightGroup, ...]
) -> Iterator[tuple[WeightGroup, list[float]]]:
    """The groups that count for the line, each with the value of every feature it weighs."""
    conditions = find_conditions(context)
    seen: dict[str, float | str] = {}
    for group in groups:
        if group.when in conditions:
            for one in group.weights:
                if one.feature not in seen:
                    seen[one.feature] = FEATURES[one.feature](context)
            yield group, [_value(seen[one.feature], one.name) for one in group.weights]


def _value(seen: float | str, name: str) -> float:
    return float(seen == name) if isinstance(seen, str) else float(seen)


def score_line(context: Context, groups: tuple[WeightGroup, ...]) -> Scores:
    """Score every label that the line may bear: those of its declared role, if it has one."""
    if context.line.role is not None:
        labels = ROLE_LABELS[context.line.role]
        return {label: _DECLARED - _STEP * rank for rank, label in enumerate(labels)}
    scores: Scores = {}
    for group, values in see_features(context, groups):
        total = sum(one.weight * value for one, value in zip(group.weights, values, strict=True))
        for label in group.labels:
            scores[label] = max(scores.get(label, 0.0) + total, group.at_least)
    return scores


def score_lines(
    document: DocumentFacts, groups: tuple[WeightGroup, ...] | None = None
) -> list[Scores]:
    """Score every label for every line, with other weights than litsite's own if given."""
    chosen = own_weights() if groups is None else groups
    return [score_line(Context(document, index), chosen) for index in range(len(document.lines))]
