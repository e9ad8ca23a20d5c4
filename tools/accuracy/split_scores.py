"""How well files are split: the scorer that came with the annotated splits, part by part."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from tools.accuracy.asking import ask_litsite
from tools.accuracy.measured import DocumentScore, Measured

BY_ACCURACY = {"kind", "level"}
"""Parts that every article or section has, so that accuracy says more than F1."""


@cache
def load_scorer(path: Path) -> ModuleType:
    """A scorer is a script that stands outside this repository."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure_split(gold: Path, texts: Sequence[Path], scorer: Path) -> Measured:
    """Score the split of all texts, which are read together, as a digest's sources are."""
    seen = {one["file"]: one for one in ask_litsite("inspect", tuple(texts))}
    return score_splits(gold, texts, scorer, seen)


def score_splits(
    gold: Path, texts: Sequence[Path], scorer: Path, seen: Mapping[str, Mapping[str, Any]]
) -> Measured:
    """Score what was seen in each file, in the form of `litsite inspect --json`."""
    score_split = load_scorer(scorer)
    raw = {path.name: path for path in texts}
    total: dict[str, Any] = {}
    documents = {}
    for path in sorted(gold.glob("*.yaml")):
        truth = yaml.safe_load(path.read_text(encoding="utf-8"))
        file = truth["file"]
        faults: list[str] = []
        parts = score_split.score_file(truth, seen.get(file), str(raw[file]), faults)
        for name, count in parts.items():
            total.setdefault(name, score_split.C()).add(count)
        documents[file] = DocumentScore(score_split.macro(parts) or 0.0, tuple(faults))
    rates = {
        name: count.acc() if name in BY_ACCURACY else count.f() if count.gold() else None
        for name, count in total.items()
    }
    mean = sum(one.score for one in documents.values()) / len(documents)
    measures = {"overall": score_split.macro(total), "mean_of_documents": mean, **rates}
    return Measured({n: v for n, v in measures.items() if v is not None}, documents)
