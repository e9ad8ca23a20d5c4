"""Which cells hold numbers, and which first rows are headers."""

from __future__ import annotations

import pytest

from litsite.language.table_cells import first_row_heads, read_number_cell


@pytest.mark.parametrize(
    "text", ["12.5", "-2.4%", "－3.0％", "1,208家", "８６.５万平方米", "3个百分点"]
)
def test_a_number_with_or_without_a_unit_is_a_number_cell(text: str) -> None:
    assert read_number_cell(text)


@pytest.mark.parametrize(
    "text", ["2023年", "2022年目标", "一季度", "1季度", "3月", "第1位", "1.城北", "指标", "", "3|4"]
)
def test_periods_ordinals_and_words_are_none(text: str) -> None:
    assert not read_number_cell(text)


def test_a_header_names_columns_of_numbers() -> None:
    assert first_row_heads([["指标", "2023年"], ["投资", "12.5"]])
    assert not first_row_heads([["投资", "12.5"], ["收入", "3.1"]])
    assert not first_row_heads([["甲", "乙"], ["丙", "丁"]])
    assert not first_row_heads([["指标", "2023年"]])
