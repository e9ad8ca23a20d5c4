"""No score falls below its floor (floors.yaml; `make accuracy` shows them all).

Sets that lie beside the repository (../shared) skip where they are not, and where they have changed since
the floors were pinned: that is not the program's doing.
"""

from __future__ import annotations

import pytest
import yaml

from tools.accuracy.__main__ import FLOORS
from tools.accuracy.annotated_sets import OWN, SETS, SHARED, TOOLS, AnnotatedSet
from tools.accuracy.asking import ask_litsite
from tools.accuracy.figure_scores import score
from tools.accuracy.floors import compare, load_floors
from tools.accuracy.split_scores import load_scorer

FAST = {"seeds_blind", "seeds_later", "seeds_more"}
FIGURES = [one for one in SETS if one.gold.suffix == ".yaml"]


def ids(one: AnnotatedSet) -> str:
    return one.name


def of(one: AnnotatedSet) -> AnnotatedSet:
    """The set, where it is on this machine."""
    missing = one.missing()
    if missing:
        pytest.skip(f"the annotated texts are not on this machine ({missing.name})")
    return one


@pytest.mark.parametrize(
    "one",
    [pytest.param(s, marks=[] if s.name in FAST else pytest.mark.slow, id=s.name) for s in SETS],
)
def test_no_score_falls_below_its_floor(one: AnnotatedSet) -> None:
    pinned = load_floors(FLOORS)[one.name]
    if of(one).corpus() != pinned.corpus:
        if one.scorer or one.gold.is_relative_to(SHARED):
            pytest.skip(f"{one.name} is another corpus than the floors were measured on")
        pytest.fail("the annotated sentences or their texts changed: make accuracy")
    fallen = [row for row in compare(pinned, one.measure().measures) if row.fell]
    assert fallen == []


def test_every_set_has_floors() -> None:
    assert list(load_floors(FLOORS)) == [one.name for one in SETS]


@pytest.mark.parametrize("one", [s for s in FIGURES if s.gold.parent == OWN], ids=ids)
def test_the_truth_scores_full_marks_against_itself(one: AnnotatedSet) -> None:
    gold = yaml.safe_load(one.gold.read_text(encoding="utf-8"))
    assert set(score(gold, gold).measures.values()) == {1.0}
    nothing = score(gold, []).measures
    assert (nothing["span"], nothing["strict"], nothing["non_figures"]) == (0.0, 0.0, 1.0)


@pytest.mark.slow
@pytest.mark.parametrize("one", FIGURES, ids=ids)
def test_our_measures_are_those_of_the_scorer_beside_the_texts(one: AnnotatedSet) -> None:
    scorer = TOOLS / "score_metrics.py"
    if not scorer.exists():
        pytest.skip("the scorer is not on this machine")
    gold = yaml.safe_load(of(one).gold.read_text(encoding="utf-8"))
    theirs, _ = load_scorer(scorer).score(
        gold, ask_litsite("figures", tuple(sorted(one.raw.iterdir())))
    )
    accuracy, given = theirs["accuracy"], theirs["accuracy_where_gold_has"]
    ours = one.measure().measures
    expected = {
        "span": theirs["span"]["core"]["f1"],
        "strict": theirs["strict"]["f1"],
        "indicator": theirs["indicator"]["f1"],
        "other_names": theirs["indicator_other_names"]["f1"],
        "value": accuracy["normalized"],
        "period": accuracy["period_norm"],
        **{name: accuracy[name] for name in ("unit", "kind", "direction", "status")},
        "direction_where_there_is_one": given["direction"],
        "period_where_there_is_one": given["period_norm"],
        "place": given["place"],
        "targets": given["target"],
    }
    assert {name: ours[name] for name in expected} == pytest.approx(expected)
