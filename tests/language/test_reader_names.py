"""What a figure is called beside its value, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from litsite.figures import SentenceContext
from litsite.figures.extraction import extract_figures
from litsite.language.reader_names import name_of_figure, name_of_series
from litsite.model.figure import IndicatorSeries, SeriesPoint

CONTEXT = SentenceContext(date="2024-02-01", place="石桥县")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("地区生产总值增长8%。", ["地区生产总值增长"]),
        ("固定资产投资下降2.4%。", ["固定资产投资下降"]),
        ("工业投资增速达到12%。", ["工业投资增长"]),
        ("农作物机械化率提高2个百分点。", ["农作物机械化率提高"]),
        ("建筑企业比上年减少3家。", ["建筑企业减少"]),
        ("规上工业增加值增速高于全国2个百分点。", ["规上工业增加值增速高于全国"]),
        ("民间投资高于全省平均1.2个百分点。", ["民间投资增速高于全省"]),
        ("社会消费品零售总额增幅高于全国0.2个百分点。", ["社会消费品零售总额增速高于全国"]),
        ("城镇化率高于全国1.5个百分点。", ["城镇化率高于全国"]),
        (
            "民生支出占一般公共预算支出84.1%，高于全省3.3个百分点。",
            ["民生支出占一般公共预算支出比重", "民生支出占一般公共预算支出比重高于全省"],
        ),
        ("城镇化率达到63.1%。", ["城镇化率"]),
        ("民生支出占一般公共预算支出84.1%。", ["民生支出占一般公共预算支出比重"]),
        ("财政民生支出保持在70%以上。", ["财政民生支出比例"]),
        ("粮食产量居全省第3位。", ["粮食产量全省位次"]),
        ("综合实力跃居第二位。", ["综合实力位次"]),
        ("地区生产总值增长6.0%、全省第二。", ["地区生产总值增长", "地区生产总值增速全省位次"]),
        ("进出口总值增长4%，增速居全省第二位。", ["进出口总值增长", "进出口总值增速全省位次"]),
        (
            "粮食产量12万吨，增长4%，居全省第二位。",
            ["粮食产量", "粮食产量增长", "粮食产量全省位次"],
        ),
        (
            "企业数增长1.7倍、从全省第三位升至第二位。",
            ["企业数增长", "企业数全省位次", "企业数全省位次"],
        ),
        ("经济指标增速列全市第二位。", ["经济指标增速全市位次"]),
        ("建成口袋公园12处。", ["口袋公园"]),
    ],
)
def test_a_name_says_how_it_moved_of_what_it_is_a_share_and_among_whom_it_ranks(
    sentence: str, names: list[str]
) -> None:
    assert [name_of_figure(one) for one in extract_figures(sentence, CONTEXT)] == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("到2025年，地区生产总值年均增长6%。", ["2025年地区生产总值增长目标"]),
        (
            "“十五五”期间，民生支出占一般公共预算支出80%以上。",
            ["2026—2030年民生支出占一般公共预算支出比重目标"],
        ),
        ("今年建成口袋公园12处。", ["2024年口袋公园目标"]),
        ("每年新增学位500个。", ["每年新增学位目标"]),
        ("三年内新增学位500个。", ["三年内新增学位目标"]),
    ],
)
def test_a_target_is_called_one_with_its_date(sentence: str, names: list[str]) -> None:
    plan = replace(CONTEXT, plan=True)
    assert [name_of_figure(one) for one in extract_figures(sentence, plan)] == names


def test_a_target_without_a_date_is_called_one_and_never_twice() -> None:
    (found,) = extract_figures("新增学位500个。", replace(CONTEXT, plan=True))
    undated = replace(found, period=None, period_norm=None, context_period=None)
    assert name_of_figure(undated) == "新增学位目标"
    assert name_of_figure(replace(undated, indicator="减排目标")) == "减排目标"
    inferred = replace(undated, context_period="2024")
    assert name_of_figure(inferred) == "2024年新增学位目标"


def series(kind: str, *values: int, **more: Any) -> IndicatorSeries:
    points = tuple(
        SeriesPoint(f"202{number}", False, Decimal(value), None, None, ())
        for number, value in enumerate(values)
    )
    return IndicatorSeries("id", "投资", "石桥县", more.pop("unit", "%"), kind, None, "annual", points, (), **more)  # type: ignore[arg-type]  # fmt: skip


def test_a_series_that_rises_and_falls_is_called_so() -> None:
    assert name_of_series(series("change_rate", 3, 5)) == "投资增长"
    assert name_of_series(series("change_rate", -3, -5)) == "投资下降"
    assert name_of_series(series("change_rate", 3, -5)) == "投资增减"
    assert name_of_series(series("rank", 3, 2, unit="位", among="全市")) == "投资全市位次"
