"""The data that labelling runs on: every name in it is known, every weight has its reason."""

from __future__ import annotations

import math
from importlib import resources

import pytest
import yaml

from litsite.splitting.glued_lines import make_lines
from litsite.splitting.labelling.conditions import GATES, KINDS
from litsite.splitting.labelling.context import Context
from litsite.splitting.labelling.decoder import label_lines
from litsite.splitting.labelling.document_facts import DocumentFacts, gather_facts
from litsite.splitting.labelling.grammar import END, LABEL, START, own_grammar
from litsite.splitting.labelling.line_pairs import PAIR_FEATURES
from litsite.splitting.labelling.scoring import FEATURES, score_lines, see_features
from litsite.splitting.labelling.weights import WeightGroup, own_weights, parse_weights

from .accounting import read_text

DATA = resources.files("litsite.splitting.labelling").joinpath("data")
TEXT = """云泽日报2021年10月26日特1版
青禾县:深化改革激发县域发展活力
责任编辑:钱多多
今年以来,全县统筹推进项目建设和民生改善,各项工作取得新进展。项目建设提速增效。
一、去年工作回顾
■青禾湖畔风景。
来源：
2021年1月6日
"""
groups = pytest.mark.parametrize("group", own_weights(), ids=lambda g: f"{g.labels[0]}-{g.when}")


def facts_of(text: str) -> DocumentFacts:
    document = read_text(text)
    return gather_facts(document, make_lines(document))


@groups
def test_a_weight_is_of_a_known_feature_and_has_a_reason(group: WeightGroup) -> None:
    assert set(group.labels) <= set(LABEL.values())
    assert group.when in {"any", "may_be_caption", *KINDS, *GATES}
    for one in group.weights:
        assert one.feature in FEATURES
        assert math.isfinite(one.weight)
        assert one.reason.strip()


def test_every_feature_has_a_weight() -> None:
    weighed = {one.feature for group in own_weights() for one in group.weights}
    assert set(FEATURES) == weighed


def test_every_kind_of_line_may_be_something() -> None:
    assert {group.when for group in own_weights()} >= set(KINDS)


def test_transitions_are_between_known_states_and_have_reasons() -> None:
    grammar = own_grammar()
    assert set(grammar.transitions) == {START, *LABEL}
    assert {after for row in grammar.transitions.values() for after in row} <= {END, *LABEL}
    text = DATA.joinpath("transitions.yaml").read_text(encoding="utf-8")
    for group in yaml.safe_load(text)["pairs"]:
        for name, (_, reason) in group["weights"].items():
            assert name in PAIR_FEATURES
            assert reason.strip()


def test_a_score_is_the_sum_of_what_its_features_are_worth() -> None:
    document = facts_of(TEXT)
    for index, scores in enumerate(score_lines(document)):
        seen = list(see_features(Context(document, index), own_weights()))
        for label, score in scores.items():
            own = [
                sum(one.weight * value for one, value in zip(group.weights, values, strict=True))
                for group, values in seen
                if label in group.labels
            ]
            assert score == pytest.approx(sum(own))


def test_other_weights_give_other_labels() -> None:
    document = facts_of("青禾县:深化改革激发县域发展活力\n")
    fitted = parse_weights(
        "kinds: {}\nweights:\n- {labels: H, when: any, weights: {always: [1.0, fitted]}}"
    )
    labelled = label_lines(document.lines, score_lines(document, fitted))
    assert [one.label for one in labelled] == ["H"]
