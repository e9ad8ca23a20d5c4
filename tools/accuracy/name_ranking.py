"""`python -m tools.accuracy.name_ranking`: a fitted ranker of names beside the rules, places left out.

Candidates are runs of jieba's words around a number; features are no words: where the run stands, how long
it is, parts of speech at its ends, the sort of number. The ranker is linear (a softmax over a figure's
candidates) and fitted anew for each place that is left out. It takes some minutes, and nothing uses it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jieba
import jieba.posseg
import numpy as np
import numpy.typing as npt
import yaml

from litsite.figures import SentenceContext
from litsite.figures.reading.sentence_reading import FigureReading, SentenceReading, read_sentence
from tools.accuracy.annotated_sets import SETS, AnnotatedSet
from tools.accuracy.asking import ask_litsite
from tools.accuracy.figure_scores import (
    ALIKE,
    Row,
    dice,
    measure_figures,
    pair_figures,
    sentence_key,
)
from tools.accuracy.folds import leave_one_out, place_of

Floats = npt.NDArray[np.float32]
WIDEST = 12
"""Words of a candidate."""
LENGTHS = (2, 3, 4, 6, 8, 11, 15)
STEPS, RATE, DECAY = 80, 0.1, 1e-3


@dataclass(frozen=True, slots=True)
class Word:
    """One of jieba's words."""

    start: int
    end: int
    sort: str
    """First letter of its part of speech."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure with its candidates."""

    set: str
    document: str
    features: Sequence[frozenset[str]]
    good: tuple[bool, ...]
    """Which candidates agree with a name of the annotation."""
    rules_good: bool


def words_of(text: str) -> list[Word]:
    found, at = [], 0
    for pair in jieba.posseg.cut(text, HMM=False):
        found.append(Word(at, at + len(pair.word), pair.flag[:1]))
        at += len(pair.word)
    return found


def list_candidates(
    sentence: SentenceReading, own: FigureReading, last: str
) -> Iterator[tuple[str, str, Sequence[Word], int]]:
    """Name, where it comes from, its words and how many words part it from the number."""
    words, clause = words_of(sentence.text), own.clause
    start, end = own.quantity.start, own.quantity.end
    left = [one for one in words if clause.start <= one.start and one.end <= start][-WIDEST - 2 :]
    right = [one for one in words if end <= one.start and one.end <= clause.end][: WIDEST + 2]
    reach = clause.before_start + len(clause.before)
    before = [one for one in words if clause.before_start <= one.start and one.end <= reach][:8]

    def said(run: Sequence[Word]) -> str:
        return sentence.text[run[0].start : run[-1].end] if run else ""

    tails = [
        (left[i:j], len(left) - j)
        for j in range(max(1, len(left) - 3), len(left) + 1)
        for i in range(max(0, j - WIDEST), j)
    ]
    verbs = [one for one in left[-4:] if one.sort == "v"][-1:]
    for run, apart in tails:
        yield said(run), "left", run, apart
    for i in range(min(3, len(right))):
        for j in range(i + 1, min(len(right), i + WIDEST) + 1):
            yield said(right[i:j]), "right", right[i:j], i
            if verbs:
                yield said(verbs) + said(right[i:j]), "verb+right", [*verbs, *right[i:j]], i
    for j in range(1, len(before) + 1):
        yield said(before[:j]), "before", before[:j], WIDEST
    for run, apart in [one for one in tails if len(one[0]) <= 4]:
        yield last + said(run), "last+left", run, apart
        for j in range(1, len(before) + 1):
            yield said(before[:j]) + said(run), "before+left", [*before[:j], *run], apart
    yield last, "last", [], WIDEST


def features_of(
    name: str, origin: str, run: Sequence[Word], apart: int, own: FigureReading
) -> frozenset[str]:
    length = sum(len(name) > limit for limit in LENGTHS)
    plain = {
        origin,
        f"length {length}",
        f"words {min(len(run), 8)}",
        *(f"within {one.sort}" for one in run[1:-1]),
        *(mark for mark in "、,:" if mark in name),
    }
    if any(char.isdigit() for char in name):
        plain.add("digit")
    if any(name.count(a) != name.count(b) for a, b in ("()", "“”", "《》")):
        plain.add("half a bracket")
    here = {
        f"length {length}",
        f"apart {min(apart, 4)}",
        f"kind {own.statement.kind}",
        f"sort {own.quantity.sort}",
        f"noun behind {bool(own.right)}",
        *([f"first {run[0].sort}", f"last {run[-1].sort}"] if run else []),
    }
    return frozenset(plain | {f"{origin}: {one}" for one in here})


