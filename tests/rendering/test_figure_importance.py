"""Which figures of an article come first."""

from __future__ import annotations

from dataclasses import replace

from litsite.rendering.parts.figure_importance import by_importance
from tests.rendering.figures import REPORT, enter, figure

DATED = {"period": "2020年", "period_norm": "2020"}


def test_what_says_by_itself_who_achieved_what_and_when_comes_first() -> None:
    loose = enter(REPORT, "eeee000002", 1, figure("45%以上", "45", "%", "share", "绿化覆盖率"))
    whole = enter(
        REPORT, "eeee000001", 1, figure("1005亿元", "1005", "亿元", "level", "生产总值", **DATED)
    )
    assert by_importance([loose, whole], REPORT) == [whole, loose]


def test_what_the_article_is_about_and_what_is_compared_come_before_the_rest() -> None:
    article = replace(REPORT, keywords=("绿化",))
    plain, compared, on_topic = (
        enter(article, "eeee000001", number, figure("3.7%", "3.7", "%", "share", name, basis=basis))
        for number, (name, basis) in enumerate(
            [("参评率", None), ("入学率", "yoy"), ("城区绿化率", "yoy")], start=1
        )
    )
    assert by_importance([plain, compared, on_topic], article) == [on_topic, compared, plain]


def test_between_equals_the_order_of_the_text_holds_and_starting_values_come_last() -> None:
    start, first, second = (
        enter(
            REPORT,
            "eeee000001",
            number,
            replace(figure("5%", "5", "%", "share", name), role="from" if number == 1 else None),
        )
        for number, name in enumerate(["审批率", "办结率", "参评率"], start=1)
    )
    assert by_importance([start, first, second], REPORT) == [first, second, start]
