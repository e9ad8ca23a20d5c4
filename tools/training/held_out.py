"""How well a fit does on places that it has not seen, beside the numbers that were set by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from litsite.commands.inspect import describe_split
from litsite.config import load_config
from litsite.importing.parsed_source import read_and_split
from litsite.language.gazetteer import Gazetteer, settings_gazetteer
from litsite.model.hints import SourceHints
from litsite.model.problem import Problem
from litsite.model.source import Document
from litsite.splitting.labelling.label_model import LabelModel
from litsite.splitting.split_document import split_document
from litsite.splitting.split_result import Split
from tools.accuracy.annotated_sets import SPLIT, AnnotatedSet
from tools.accuracy.asking import ROOT
from tools.accuracy.folds import leave_one_out
from tools.accuracy.measured import Measured
from tools.accuracy.split_scores import score_splits
from tools.training.evidence import Space
from tools.training.fitting import Example, Settings, fit
from tools.training.numbers import to_model, to_vector

_SAME = 1e-9


def fit_without_each_group(
    examples: Sequence[Example],
    groups: Mapping[str, str],
    space: Space,
    prior: LabelModel,
    settings: Settings,
) -> dict[str, LabelModel]:
    """Document → the model that was fitted on all others but those of its group."""
    by_name = {one.name: one for one in examples}
    models: dict[str, LabelModel] = {}
    for fold in leave_one_out(list(by_name), lambda name: groups.get(name, name)):
        fitted = fit([by_name[name] for name in fold.rest], space, to_vector(prior), settings)
        models |= dict.fromkeys(fold.held_out, to_model(prior, fitted))
    return models


def measure_models(one: AnnotatedSet, models: Mapping[str, LabelModel]) -> Measured:
    """Score a set, each document split by a model of its own."""
    gazetteer = settings_gazetteer(load_config(ROOT)[0].settings)
    split_one = partial(_split_by, models)
    texts = one.texts()
    parsed, _ = read_and_split(
        [(path, path.name) for path in texts], gazetteer, split_one=split_one
    )
    seen = {str(row["file"]): row for row in describe_split(parsed)}
    return score_splits(one.gold, texts, SPLIT, seen)


def _split_by(
    models: Mapping[str, LabelModel],
    document: Document,
    gazetteer: Gazetteer,
    shown: str,
    hints: SourceHints,
) -> tuple[Split, list[Problem]]:
    return split_document(document, gazetteer, shown, hints, models[document.name])


def compare(hand: Measured, fitted: Measured) -> str:
    """A table of both, part by part, and how many documents gain and lose."""
    rows = ["| part | by hand | fitted | |", "| --- | ---: | ---: | ---: |"]
    for name in dict.fromkeys([*hand.measures, *fitted.measures]):
        before, after = hand.measures.get(name), fitted.measures.get(name)
        cells = ["—" if value is None else f"{100 * value:.1f}" for value in (before, after)]
        change = "" if before is None or after is None else f"{100 * (after - before):+.1f}"
        rows.append(f"| {name} | {cells[0]} | {cells[1]} | {change} |")
    gains = [fitted.documents[name].score - own.score for name, own in hand.documents.items()]
    better, worse = (sum(sign * gain > _SAME for gain in gains) for sign in (1, -1))
    return "\n".join([*rows, "", f"{better} documents score more, {worse} less, of {len(gains)}."])
