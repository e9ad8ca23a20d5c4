"""The contract files say what jieba and litsite do today; tests/js holds JavaScript to them."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
import rjieba


@pytest.mark.parametrize("name", ["normalization.json", "segmentation.json"])
def test_the_contract_is_what_python_does(
    contract: ModuleType, name: str, update_golden: bool
) -> None:
    path = contract.FOLDER / name
    wanted = contract.CONTRACTS[name]()
    if update_golden and (not path.is_file() or path.read_text(encoding="utf-8") != wanted):
        path.write_text(wanted, encoding="utf-8")
        pytest.fail(f"{path} rewritten; look at the change")
    assert path.read_text(encoding="utf-8") == wanted


def test_five_thousand_queries_are_compared(contract: ModuleType) -> None:
    data = json.loads((contract.FOLDER / "segmentation.json").read_text(encoding="utf-8"))
    assert len({query for query, _ in data["cuts"]}) >= 5000


def test_the_fast_segmenter_cuts_as_jieba_does(contract: ModuleType) -> None:
    settings = contract.load_config(contract.ROOT)[0].settings
    tokenizer = contract.load_dictionary(settings.dictionary)
    cutter = rjieba.Jieba()
    for word in settings.dictionary:
        cutter.add_word(word, tokenizer.FREQ[word], "")
    data = json.loads((contract.FOLDER / "segmentation.json").read_text(encoding="utf-8"))
    differ = [query for query, words in data["cuts"] if cutter.cut(query, hmm=False) != words]
    assert differ == []
