"""Summaries are sentences of the text, and tell what was done before what is aimed at."""

from __future__ import annotations

from decimal import Decimal

from litsite.enrichment.summaries import add_summaries
from litsite.model.article import Article, Block
from litsite.model.figure import Figure, Ledger, LedgerEntry, Status

TEXTS = (
    "全县完成进出口额12亿元，增长8%。",
    "新建学校6所，新增学位3000个，群众满意。",
    "今年要完成进出口额20亿元，引进企业30家。",
    "建成口袋公园12处，改造老旧小区30个。",
)


def article(*texts: str) -> Article:
    blocks = tuple(
        Block("paragraph", text, text, anchor=f"b{number}", key=f"b{number}")
        for number, text in enumerate(texts)
    )
    return Article(id="bao-gao", title="工作报告", kind="work_report", body="", blocks=blocks)


def entry(block: int, status: Status) -> LedgerEntry:
    figure = Figure(
        surface="20亿元", start=0, value=Decimal(20), value_max=None, unit="亿元", normalized=Decimal(20),
        normalized_max=None, qualifier=None, kind="level", direction=None, basis=None, indicator="进出口额",
        period=None, period_norm=None, context_period=None, status=status, place=None,
    )  # fmt: skip
    key = f"b{block}"
    return LedgerEntry(f"bao-gao#{key}", "bao-gao", key, key, key, 1, 1, "", None, None, 0, figure)


def summary(*entries: LedgerEntry, texts: tuple[str, ...] = TEXTS) -> tuple[str, ...]:
    (one,) = add_summaries([article(*texts)], Ledger(entries))
    return one.summary


def test_what_is_aimed_at_is_no_result() -> None:
    assert TEXTS[2] in summary()
    assert summary(entry(2, "target")) == (TEXTS[0], TEXTS[1], TEXTS[3])
    assert TEXTS[2] in summary(entry(2, "achieved"))


def test_a_plan_is_summed_up_by_what_it_aims_at() -> None:
    assert summary(entry(0, "target"), texts=(TEXTS[2],)) == (TEXTS[2],)
