"""What readers of a digest ran into, one of each kind: the sentence, and what it must say now.

Other kinds of theirs stand where they belong: series and spans in test_series, cards by importance in
rendering/test_figure_importance, targets and later sentences in test_targets, names in
language/test_reader_names.
"""

from __future__ import annotations

import pytest

from litsite.figures import SentenceContext
from litsite.figures.extraction import extract_figures
from litsite.language.reader_names import name_of_figure
from litsite.rendering.parts.figure_words import plain_unit, show_value

CONTEXT = SentenceContext(date="2024-02-01", place="石桥县")


def told(sentence: str) -> list[tuple[str, str]]:
    """Each figure as a reader sees it: its name and its value."""
    return [(name_of_figure(one), show_value(one)) for one in extract_figures(sentence, CONTEXT)]


@pytest.mark.parametrize("first", ["", "社会消费品零售总额增长5.2%,", "财政收入达到3亿元,"])
def test_town_and_country_are_two_and_have_nothing_of_what_stands_before(first: str) -> None:
    sentence = f"{first}城乡居民人均可支配收入分别增长8.1%、10.4%。"
    assert told(sentence)[-2:] == [
        ("城镇居民人均可支配收入增长", "8.1%"),
        ("农村居民人均可支配收入增长", "10.4%"),
    ]


def test_what_town_and_country_reached_is_what_grew() -> None:
    sentence = "城乡居民人均可支配收入分别达到34068元、23756元,分别同比增长8.5%、11.5%。"
    assert [name for name, _ in told(sentence)] == [
        "城镇居民人均可支配收入",
        "农村居民人均可支配收入",
        "城镇居民人均可支配收入增长",
        "农村居民人均可支配收入增长",
    ]


def test_import_and_export_in_one_word_are_two_as_well() -> None:
    assert [name for name, _ in told("进出口额分别达到12亿元和15亿元。")] == ["进口额", "出口额"]


def test_a_yearly_mean_is_of_all_its_years() -> None:
    (mean,) = extract_figures("2019-2023年,财政收入年均增长9.5%。", CONTEXT)
    assert mean.period_norm == "2019/2023"


def test_how_far_a_rank_moved_is_no_rank() -> None:
    rank, moved = extract_figures("粮食产量居全市第三位,同比提高4个位次。", CONTEXT)
    assert (rank.kind, moved.kind, moved.direction) == ("rank", "change_abs", "up")
    assert [name_of_figure(one) for one in (rank, moved)] == [
        "粮食产量全市位次",
        "粮食产量位次上升",
    ]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("惠及群众3万余户。", "3万余户"),
        ("税收10亿余元。", "10亿余元"),
        ("发放贷款51万余元。", "51万余元"),
        ("总产值过千亿元。", "过千亿元"),
        ("路网密度达到每平方公里4.5公里。", "每平方公里4.5公里"),
    ],
)
def test_a_unit_is_shown_once_and_a_qualifier_stays(sentence: str, value: str) -> None:
    assert [shown for _, shown in told(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "normalized", "unit"),
    [
        ("盘活厂房8万平方米。", 80000, "平方米"),
        ("完成投资12亿元。", 1_200_000_000, "元"),
        ("种树3千株。", 3000, "株"),
        ("铺设管线5千米。", 5, "千米"),
        ("群众满意率达九成。", 90, "%"),
        ("新建学校6所。", 6, "所"),
    ],
)
def test_beside_a_value_without_its_multiplier_stands_the_plain_unit(
    sentence: str, normalized: int, unit: str
) -> None:
    (figure,) = extract_figures(sentence, CONTEXT)
    assert (figure.normalized, plain_unit(figure)) == (normalized, unit)


def test_a_rate_says_of_what_it_is_and_which_way_it_went() -> None:
    assert told("数字经济板块实现营收85.7亿元,同比增长17.6%。")[1][0] == "数字经济板块营收增长"
    assert told("群众投诉量下降42%。") == [("群众投诉量下降", "42%")]


@pytest.mark.parametrize(
    "sentence",
    [
        "今年是“十三五”规划收官之年,我们要统筹推进“五位一体”总体布局。",
        "坚持“四个全面”,深化“放管服”改革。",
        "打好“三大攻坚战”。",
    ],
)
def test_a_slogan_promises_no_number(sentence: str) -> None:
    assert told(sentence) == []
