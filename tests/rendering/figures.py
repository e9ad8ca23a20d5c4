"""A small ledger of every kind of figure, and the articles that it is read from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from litsite.model.article import Article, Block
from litsite.model.figure import (
    Figure,
    IndicatorSeries,
    LaterSentence,
    Ledger,
    LedgerEntry,
    Revisit,
    SeriesPoint,
)

HOSTILE_INDICATOR = "<img src=//evil.example/i onerror=alert(3)>"
EVIL_QUOTE = "</script><script>alert(4)</script>共5个。"


def block(anchor: str, markdown: str, text: str = "", **more: Any) -> Block:
    """A paragraph whose anchor is its key too."""
    return Block(more.pop("kind", "paragraph"), markdown, text or markdown, anchor=anchor, key=anchor, **more)  # type: ignore[arg-type]  # fmt: skip


REPORT_BLOCKS = (
    block("s-zeng-chang-8", "增长8%的一年", kind="heading", level=1),
    block("eeee000001", "2020年生产总值1005亿元,同比增长3.7%,居全市前三位。投资25—50亿元。"),
    block("eeee000002", "力争到2025年绿化覆盖率提高到45%以上,新增学位3000个。"),
    block(
        "eeee000003",
        "新开**1**2处**口袋公园**,营商环境改善,见[办法3条](https://example.org/)和`4项`。",
        "新开12处口袋公园,营商环境改善,见办法3条和4项。",
    ),
    block("eeee000004", EVIL_QUOTE.replace("<", r"\<").replace(">", r"\>"), EVIL_QUOTE),
    block("eeee000005", "编辑改写:新增岗位6万个。", edited=True),
    block("eeee000006", "- 甲7个\n- 乙8个", "甲7个乙8个", kind="other"),
    block(
        "eeee000007",
        "300米见绿:\n: 走300米,见2处绿地。",
        "300米见绿:走300米,见2处绿地。",
        kind="entry",
        term="300米见绿",
        definition="走300米,见2处绿地。",
    ),
    block("eeee000008", "办理营商9环境的事。"),
)
REPORT = Article(
    id="2021-01-06-bao-gao",
    title="2021年工作报告",
    kind="work_report",
    body="",
    org="区政府",
    date="2021-01-06",
    district="李沧区",
    blocks=REPORT_BLOCKS,
    parsed_body=tuple(b.anchor for b in REPORT_BLOCKS),
    topics=("营商环境",),
)


def figure(surface: str, value: str, unit: str, kind: str, indicator: str, **more: Any) -> Figure:
    """A figure; what is not said is absent."""
    number = Decimal(value)
    values: dict[str, Any] = {
        "start": 0,
        "value_max": None,
        "normalized": number,
        "normalized_max": None,
        "qualifier": None,
        "direction": None,
        "basis": None,
        "period": None,
        "period_norm": None,
        "context_period": None,
        "status": "achieved",
        "place": "李沧区",
    }
    return Figure(surface=surface, value=number, unit=unit, kind=kind, indicator=indicator, **values | more)  # type: ignore[arg-type]  # fmt: skip


def enter(article: Article, anchor: str, number: int, found: Figure, **more: Any) -> LedgerEntry:
    """A figure in its place; the whole paragraph is its sentence."""
    text = next(b.text for b in article.blocks if b.anchor == anchor)
    fragment = f"fig-{anchor}-1-{number}"
    offset = more.pop("offset", None)
    at = text.find(found.surface) if offset is None else offset
    values: dict[str, Any] = {
        "file": "b.txt",
        "line": 3,
        "quote": text,
        "topics": article.topics,
    }
    return LedgerEntry(
        id=f"{article.id}#{fragment}",
        article=article.id,
        fragment=fragment,
        anchor=anchor,
        block=anchor,
        sentence=1,
        number=number,
        offset=at,
        figure=replace(found, start=max(0, at)),
        **values | more,
    )


def make_entries(first: Article) -> tuple[LedgerEntry, ...]:
    """The rows of the ledger; `first` is the article that has a source."""
    gdp = {"period": "2020年", "period_norm": "2020"}
    return (
        enter(
            first,
            "aaaa000001",
            1,
            figure("98.9%", "98.9", "%", "share", "事项办结率", period="今年以来", period_norm="2021-01/2021-11"),
            file="甲 报告.txt",
            line=6,
        ),
        enter(REPORT, "s-zeng-chang-8", 1, figure("8%", "8", "%", "change_rate", "增长", context_period="2020")),
        enter(REPORT, "eeee000001", 1, figure("1005亿元", "1005", "亿元", "level", "生产总值", **gdp)),
        enter(
            REPORT,
            "eeee000001",
            2,
            figure("3.7%", "3.7", "%", "change_rate", "生产总值", direction="up", basis="yoy", **gdp),
        ),
        enter(REPORT, "eeee000001", 3, figure("前三位", "3", "位", "rank", "生产总值全市位次", qualifier="under")),
        enter(
            REPORT,
            "eeee000001",
            4,
            figure("25—50亿元", "25", "亿元", "level", "投资", value_max=Decimal(50), context_period="2020"),
        ),
        enter(
            REPORT,
            "eeee000002",
            1,
            figure(
                "45%以上", "45", "%", "share", "绿化覆盖率", qualifier="over", period="到2025年",
                period_norm="2025", status="target", place="崂山区",
            ),
        ),
        enter(
            REPORT,
            "eeee000002",
            2,
            figure("3000个", "3000", "个", "count", "新增学位", status="target", context_period="2021"),
        ),
        enter(REPORT, "eeee000003", 1, figure("12处", "12", "处", "count", "口袋公园", qualifier="over")),
        enter(REPORT, "eeee000003", 2, figure("3条", "3", "条", "count", "办法")),
        enter(REPORT, "eeee000003", 3, figure("4项", "4", "项", "count", "办法事项"), correction="changed"),
        enter(REPORT, "eeee000003", 4, figure("一批", "1", "批", "count", "编辑补充的数"), offset=-1, correction="added"),
        enter(REPORT, "eeee000004", 1, figure("5个", "5", "个", "count", HOSTILE_INDICATOR, place=HOSTILE_INDICATOR)),
        enter(REPORT, "eeee000005", 1, figure("6万个", "6", "万个", "count", "新增岗位"), file=None, line=None),
        enter(REPORT, "eeee000006", 1, figure("7个", "7", "个", "count", "甲", role="from")),
        enter(REPORT, "eeee000006", 2, figure("8个", "8", "个", "count", "乙", period="每年", period_norm="P1Y")),
        enter(REPORT, "eeee000007", 1, figure("2处", "2", "处", "count", "绿地")),
        enter(REPORT, "eeee000008", 1, figure("9", "9", "", "count", "环境")),
    )  # fmt: skip


def point(period: str, value: str, *entries: LedgerEntry, **more: Any) -> SeriesPoint:
    """A point of a series."""
    values: dict[str, Any] = {"inferred": False, "value_max": None, "qualifier": None}
    ids = tuple(entry.id for entry in entries)
    return SeriesPoint(period=period, value=Decimal(value), entries=ids, **values | more)


def make_ledger(first: Article) -> Ledger:
    """Entries, series with a conflict, a target and inferred periods, revisits of all verdicts."""
    entries = make_entries(first)
    done, gdp, target = entries[0], entries[2], entries[6]
    series = (
        IndicatorSeries(
            "gdp", "生产总值", "李沧区", "亿元", "level", None, "annual",
            (
                point("2019", "980", gdp, inferred=True),
                point("2020", "1005", gdp, conflict=True),
                point("2020", "1010.5", done, conflict=True),
            ),
            (point("2025", "1500", target, qualifier="over"),),
        ),
        IndicatorSeries(
            "gdp-rate", "生产总值", None, "%", "change_rate", "yoy", "annual", (point("2020", "-3.7", gdp),), ()
        ),
        IndicatorSeries("once", "只有一次", "李沧区", "个", "count", None, "undated", (point("", "3", gdp),), ()),
        IndicatorSeries(
            "evil", HOSTILE_INDICATOR, HOSTILE_INDICATOR, "个", "count", None, "undated",
            (point("", "5", entries[12]), point("", "6", entries[12])), (),
        ),
    )  # fmt: skip

    def later(quote: str, *words: str, verdict: Any = None, cumulative: bool = False) -> LaterSentence:  # fmt: skip
        return LaterSentence(
            first.id, "aaaa000001", 1, quote, "甲 报告.txt", 6, "2021-11-19", words, 0.8, cumulative, verdict
        )  # fmt: skip

    revisits = (
        Revisit(
            REPORT.id, "eeee000002", 1, "绿化覆盖率提高到45%以上", REPORT_BLOCKS[2].text, "b.txt", 3,
            "李沧区", "2021-01-06", (target.id,),
            (
                later("累计建成绿化<b>工程</b>。", "绿化", cumulative=True),
                later("绿化覆盖率已达45%。", "绿化覆盖率", "绿化", "45%", verdict="confirmed"),
                later("绿化苗木市场。", "绿化", verdict="rejected"),
            ),
        ),
        Revisit(
            REPORT.id, "eeee000002", 1, "新增学位3000个", REPORT_BLOCKS[2].text, None, None,
            "李沧区", "2021-01-06", (entries[7].id,), (),
        ),
        Revisit(
            REPORT.id, "eeee000008", 1, "办理环境的事", REPORT_BLOCKS[8].text, None, None,
            "", "2021-01-06", (), (later("不相干。", "环境", verdict="rejected"),),
        ),
    )  # fmt: skip
    return Ledger(entries, series, revisits)
