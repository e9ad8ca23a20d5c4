"""A small digest whose ledger has what data files stumble over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from litsite.exports import export_data
from litsite.model.article import Article, Block, SourceRef
from litsite.model.figure import (
    Figure,
    IndicatorSeries,
    LaterSentence,
    Ledger,
    LedgerEntry,
    Revisit,
    SeriesPoint,
)
from litsite.model.library import GlossaryEntry, HandPage, Library, SiteSettings

HOSTILE = '=HYPERLINK("http://x"),\r\n"引号"</script>\u2028<!-- 12处'
LONG = Decimal("123456789012.345670")  # 18 digits, the last a zero

FIGURE = Figure(
    surface="43处",
    start=0,
    value=Decimal(43),
    value_max=None,
    unit="处",
    normalized=Decimal(43),
    normalized_max=None,
    qualifier=None,
    kind="count",
    direction=None,
    basis=None,
    indicator="口袋公园",
    period=None,
    period_norm=None,
    context_period="2021",
    status="achieved",
    place="李沧区",
)


def entry(number: int, quote: str, figure: Figure) -> LedgerEntry:
    """A figure of the article `a` in its source's line 7."""
    fragment = f"fig-0a1b2c3d4e-1-{number}"
    return LedgerEntry(
        id=f"a#{fragment}",
        article="a",
        fragment=fragment,
        anchor="0a1b2c3d4e",
        block="0a1b2c3d4e",
        sentence=1,
        number=number,
        quote=quote,
        file="001.txt",
        line=7,
        offset=0,
        figure=replace(figure, start=quote.find(figure.surface)),
        topics=("生态环境",),
    )


PLAIN = entry(1, "完成口袋公园建设43处。", FIGURE)
RANGE = entry(
    2,
    "力争到2025年投资25—50.00亿元。",
    replace(
        FIGURE,
        surface="25—50.00亿元",
        value=Decimal(25),
        value_max=Decimal("50.00"),
        unit="亿元",
        normalized=Decimal("2.5E+9"),
        normalized_max=Decimal("5.000E+9"),
        kind="level",
        indicator="投资",
        period="到2025年",
        period_norm="2025",
        status="target",
    ),
)
EDITED = replace(
    entry(
        3,
        "-5.20%的增长。",
        replace(FIGURE, surface="-5.20%", value=Decimal("-5.20"), normalized=Decimal("-5.20")),
    ),
    file=None,
    line=None,
    correction="added",
)
HOSTILE_ENTRY = entry(4, HOSTILE, replace(FIGURE, surface="12处", indicator="@SUM(1)"))
LONG_ENTRY = entry(
    5, "存款123456789012.345670元。", replace(FIGURE, surface="123456789012.345670", value=LONG)
)
# The file has a zero-width space before the figure, which the extraction did not count.
SHIFTED = replace(entry(6, "建成\u200b9处。", replace(FIGURE, surface="9处")), number=6)
SHIFTED = replace(SHIFTED, figure=replace(SHIFTED.figure, start=2))
LOST = replace(entry(7, "建成9处,改造9处。", replace(FIGURE, surface="9处")), number=7)
LOST = replace(LOST, figure=replace(LOST.figure, start=1))

ENTRIES = (PLAIN, RANGE, EDITED, HOSTILE_ENTRY, LONG_ENTRY, SHIFTED, LOST)

LEDGER = Ledger(
    ENTRIES,
    (
        IndicatorSeries(
            id="kou-dai-gong-yuan",
            indicator="口袋公园",
            place="李沧区",
            unit="处",
            kind="count",
            basis=None,
            span="annual",
            outcomes=(SeriesPoint("2021", True, Decimal(43), None, None, (PLAIN.id,)),),
            targets=(
                SeriesPoint(
                    "2025", False, Decimal(25), Decimal("50.00"), "over", (RANGE.id, "b#x"), True
                ),
            ),
        ),
    ),
    (
        Revisit(
            article="a",
            anchor="0a1b2c3d4e",
            sentence=1,
            clause="打造口袋公园3处",
            quote="打造口袋公园3处。",
            file="001.txt",
            line=7,
            district="李沧区",
            date="2020-01-07",
            entries=(PLAIN.id,),
            later=(
                LaterSentence(
                    article="b",
                    anchor="ffff",
                    sentence=2,
                    quote=HOSTILE,
                    file=None,
                    line=None,
                    date="2021-11-19",
                    words=("口袋公园",),
                    score=0.1 + 0.2,
                    cumulative=True,
                ),
            ),
        ),
        Revisit("a", "0a1b2c3d4e", 2, "提高", "提高。", None, None, "李沧区", "2020", (), ()),
    ),
)

ARTICLES = (
    Article(
        id="a",
        title="李沧:深化改革",
        kind="newspaper",
        body="",
        kicker="-副\t题",
        org="李沧区",
        publication="青岛日报",
        date="2021-11-19",
        district="李沧区",
        sources=(
            SourceRef("001.txt", (3, 9)),
            SourceRef("002.txt", (1, 4), "duplicate", 0.99),
        ),
        blocks=(
            Block("paragraph", "", "深化 改革。\u200b"),
            Block("measure", "", "一二", edited=True),
        ),
        topics=("营商环境", "生态环境"),
        keywords=("公园",),
        summary=("建成43处。", "第二句。"),
    ),
    Article(id="b", title="第二篇", kind="notice", body="", orphaned=True),
)

LIBRARY = Library(
    SiteSettings("文摘`一`\n*二*"),
    ARTICLES,
    pages=(HandPage("method", "方法", ""),),
    glossary=(GlossaryEntry("四上", r"企业\[四\]类", "a", "名词 1", (("b", "p%1"),)),),
    ledger=LEDGER,
)


@pytest.fixture(scope="session")
def library() -> Library:
    """The digest."""
    return LIBRARY


@pytest.fixture(scope="session")
def data() -> Mapping[str, bytes]:
    """Its data files, by name in `data/`."""
    return {page.path.removeprefix("data/"): page.content for page in export_data(LIBRARY)}
