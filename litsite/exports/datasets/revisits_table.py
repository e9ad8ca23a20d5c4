"""revisits: targets, each with the later sentences that may tell what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from litsite.addresses import article_url
from litsite.exports.datasets.columns import DATE_PATTERN, Column, Table
from litsite.model.article import Article
from litsite.model.figure import LaterSentence, Revisit
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class RevisitRow:
    """What a row is made from."""

    revisit: Revisit
    article: Article
    later: tuple[LaterRow, ...]


@dataclass(frozen=True, slots=True)
class LaterRow:
    """What a later sentence's object is made from."""

    sentence: LaterSentence
    article: Article


def revisit_rows(library: Library) -> Iterator[RevisitRow]:
    """All targets that were looked up, in the ledger's order."""
    articles: Mapping[str, Article] = {article.id: article for article in library.articles}
    for revisit in library.ledger.revisits:
        later = tuple(LaterRow(one, articles[one.article]) for one in revisit.later)
        yield RevisitRow(revisit, articles[revisit.article], later)


_LATER: tuple[Column[LaterRow], ...] = (
    Column(
        "article",
        "string",
        "address",
        "后来的文章",
        "Id of the later article",
        lambda row: row.article.id,
    ),
    Column(
        "article_title",
        "string",
        "record",
        "该文标题",
        "Its headline",
        lambda row: row.article.title,
    ),
    Column(
        "date",
        "string",
        "record",
        "该文日期",
        "Its date",
        lambda row: row.sentence.date,
        pattern=DATE_PATTERN,
    ),
    Column(
        "quote",
        "string",
        "printed",
        "后来的句子，照录原文",
        "The later sentence, verbatim",
        lambda row: row.sentence.quote,
    ),
    Column(
        "words",
        "list",
        "inferred",
        "与目标相同的字词，最长的在前",
        "What it shares with the target, longest first",
        lambda row: row.sentence.words,
    ),
    Column(
        "score",
        "number",
        "inferred",
        "相近的程度，0–1",
        "How much of what tells the target apart it has, 0–1",
        # Four digits: the last bits of a sum are not the same on every machine.
        lambda row: Decimal(f"{row.sentence.score:.4f}"),
    ),
    Column(
        "cumulative",
        "boolean",
        "inferred",
        "后来的数所计的时间比目标长（累计数），不可直接相比",
        "Whether its number counts more than the target's period",
        lambda row: row.sentence.cumulative,
    ),
    Column(
        "verdict",
        "string",
        "editor",
        "编者的判断：confirmed 是同一件事；rejected 不是；空：仅为候选",
        "An editor's verdict; null: a candidate only",
        lambda row: row.sentence.verdict,
        optional=True,
        choices=("confirmed", "rejected"),
    ),
    Column(
        "file",
        "string",
        "address",
        "来源文件",
        "Source file",
        lambda row: row.sentence.file,
        optional=True,
    ),
    Column(
        "line",
        "integer",
        "address",
        "第几行",
        "Line",
        lambda row: row.sentence.line,
        optional=True,
    ),
    Column(
        "url",
        "string",
        "address",
        "段落的网址，相对于网站根目录",
        "Address of the paragraph, relative to the site's root",
        lambda row: article_url(row.article.id, row.sentence.anchor),
    ),
    Column(
        "anchor",
        "string",
        "address",
        "段落的锚点",
        "Fragment of the paragraph",
        lambda row: row.sentence.anchor,
    ),
    Column(
        "sentence",
        "integer",
        "address",
        "段内第几句，从 1 起",
        "Ordinal of the sentence in the paragraph, from 1",
        lambda row: row.sentence.sentence,
    ),
)
REVISITS: Table[RevisitRow] = Table(
    "revisits",
    "目标回访：每个目标，以及后来可能说到它的句子（候选，未经编者确认的不是结论）",
    "Targets revisited: later sentences that may tell what became of each (candidates)",
    revisit_rows,
    (
        Column(
            "clause",
            "string",
            "printed",
            "目标：句中许诺一件事的那几个字",
            "The words of the sentence that promise one thing",
            lambda row: row.revisit.clause,
        ),
        Column(
            "quote",
            "string",
            "printed",
            "所在的句子，照录原文",
            "The sentence, verbatim",
            lambda row: row.revisit.quote,
        ),
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
            "Its headline",
            lambda row: row.article.title,
        ),
        Column(
            "date",
            "string",
            "record",
            "文章日期",
            "Its date",
            lambda row: row.revisit.date,
            pattern=DATE_PATTERN,
        ),
        Column(
            "district",
            "string",
            "record",
            "区市",
            "District",
            lambda row: row.revisit.district,
        ),
        Column(
            "figures",
            "list",
            "address",
            "目标中的数（figures 的 id）；空：没有数的目标",
            "Ids of the target's figures; empty where it promises without a number",
            lambda row: row.revisit.entries,
        ),
        Column(
            "file",
            "string",
            "address",
            "来源文件",
            "Source file",
            lambda row: row.revisit.file,
            optional=True,
        ),
        Column(
            "line",
            "integer",
            "address",
            "第几行",
            "Line",
            lambda row: row.revisit.line,
            optional=True,
        ),
        Column(
            "url",
            "string",
            "address",
            "段落的网址，相对于网站根目录",
            "Address of the paragraph, relative to the site's root",
            lambda row: article_url(row.article.id, row.revisit.anchor),
        ),
        Column(
            "anchor",
            "string",
            "address",
            "段落的锚点",
            "Fragment of the paragraph",
            lambda row: row.revisit.anchor,
        ),
        Column(
            "sentence",
            "integer",
            "address",
            "段内第几句，从 1 起",
            "Ordinal of the sentence in the paragraph, from 1",
            lambda row: row.revisit.sentence,
        ),
        Column(
            "later",
            "rows",
            "inferred",
            "后来的句子，最相近的在前，编者否定的在后；空：没有找到",
            "Later sentences, best first, rejected ones last; empty: nothing was found",
            lambda row: row.later,
            columns=_LATER,
        ),
    ),
)
