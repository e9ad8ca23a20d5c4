"""What features are worth for labels: the table `data/weights.yaml`, or a fitted one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Weight:
    """What one feature is worth."""

    feature: str
    name: str
    """The name that the feature must have to count; empty for numbers and truths."""
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class WeightGroup:
    """Weights of the same labels under the same condition."""

    labels: tuple[str, ...]
    when: str
    weights: tuple[Weight, ...]
    at_least: float = -math.inf
    """What the labels' sums so far are lifted to."""


def parse_weights(text: str) -> tuple[WeightGroup, ...]:
    """Read the text of a weights file."""
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    groups = [
        WeightGroup((label,), kind, (Weight("always", "", weight, reason),))
        for kind, labels in data["kinds"].items()
        for label, (weight, reason) in labels.items()
    ]
    for group in data["weights"]:
        weights = []
        for key, (weight, reason) in group["weights"].items():
            feature, _, name = key.partition("=")
            weights.append(Weight(feature, name, weight, reason))
        labels = tuple(group["labels"].split())
        at_least = group.get("at_least", -math.inf)
        groups.append(WeightGroup(labels, group["when"], tuple(weights), at_least))
    return tuple(groups)


@cache
def own_weights() -> tuple[WeightGroup, ...]:
    """The weights that litsite comes with."""
    return parse_weights(_read("weights.yaml"))


@cache
def chinese_reasons() -> Mapping[str, str]:
    """What the weights' reasons, and those that explaining adds, are in Chinese."""
    reasons: Mapping[str, str] = yaml.load(_read("reasons_zh.yaml"), Loader=yaml.CSafeLoader)
    return reasons


def _read(name: str) -> str:
    path = resources.files("litsite.splitting.labelling").joinpath("data", name)
    return path.read_text(encoding="utf-8")
