"""Periods as readers read them."""

from __future__ import annotations

import pytest

from litsite.language.period_words import show_period


@pytest.mark.parametrize(
    ("norm", "words"),
    [
        ("2020", "2020年"),
        ("2021-H1", "2021年上半年"),
        ("2021-Q3", "2021年三季度"),
        ("2021-02", "2021年2月"),
        ("2021-10-26", "2021年10月26日"),
        ("..2021-09-30", "截至2021年9月30日"),
        ("2016/2020", "2016—2020年"),
        ("2021-01/2021-09", "2021年1—9月"),
        ("2021-10/2021-10", "2021年10月"),
        ("2018-05/2021-11", "2018年5月—2021年11月"),
        ("P1Y", "每年"),
        ("P3M", "每季度"),
        ("P2Y", "每2年"),
        ("谁知道", "谁知道"),
    ],
)
def test_periods_are_said_in_chinese(norm: str, words: str) -> None:
    assert show_period(norm) == words
