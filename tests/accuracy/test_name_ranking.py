"""The ranker that names are compared with."""

from __future__ import annotations

import numpy as np

from litsite.figures import SentenceContext
from litsite.figures.reading.sentence_reading import read_sentence
from tools.accuracy.name_ranking import Choice, fit, list_candidates


def candidates(sentence: str, index: int = 0, last: str = "") -> set[str]:
    reading = read_sentence(sentence, SentenceContext())
    assert reading
    return {name for name, *_ in list_candidates(reading, reading.figures[index], last)}


def test_candidates_stand_before_the_number_behind_it_and_in_the_clause_before() -> None:
    assert "粮食产量" in candidates("全年粮食产量达到60万吨。")
    assert "口袋公园" in candidates("新建12处口袋公园。")
    assert "金融业税收" in candidates("金融业发展良好,实现税收5亿元。")


def test_weights_make_what_is_good_likely_and_are_the_same_at_each_run() -> None:
    good, bad = frozenset({"left"}), frozenset({"right"})
    choices = [Choice("set", "document", (bad, good), (False, True), rules_good=True)] * 3
    columns = {"left": 0, "right": 1}
    weights = fit(choices, columns)
    assert weights[0] > weights[1]
    assert np.array_equal(weights, fit(choices, columns))
