"""Fitting: the same every time, towards the truth, and on the paths that litsite's own decoder finds."""

from __future__ import annotations

import numpy as np
import pytest
import yaml

from litsite.readers import READERS
from litsite.readers.encoding import Decoded
from litsite.splitting.glued_lines import make_lines
from litsite.splitting.labelling.decoder import label_lines
from litsite.splitting.labelling.document_facts import DocumentFacts, gather_facts
from litsite.splitting.labelling.label_model import own_model
from litsite.splitting.labelling.scoring import score_lines
from tools.training.__main__ import FITTED
from tools.training.corpus import load_groups
from tools.training.evidence import LABELS, STATES, look, make_space
from tools.training.fitting import Example, Settings, count_wrong, fit, make_example, take_step
from tools.training.model_numbers import list_numbers, set_numbers
from tools.training.numbers import format_numbers, moved_numbers, to_model, to_vector
from tools.training.paths import find_path
from tools.training.truth import ANY

REPORT = """青禾县:深化改革激发县域发展活力
今年以来,全县统筹推进项目建设和民生改善,各项工作取得新进展。项目建设提速增效。
改革在路上
今年以来,青禾湖畔的老街修缮一新,游客越来越多。生意也好了起来。
■青禾湖畔风景。
责任编辑:钱多多
"""
TWICE = REPORT + "青禾县:深化改革激发县域发展活力\n首页\n"
PRIOR = own_model()
SPACE = make_space(PRIOR)
HAND = to_vector(PRIOR)


def facts_of(text: str) -> DocumentFacts:
    document = READERS[".txt"]("case.txt", "0" * 64, Decoded(text, "utf-8"))
    return gather_facts(document, make_lines(document))


def example(text: str = REPORT, **allowed: str) -> Example:
    """A document whose lines may be anything, but for those named: l2="H"."""
    document = facts_of(text)
    labels = [frozenset(allowed.get(f"l{n}", "".join(ANY))) for n in range(len(document.lines))]
    return make_example("case.txt", look(document, PRIOR, SPACE), labels)


@pytest.mark.parametrize("text", [REPORT, TWICE])
def test_paths_are_those_of_the_decoder(text: str) -> None:
    document = facts_of(text)
    found = find_path(
        look(document, PRIOR, SPACE), SPACE, HAND, np.zeros((len(document.lines), len(LABELS)))
    )
    labelled = label_lines(document.lines, score_lines(document), PRIOR.grammar)
    assert [STATES[state] for state in found.states] == [one.state for one in labelled]


def test_a_path_counts_the_numbers_that_its_score_is_made_of() -> None:
    own = example()
    for extra in (np.zeros_like(own.wrong), np.eye(len(own.wrong), len(LABELS)) * 9):
        path = find_path(own.evidence, SPACE, HAND, extra)
        assert float(path.counts @ HAND) == pytest.approx(path.score)


def test_where_the_truth_wins_by_its_margin_nothing_moves() -> None:
    assert not take_step(example(), SPACE, HAND, 1.0).any()


def test_a_step_speaks_for_the_truth_and_against_its_rival() -> None:
    wanted = example(l2="P")
    nothing = np.zeros_like(wanted.wrong)
    before = find_path(wanted.evidence, SPACE, HAND, nothing)
    assert count_wrong(wanted, before.states) > 0
    step = take_step(wanted, SPACE, HAND, 100.0)
    moved = dict(zip((key for key, _ in list_numbers(PRIOR)), step.tolist(), strict=True))
    assert moved["P, ordinary: paragraph=unended"] > 0
    after = find_path(wanted.evidence, SPACE, HAND + step, nothing)
    assert count_wrong(wanted, after.states) == 0


def test_a_line_whose_true_label_is_impossible_says_nothing() -> None:
    assert not example(l1="T").wrong[1].any()


def test_a_fit_is_the_same_every_time() -> None:
    examples = [example(l2="P"), example(TWICE, l2="P", l4="P"), example(l4="P")]
    once, again = (
        format_numbers(moved_numbers(PRIOR, fit(examples, SPACE, HAND, Settings())), ["A fit."])
        for _ in range(2)
    )
    assert once == again
    assert "paragraph=unended" in once


def test_the_pull_keeps_numbers_near_the_hand() -> None:
    examples = [example(l2="P")]
    free, drawn = (
        np.abs(fit(examples, SPACE, HAND, Settings(pull=pull)) - HAND).sum() for pull in (0.0, 0.5)
    )
    assert 0 < drawn < free


def test_a_model_keeps_what_a_fit_did_not_move() -> None:
    assert to_model(PRIOR, HAND) == PRIOR
    key = "P>H"
    other = dict(list_numbers(set_numbers(PRIOR, {key: -1.5})))
    assert other.pop(key) == -1.5
    assert other == {name: value for name, value in list_numbers(PRIOR) if name != key}


def test_numbers_of_the_fitted_file_are_numbers_of_the_model() -> None:
    fitted = yaml.safe_load(FITTED.read_text(encoding="utf-8"))
    assert set(fitted) <= dict(list_numbers(own_model())).keys()


def test_a_document_stands_in_one_group() -> None:
    groups = load_groups()
    assert all(groups[first] == first for first in groups.values())
