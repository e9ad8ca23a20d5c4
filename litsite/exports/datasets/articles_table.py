"""articles: what the digest holds, without the texts themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litsite.addresses import article_url
from litsite.exports.datasets.columns import DATE_PATTERN, Column, Table
from litsite.language.blanks import squeeze
from litsite.model.article import KINDS, Article, SourceRef
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a row is made from."""

    article: Article
    figures: int


def article_rows(library: Library) -> Iterator[ArticleRow]:
    """All articles, in the library's order."""
    counts = Counter(entry.article for entry in library.ledger.entries)
    for article in library.articles:
        yield ArticleRow(article, counts[article.id])


def name_places(sources: Sequence[SourceRef], relation: str | None) -> tuple[str, ...]:
    """`file:first-last` of the sources of one relation."""
    return tuple(
        f"{source.file}:{source.lines[0]}-{source.lines[1]}"
        for source in sources
        if source.relation == relation
    )


def count_characters(article: Article) -> int:
    """Characters of the body that are not blank, punctuation included."""
    return sum(len(squeeze(block.text)) for block in article.blocks)


def is_edited(article: Article) -> bool:
    """Whether an editor changed a field or a paragraph."""
    return bool(article.edited_fields) or any(block.edited for block in article.blocks)


ARTICLES: Table[ArticleRow] = Table(
    "articles",
    "文章目录：标题、日期、出处、专题、摘要（不含正文）",
    "Articles: headline, date, provenance, topics, summary (without the text)",
    article_rows,
    (
        Column(
            "id",
            "string",
            "address",
            "文章编号，永不改变",
            "Id, never changes",
            lambda row: row.article.id,
            unique=True,
        ),
        Column(
            "title",
            "string",
            "record",
            "标题",
            "Headline",
            lambda row: row.article.title,
        ),
        Column(
            "kicker",
            "string",
            "record",
            "引题",
            "Line above the headline",
            lambda row: row.article.kicker,
            optional=True,
        ),
        Column(
            "subtitle",
            "string",
            "record",
            "副题",
            "Line below the headline",
            lambda row: row.article.subtitle,
            optional=True,
        ),
        Column(
            "kind",
            "string",
            "record",
            "类型：newspaper 报纸；work_report 政府工作报告；web_news 网络新闻；notice 通知公告",
            "Kind of text",
            lambda row: row.article.kind,
            choices=KINDS,
        ),
        Column(
            "organization",
            "string",
            "record",
            "署名单位",
            "Department or enterprise that signed it",
            lambda row: row.article.org,
            optional=True,
        ),
        Column(
            "author",
            "string",
            "record",
            "作者",
            "Author",
            lambda row: row.article.author,
            optional=True,
        ),
        Column(
            "publication",
            "string",
            "record",
            "刊于何处",
            "Newspaper or site",
            lambda row: row.article.publication,
            optional=True,
        ),
        Column(
            "date",
            "string",
            "record",
            "日期（讲话、通知印有日期的用其日期，否则用发布日期）：YYYY-MM-DD、YYYY-MM 或 YYYY",
            "Date of the speech or notice where printed, else of publication",
            lambda row: row.article.date,
            optional=True,
            pattern=DATE_PATTERN,
        ),
        Column(
            "published",
            "string",
            "record",
            "发布日期，与 date 不同时才有",
            "Date of publication, where it differs",
            lambda row: row.article.published,
            optional=True,
            pattern=DATE_PATTERN,
        ),
        Column(
            "page",
            "string",
            "record",
            "报纸版次",
            "Page of the newspaper",
            lambda row: row.article.page,
            optional=True,
        ),
        Column(
            "district",
            "string",
            "record",
            "区市",
            "District",
            lambda row: row.article.district,
            optional=True,
        ),
        Column(
            "topics",
            "list",
            "inferred",
            "专题，按词表判定",
            "Topics, by lexicon",
            lambda row: row.article.topics,
        ),
        Column(
            "keywords",
            "list",
            "inferred",
            "关键词，按词频选出",
            "Keywords, by frequency",
            lambda row: row.article.keywords,
        ),
        Column(
            "summary",
            "list",
            "printed",
            "摘要：原文的句子，至多三句，不改写；选哪几句由程序决定",
            "Up to three sentences of the text itself, chosen by rule",
            lambda row: row.article.summary,
        ),
        Column(
            "sources",
            "list",
            "address",
            "来源：`文件:起始行-末行`",
            "Where it stands: `file:first-last`",
            lambda row: name_places(row.article.sources, None),
        ),
        Column(
            "duplicates",
            "list",
            "address",
            "同一篇的其他抄本：`文件:起始行-末行`",
            "Other witnesses of the same text: `file:first-last`",
            lambda row: name_places(row.article.sources, "duplicate"),
        ),
        Column(
            "url",
            "string",
            "address",
            "网址，相对于网站根目录",
            "Address, relative to the site's root",
            lambda row: article_url(row.article.id),
        ),
        Column(
            "characters",
            "integer",
            "converted",
            "正文字数：非空白字符，标点计入",
            "Characters of the body, blanks left out, punctuation counted",
            lambda row: count_characters(row.article),
        ),
        Column(
            "figures",
            "integer",
            "converted",
            "本文在 figures 中的行数",
            "Number of its rows in figures",
            lambda row: row.figures,
        ),
        Column(
            "edited",
            "boolean",
            "editor",
            "编者改过题头或正文",
            "Whether an editor changed a field or a paragraph",
            lambda row: is_edited(row.article),
        ),
        Column(
            "orphaned",
            "boolean",
            "record",
            "来源文件已不在",
            "Whether its source vanished",
            lambda row: row.article.orphaned,
        ),
    ),
)
