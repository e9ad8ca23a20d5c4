"""Golden cases: a sentence, the figures it reports, and why the rule exists."""

from __future__ import annotations

from decimal import Decimal
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
import yaml

from litsite.figures import SentenceContext
from litsite.figures.extraction import extract_in_order

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
CONTEXT = SentenceContext(date="2021-10-26", place="胶州市")


def test_there_are_cases() -> None:
    assert len(CASES) >= 40
    assert all(case["why"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_sentence_reports_what_the_case_says(case: dict[str, Any]) -> None:
    sentences = (case.get("previous", ""), case["sentence"])
    _, figures = extract_in_order(sentences, repeat(CONTEXT))
    seen = [
        {name: _plain(getattr(figure, name)) for name in wanted}
        for figure, wanted in zip(figures, case["figures"], strict=False)
    ]
    assert seen == case["figures"]
    assert [figure.surface for figure in figures[len(seen) :]] == []


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
