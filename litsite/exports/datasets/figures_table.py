"""figures: one row a figure of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litsite.addresses import article_url
from litsite.exports.datasets.columns import DATE_PATTERN, Column, Table
from litsite.model.article import Article
from litsite.model.figure import (
    DIRECTIONS,
    FIGURE_KINDS,
    QUALIFIERS,
    STATUSES,
    IndicatorSeries,
    Ledger,
    LedgerEntry,
)
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What a row is made from."""

    entry: LedgerEntry
    article: Article
    series: str | None
    start: int | None


def figure_rows(library: Library) -> Iterator[FigureRow]:
    """All entries, in the ledger's order."""
    articles = {article.id: article for article in library.articles}
    series = series_by_entry(library.ledger)
    for entry in library.ledger.entries:
        yield FigureRow(entry, articles[entry.article], series.get(entry.id), start_in_quote(entry))


def series_by_entry(ledger: Ledger) -> dict[str, str]:
    """Id of an entry → id of its series; of several the first."""
    found: dict[str, str] = {}
    for one in ledger.series:
        for entry in entries_of(one):
            found.setdefault(entry, one.id)
    return found


def entries_of(series: IndicatorSeries) -> Iterator[str]:
    """Ids of all entries of a series."""
    for point in (*series.outcomes, *series.targets):
        yield from point.entries


def start_in_quote(entry: LedgerEntry) -> int | None:
    """Where the surface begins in the quote, or None where that cannot be said for certain."""
    surface, start, quote = entry.figure.surface, entry.figure.start, entry.quote
    if start >= 0 and quote.startswith(surface, start):
        return start
    # The sentence lost invisible characters on its way to the figure; once is unmistakable.
    return quote.find(surface) if surface and quote.count(surface) == 1 else None


