"""A model's numbers as one vector, and a vector as a model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from litsite.splitting.labelling.label_model import LabelModel
from tools.training.model_numbers import list_numbers, set_numbers

Vector = NDArray[np.float64]
DECIMALS = 3
"""What a number is rounded to: the same bytes wherever it is fitted."""


def index_of(model: LabelModel) -> dict[str, int]:
    """Key → place in the vector. The same evidence under one key shares its number."""
    index: dict[str, int] = {}
    for key, _ in list_numbers(model):
        index.setdefault(key, len(index))
    return index


def to_vector(model: LabelModel) -> Vector:
    """The model's numbers, in the order of `index_of`."""
    numbers = dict(list_numbers(model))
    return np.array([numbers[key] for key in index_of(model)], dtype=np.float64)


def moved_numbers(prior: LabelModel, fitted: Vector) -> dict[str, float]:
    """The numbers that a fit moved, rounded."""
    own = to_vector(prior)
    return {
        key: round(float(fitted[place]), DECIMALS)
        for key, place in index_of(prior).items()
        if round(float(fitted[place]), DECIMALS) != round(float(own[place]), DECIMALS)
    }


def to_model(prior: LabelModel, fitted: Vector) -> LabelModel:
    """The prior with the fitted numbers, as they would be read back from the file."""
    return set_numbers(prior, moved_numbers(prior, fitted))


def format_numbers(numbers: dict[str, float], heading: Sequence[str]) -> str:
    """The text of the fitted file."""
    lines = [f"# {line}" for line in heading]
    lines += [f'"{key}": {value}' for key, value in numbers.items()]
    return "\n".join(lines if numbers else [*lines, "{}"]) + "\n"
