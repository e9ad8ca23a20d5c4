"""What scripts derive for themselves is what addresses.py says: tests/contract/addresses.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from litsite.addresses import article_path, figure_anchor, heading_anchor, mark_anchor
from litsite.search.files.section_records import is_derived

CONTRACT = json.loads((Path(__file__).parent / "contract" / "addresses.json").read_text("utf-8"))


@pytest.mark.parametrize(("heading", "anchor", "derived", "reason"), CONTRACT["headings"])
def test_anchors_that_the_script_cannot_derive_are_shipped(
    heading: str, anchor: str, derived: bool, reason: str
) -> None:
    assert heading_anchor(heading) == anchor
    assert is_derived(heading, anchor) == derived, reason


def test_an_anchor_with_a_number_is_shipped() -> None:
    assert not is_derived("改革", "s-改革-2")


@pytest.mark.parametrize("record", CONTRACT["records"])
def test_the_script_of_the_ledger_knows_where_records_are(record: list[str | int]) -> None:
    article, block, sentence, number, page, fragment, mark = record
    assert article_path(str(article)) == page
    assert figure_anchor(str(block), int(sentence), int(number)) == fragment
    assert mark_anchor(str(fragment)) == mark