_FIGURE: tuple[Column[FigureRow], ...] = (
    Column(
        "id",
        "string",
        "address",
        "记录的编号：`文章编号#片段`；所在段落不变，编号就不变",
        "Identifier, `<article>#<fragment>`; stable as long as its paragraph is",
        lambda row: row.entry.id,
        unique=True,
    ),
    Column(
        "indicator",
        "string",
        "inferred",
        "指标：取自原文、可单独列入表格的最短说法；选哪几个字是推定的",
        "What was measured: the shortest phrase of the text that stands alone in a table",
        lambda row: row.entry.figure.indicator,
    ),
    Column(
        "value",
        "number",
        "printed",
        "原文的数，末尾的 0 保留；区间取下限；中文数字写成阿拉伯数字（三分之一写作 0.3333）",
        "The printed number, last zeros kept; of a range the lower end",
        lambda row: row.entry.figure.value,
    ),
    Column(
        "value_max",
        "number",
        "printed",
        "区间的上限",
        "Upper end of a range",
        lambda row: row.entry.figure.value_max,
        optional=True,
    ),
    Column(
        "unit",
        "string",
        "printed",
        "单位，连同前面的万、亿：万平方米、亿元、%、个百分点",
        "Unit as printed, with the multipliers 万 (10⁴) and 亿 (10⁸)",
        lambda row: row.entry.figure.unit,
    ),
    Column(
        "qualifier",
        "string",
        "converted",
        "限定：over 超过、余、以上、突破；under 不足、以内；about 约、左右",
        "Qualifier printed with the number: over, under, about",
        lambda row: row.entry.figure.qualifier,
        optional=True,
        choices=QUALIFIERS,
    ),
    Column(
        "period",
        "string",
        "printed",
        "本句写明的时间，照录原文",
        "Period as printed in the sentence",
        lambda row: row.entry.figure.period,
        optional=True,
    ),
    Column(
        "period_norm",
        "string",
        "converted",
        "时间的规范写法，以文章日期（不是今天）为准：2020；2021-H1 上半年；2021-01/2021-09 起止；"
        "..2021-09-30 截至；P1Y 每年；P1M 每月。无法定到年月的为空",
        "Period normalised against the article's date: year, half, month/month, ..until; null where it cannot be dated",
        lambda row: row.entry.figure.period_norm,
        optional=True,
    ),
    Column(
        "context_period",
        "string",
        "inferred",
        "本句没有写明时间时，由小标题或报告的部分推定的时间；写法同上",
        "Period inferred from headings or the part of the report, where the sentence names none",
        lambda row: row.entry.figure.context_period,
        optional=True,
    ),
    Column(
        "status",
        "string",
        "inferred",
        "achieved 已实现；target 目标（按措辞和所在部分判定）",
        "achieved or target, from the wording and the section",
        lambda row: row.entry.figure.status,
        choices=STATUSES,
    ),
    Column(
        "place",
        "string",
        "inferred",
        "这个数说的是哪里：由句子、小节、文章依次判定",
        "Place that the figure is about, from sentence, section, article",
        lambda row: row.entry.figure.place,
        optional=True,
    ),
    Column(
        "kind",
        "string",
        "inferred",
        "类别：count 个数；level 数量（金额、面积、浓度……）；share 比例；change_rate 增减的百分比；"
        "change_abs 增减的量或百分点；multiple 倍数；duration 时长；rank 名次",
        "Kind of quantity",
        lambda row: row.entry.figure.kind,
        choices=FIGURE_KINDS,
    ),
    Column(
        "direction",
        "string",
        "inferred",
        "数的变动方向：up 升，down 降；只用于 change_rate 和 change_abs。value 本身不带正负号",
        "Movement of the number, for changes only; the value itself carries no sign",
        lambda row: row.entry.figure.direction,
        optional=True,
        choices=DIRECTIONS,
    ),
    Column(
        "basis",
        "string",
        "converted",
        "与什么相比：yoy 同比；vs:… 原文写明的比较对象",
        "What a change is measured against, where printed: yoy, or vs: and the words",
        lambda row: row.entry.figure.basis,
        optional=True,
    ),
    Column(
        "role",
        "string",
        "inferred",
        "from：“由A提高到B”中的起点A；计数、求和时应排除",
        "`from`: the starting value of a movement; leave it out of counts and sums",
        lambda row: row.entry.figure.role,
        optional=True,
        choices=("from",),
    ),
    Column(
        "normalized",
        "number",
        "converted",
        "value 去掉单位里的万、亿以后的数；比例用百分制",
        "Value without the multipliers 万 and 亿; shares on the percent scale",
        lambda row: row.entry.figure.normalized,
    ),
    Column(
        "normalized_max",
        "number",
        "converted",
        "区间上限，换算同上",
        "Upper end of a range, likewise",
        lambda row: row.entry.figure.normalized_max,
        optional=True,
    ),
    Column(
        "quote",
        "string",
        "printed",
        "所在的句子，与来源文件那一行逐字相同（file 为空时，照文摘里的文字）",
        "The sentence, verbatim as the file has it at that line; without a file, as the digest has it",
        lambda row: row.entry.quote,
    ),
    Column(
        "surface",
        "string",
        "printed",
        "数和单位在句中的写法，连同紧挨着的约、近、余、以上",
        "Value and unit as they stand in the sentence",
        lambda row: row.entry.figure.surface,
    ),
    Column(
        "start",
        "integer",
        "converted",
        "surface 在 quote 中从第几个字符开始（从 0 起，按 Unicode 码位）；说不准的为空",
        "Where surface begins in quote, in code points from 0; null where that is uncertain",
        lambda row: row.start,
        optional=True,
    ),
)
_PLACE_IN_DIGEST: tuple[Column[FigureRow], ...] = (
    Column(
        "article",
        "string",
        "address",
        "文章编号",
        "Id of the article",
        lambda row: row.article.id,
    ),
    Column(
        "article_title",
        "string",
        "record",
        "文章标题",
        "Headline of the article",
        lambda row: row.article.title,
    ),
    Column(
        "organization",
        "string",
        "record",
        "文章的署名单位",
        "Department or enterprise that the article is signed by",
        lambda row: row.article.org,
        optional=True,
    ),
    Column(
        "publication",
        "string",
        "record",
        "文章刊于何处",
        "Newspaper or site that published the article",
        lambda row: row.article.publication,
        optional=True,
    ),
    Column(
        "date",
        "string",
        "record",
        "文章的日期：YYYY-MM-DD、YYYY-MM 或 YYYY",
        "Date of the article",
        lambda row: row.article.date,
        optional=True,
        pattern=DATE_PATTERN,
    ),
    Column(
        "district",
        "string",
        "record",
        "文章归入的区市（place 是这个数说的地方，两者可以不同）",
        "District of the article; `place` may differ",
        lambda row: row.article.district,
        optional=True,
    ),
    Column(
        "topics",
        "list",
        "inferred",
        "文章的专题，按词表判定",
        "Topics of the article, by lexicon",
        lambda row: row.article.topics,
    ),
    Column(
        "file",
        "string",
        "address",
        "来源文件；空：这一段由编者写过或改过，或来源文件已不在",
        "Source file; null where an editor wrote or changed the paragraph, or the source vanished",
        lambda row: row.entry.file,
        optional=True,
    ),
    Column(
        "line",
        "integer",
        "address",
        "在来源文件的第几行，从 1 起",
        "Line of the source file, from 1",
        lambda row: row.entry.line,
        optional=True,
    ),
    Column(
        "url",
        "string",
        "address",
        "这条记录的网址，相对于网站根目录",
        "Permalink of the record, relative to the site's root",
        lambda row: article_url(row.article.id, row.entry.fragment),
    ),
    Column(
        "fragment",
        "string",
        "address",
        "网址中 # 之后的部分",
        "Fragment of the permalink",
        lambda row: row.entry.fragment,
    ),
    Column(
        "anchor",
        "string",
        "address",
        "所在段落的锚点",
        "Fragment of the paragraph",
        lambda row: row.entry.anchor,
    ),
    Column(
        "sentence",
        "integer",
        "address",
        "段内第几句，从 1 起",
        "Ordinal of the sentence in the paragraph, from 1",
        lambda row: row.entry.sentence,
    ),
    Column(
        "number",
        "integer",
        "address",
        "句内第几个数，从 1 起",
        "Ordinal of the figure in the sentence, from 1",
        lambda row: row.entry.number,
    ),
    Column(
        "correction",
        "string",
        "editor",
        "编者改过（changed）或补上（added）这条记录",
        "What an editor did to the record",
        lambda row: row.entry.correction,
        optional=True,
        choices=("changed", "added"),
    ),
    Column(
        "series",
        "string",
        "inferred",
        "归入的指标序列，见 series",
        "Id of the indicator series that it belongs to",
        lambda row: row.series,
        optional=True,
    ),
)
FIGURES: Table[FigureRow] = Table(
    "figures",
    "指标台账：报告成果或目标的每一个数",
    "Every figure that reports an achievement or a target, with its sentence and place",
    figure_rows,
    (*_FIGURE, *_PLACE_IN_DIGEST),
)
