"""A file that lost its line breaks: its one line is an article, and nothing of it is lost."""

from __future__ import annotations

import pytest

from .accounting import find_faults, split_text

SENTENCE = "云泽市临溪区2021年新建道路12条，总投资3.2亿元，同比增长8%。"
FRAME = "首页 > 新闻 > 要闻 联系我们 法宝引证码 上一篇 下一篇 打印本页 某ICP备00000000号"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 2000,
        "改革创新发展" * 10_000,
        "改革。" * 20_000,
        "1234567890" * 6_000,
        FRAME + SENTENCE * 1000 + FRAME + SENTENCE * 1000 + FRAME,
        "政府工作报告2021年1月6日在某会议上" + "各位代表：" * 8_000 + SENTENCE,
        "一是改革。二是创新。" * 6_000,
        "一、改革创新。" + SENTENCE * 500 + "二、改善民生。" + SENTENCE * 500,
    ],
    ids=["report", "no marks", "clause", "digits", "frame", "salutations", "measures", "sections"],
)
def test_one_long_line_is_one_article_with_all_its_text(text: str) -> None:
    document, split, _ = split_text(text)
    assert len(split.articles) == 1
    assert find_faults(document, split) == []
