"""What an annotation says of lines: on a made-up document, and on the seeds that are split without a fault."""

from __future__ import annotations

from typing import Any

import numpy as np

from litsite.readers import READERS
from litsite.readers.encoding import Decoded
from litsite.splitting.glued_lines import make_lines
from litsite.splitting.labelling.label_model import own_model
from tools.training.corpus import ANNOTATED, load_examples
from tools.training.evidence import LABELS, make_space
from tools.training.fitting import count_wrong
from tools.training.numbers import to_vector
from tools.training.paths import find_path
from tools.training.truth import ANY, FURNITURE, OUTSIDE, allow_labels

TEXT = """首页
改革赋能
青禾县激发县域
发展活力
——深改工作综述
青禾日报记者 钱多多
今年以来,全县统筹推进项目建设和民生改善,各项工作取得新进展。
一、去年工作回顾
(一)项目建设提速。全年开工项目二十个,竣工项目十个,都按期完成。
■青禾湖畔风景。
改革在路上。
青禾县人民政府
2021年1月6日
不在其中
"""
GOLD: dict[str, Any] = {
    "articles": [
        {
            "lines": [2, 13],
            "title": "青禾县激发县域 发展活力",
            "kicker": "改革赋能",
            "subtitle": "深改工作综述",
            "author": "钱多多",
            "sections": [
                {"level": 1, "heading": "一、去年工作回顾", "line": 8},
                {"level": 2, "heading": "(一)项目建设提速", "line": 9},
            ],
            "captions": ["青禾湖畔风景。"],
        }
    ],
    "furniture": [1],
}


def settle(text: str = TEXT, gold: dict[str, Any] = GOLD) -> list[frozenset[str]]:
    document = READERS[".txt"]("case.txt", "0" * 64, Decoded(text, "utf-8"))
    return allow_labels(make_lines(document), gold)


def test_each_line_of_an_annotated_article_has_its_labels() -> None:
    assert settle() == [
        FURNITURE,
        frozenset("K"),
        frozenset("T"),
        frozenset("T"),
        frozenset("U"),
        frozenset("A"),
        frozenset("P"),
        frozenset("H"),
        frozenset("P"),  # a heading run in
        frozenset("C"),
        frozenset("PW"),
        frozenset("PW"),
        frozenset("PW"),
        OUTSIDE,
    ]


def test_what_is_not_scored_is_left_open() -> None:
    article = GOLD["articles"][0] | {"kicker": "*"}
    assert {"K", "A"} <= settle(gold=GOLD | {"articles": [article]})[1]
    assert settle(gold=GOLD | {"furniture_optional": [1]})[0] == OUTSIDE
    assert settle(gold=GOLD | {"furniture_optional": [4]})[3] == ANY


def test_the_truth_of_the_seeds_agrees_with_their_faultless_split() -> None:
    prior = own_model()
    space = make_space(prior)
    hand = to_vector(prior)
    seeds = [one for one in ANNOTATED if one.name == "seeds_split"]
    examples = load_examples(seeds, prior, space)
    wrong = 0.0
    for one in examples:
        path = find_path(one.evidence, space, hand, np.zeros((len(one.wrong), len(LABELS))))
        wrong += count_wrong(one, path.states) > 0
    # One annotation calls a page's own headline furniture.
    assert len(examples) == 5
    assert wrong <= 1