def read_choices(annotated: AnnotatedSet) -> Iterator[Choice]:
    found: dict[tuple[str, int, str], list[Row]] = defaultdict(list)
    for answer in ask_litsite("figures", tuple(annotated.asked())):
        found[sentence_key(answer)].extend(answer["figures"])
    rows: list[Any] = yaml.load(annotated.gold.read_text("utf-8"), yaml.CSafeLoader)
    for row in rows:
        sentence = read_sentence(row["sentence"], SentenceContext())
        figures = found[sentence_key(row)]
        for gold, ours in pair_figures(row["figures"], figures) if sentence else ():
            assert sentence
            names = (gold["indicator"], *(gold.get("indicator_alt") or ()))
            own = next((f for f in sentence.figures if f.quantity.start == ours["start"]), None)
            if own is None:
                continue
            earlier = [f["indicator"] for f in figures if f["start"] < ours["start"]]
            known: dict[str, frozenset[str]] = {}
            for name, origin, run, apart in list_candidates(
                sentence, own, earlier[-1] if earlier else ""
            ):
                stripped = name.strip("、,:的了")
                if len(stripped) > 1 and stripped not in known:
                    known[stripped] = features_of(stripped, origin, run, apart, own)
            good = tuple(any(dice(one, name) >= ALIKE for one in names) for name in known)
            right = any(dice(one, ours["indicator"]) >= ALIKE for one in names)
            yield Choice(annotated.name, row["file"], tuple(known.values()), good, right)


def fit(choices: Sequence[Choice], columns: dict[str, int]) -> Floats:
    """Weights that make good candidates likely: Adam, all at once, the same at each run."""
    table = np.zeros((sum(len(one.good) for one in choices), len(columns)), np.float32)
    row = 0
    for choice in choices:
        for features in choice.features:
            table[row, [columns[one] for one in features]] = 1
            row += 1
    sizes = [len(one.good) for one in choices]
    begins, whose = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(sizes)), sizes)
    good = np.concatenate([one.good for one in choices]).astype(np.float32)
    weights = np.zeros(len(columns), np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = table @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, begins)[whose])
        wanted = raised * good
        sums = np.add.reduceat(wanted, begins)[whose]
        target = np.divide(wanted, sums, out=np.zeros_like(wanted), where=sums > 0)
        likely = raised / np.add.reduceat(raised, begins)[whose]
        slope = table.T @ ((likely - target) * (sums > 0)) / len(choices) + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = (
            weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        ).astype(np.float32)
    return weights


def main() -> None:
    """Print, for each set, how many names the ranker and the rules have right."""
    jieba.setLogLevel("ERROR")
    sets = [one for one in SETS if one.by is measure_figures and not one.missing()]
    choices = [choice for one in sets for choice in read_choices(one) if choice.good]
    names = sorted({name for one in choices for features in one.features for name in features})
    columns = {name: index for index, name in enumerate(names)}
    ranked: dict[str, list[bool]] = defaultdict(list)
    for fold in leave_one_out(sorted({one.document for one in choices}), place_of):
        weights = fit([one for one in choices if one.document in fold.rest], columns)
        for choice in (one for one in choices if one.document in fold.held_out):
            scores = [
                float(sum(weights[columns[name]] for name in sorted(features)))
                for features in choice.features
            ]
            ranked[choice.set].append(choice.good[scores.index(max(scores))])
    print(f"{'set':12} {'figures':>8} {'a good one':>11} {'ranker':>7} {'rules':>7}")
    for one in sets:
        own = [choice for choice in choices if choice.set == one.name]
        shares = ([any(c.good) for c in own], ranked[one.name], [c.rules_good for c in own])
        cells = [f"{100 * sum(share) / len(own):.1f}" for share in shares]
        print(f"{one.name:12} {len(own):8} {cells[0]:>11} {cells[1]:>7} {cells[2]:>7}")


if __name__ == "__main__":
    main()
