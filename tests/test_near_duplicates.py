"""Second witnesses: copies are found, and all point at the one article."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.importing.near_duplicates import find_duplicates

PARAGRAPH = (
    "今年以来，海陵区把优化营商环境作为头号工程，推行一窗受理、集成服务，企业开办时间压缩到半天，"
    "办事材料减少六成，群众满意度达到百分之九十九，新增市场主体一万二千户，同比增长两成。"
)


def longest_first(texts: list[str]) -> list[tuple[int, int]]:
    return [(-len(text), number) for number, text in enumerate(texts)]


def test_a_copy_of_a_copy_points_at_the_article() -> None:
    # The two short ones are equal; each lacks the last sentence of the third.
    texts = [PARAGRAPH, PARAGRAPH, PARAGRAPH + "区行政审批局负责人介绍了有关情况。"]
    found = {one.index: one.of for one in find_duplicates(texts, longest_first(texts))}
    assert found == {0: 2, 1: 2}


@given(st.lists(st.integers(0, 6), min_size=2, max_size=7))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_witness_of_a_witness(cuts: list[int]) -> None:
    texts = [PARAGRAPH + "负责人介绍了情况。" * cut for cut in cuts]
    found = find_duplicates(texts, longest_first(texts))
    copies = {one.index for one in found}
    assert not copies & {one.of for one in found}
    assert all(0 < one.similarity <= 1 for one in found)
