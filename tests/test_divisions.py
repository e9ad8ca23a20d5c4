"""Places stand in the official list, and begin where their names do."""

from __future__ import annotations

import pytest

from litsite.language.divisions import find_divisions, level_of, smallest_of_first_chain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年海陵区政府工作报告", ["海陵区"]),
        ("从海陵区看基层治理", ["海陵区"]),
        ("第十二届海陵区人民代表大会", ["海陵区"]),
        ("加格达奇区办实事", ["加格达奇区"]),
        ("泰州市海陵区", ["泰州市", "海陵区"]),
        ("日在青海省第十四届人民代表大会上", ["青海省"]),
        ("阿坝州人民政府办公室", ["阿坝州"]),
        ("湖北和武汉市", ["湖北省", "武汉市"]),
        # Counties that became districts keep their stem.
        ("徐水县第十四届人民代表大会", ["徐水县"]),
        ("债券市场持续活跃,代工市场,我市城区", []),
        ("南沙湾区块建设提速,南共体市场扩容", []),
        ("示范区、大湾区、高新区、保税区", []),
    ],
)
def test_names_are_those_of_the_list(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in find_divisions(text)] == expected


def test_the_last_link_of_a_chain_is_the_smallest() -> None:
    found = smallest_of_first_chain("江苏省泰州市海陵区与高港区")
    assert found is not None
    assert (found.name, found.level, level_of("江苏省")) == ("海陵区", "county", "province")
