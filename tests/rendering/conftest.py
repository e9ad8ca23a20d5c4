"""A small library that holds every kind of thing, rendered once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from litsite.model.account import Account, AccountEntry, Invisible, PageRecord
from litsite.model.article import Article, Block, Related, SourceRef
from litsite.model.library import (
    District,
    GlossaryEntry,
    HandPage,
    Library,
    SiteSettings,
    SourceText,
    Topic,
)
from litsite.model.source import Span
from litsite.rendering import render_site_pages
from tests.rendering.figures import REPORT, make_ledger

TEMPLATES = Path(__file__).parents[2] / "templates"
HOSTILE = "<script>alert(1)</script>\"'><img src=//evil.example/x onerror=alert(2)>"
LINES = (
    "青岛日报2021年11月19日特1版",
    "版面自己的标题",
    "李沧区",
    "李沧:深化改革",
    "一、营商环境",
    "聚焦创新驱动。李沧区优化营商环境,办结98.9%的事项。一是加快审批。二是减少材料。",
    "责任编辑\u200b:王逸群",
    "市政协:用心倾听",
    "倾听与商量。",
)

BLOCKS = (
    Block(
        "heading",
        "一、营商环境",
        "一、营商环境",
        level=1,
        anchor="ying-shang-huan-jing",
        key="ffff000001",
    ),
    Block(
        "paragraph",
        "**聚焦创新驱动。**李沧区优化营商环境,办结98.9%的事项。",
        "聚焦创新驱动。李沧区优化营商环境,办结98.9%的事项。",
        anchor="aaaa000001",
        lead=7,
    ),
    Block("measure", "一是加快审批。", "一是加快审批。", anchor="aaaa000002"),
    Block("measure", "二是减少材料。", "二是减少材料。", anchor="aaaa000003", edited=True),
    Block("caption", "李村河沿线风景。", "李村河沿线风景。", anchor="aaaa000004"),
    Block("heading", "附件", "附件", level=2, anchor="fu-jian"),
    Block("paragraph", "再谈营商环境。", "再谈营商环境。", anchor="aaaa000005"),
    Block(
        "entry",
        "1.“营商”环境:\n: 办事的条件。",
        "1.“营商”环境:办事的条件。",
        anchor="aaaa000006",
        term="“营商”环境",
        definition="办事的条件。",
    ),
    Block("other", "1. 甲\n2. 乙", "甲\n乙", anchor="aaaa000007"),
)
FIRST = Article(
    id="2021-11-19-li-cang",
    title="李沧:深化改革",
    kind="newspaper",
    body="",
    kicker="发力“四新”经济",
    subtitle="——改革亮点",
    org="李沧区",
    editor="王逸群",
    publication="青岛日报",
    date="2021-11-19",
    page="特1版",
    district="李沧区",
    sources=(
        SourceRef("甲 报告.txt", (3, 6)),
        SourceRef("b.txt", (1, 1), relation="duplicate", similarity=0.99),
    ),
    parsed_body=("ffff000001", *(b.anchor for b in BLOCKS[1:5]), "ffff000002", "aaaa000005"),
    moved={"dead000001": "aaaa000001"},
    blocks=BLOCKS,
    edited_fields=("title",),
    topics=("营商环境",),
    keywords=("审批", "创新"),
    summary=("李沧区优化营商环境。", "一是加快审批。"),
    related=(Related("2021-11-19-zheng-xie", 1.0, ("审批",)),),
)
SECOND = Article(
    id="2021-11-19-zheng-xie",
    title="市政协:用心倾听",
    kind="newspaper",
    body="",
    publication="青岛日报",
    date="2021-11-19",
    page="特1版",
    sources=(SourceRef("甲 报告.txt", (8, 9)),),
    parsed_body=("bbbb000001",),
    blocks=(Block("paragraph", "倾听与商量。", "倾听与商量。", anchor="bbbb000001"),),
    keywords=("审批",),
)
HOSTILE_ARTICLE = Article(
    id="undated-hostile",
    title=HOSTILE,
    kind="notice",
    body="",
    kicker=HOSTILE,
    org=HOSTILE,
    author=HOSTILE,
    publication=HOSTILE,
    district=HOSTILE,
    series=HOSTILE,
    orphaned=True,
    sources=(SourceRef(HOSTILE, (1, 1)), SourceRef("gone.txt", (1, 2))),
    parsed_body=("cccc000001", "cccc000002", "cccc000003"),
    blocks=(
        Block("paragraph", HOSTILE, HOSTILE, anchor="cccc000001"),
        Block(
            "paragraph",
            "[点](javascript:alert(1)) ![图](https://evil.example/x.png) [外](//evil.example)",
            "点 图 外",
            anchor="cccc000002",
        ),
        Block("other", f"> {HOSTILE}\n\n<b>粗</b>", HOSTILE, anchor="cccc000003"),
    ),
    topics=(HOSTILE,),
    keywords=(HOSTILE, "\"'", "审批"),
    summary=(HOSTILE,),
)


def entry(line: int, role: str, article: str | None = None, block: str | None = None,
          start: int = 0, end: int = 0) -> AccountEntry:  # fmt: skip
    """What became of a line, or of a piece of it."""
    span = Span(line, start, end or len(LINES[line - 1]))
    why = "editor" if role == "furniture" else None
    return AccountEntry(span, role, article, block, why)


ACCOUNT = Account(
    file="甲 报告.txt",
    encoding="utf-8",
    sha256="0" * 64,
    newline="LF",
    line_count=len(LINES),
    entries=(
        entry(1, "page_marker"),
        entry(2, "page_headline"),
        entry(3, "org", FIRST.id),
        entry(4, "title", FIRST.id),
        entry(5, "block", FIRST.id, "ffff000001"),
        entry(6, "block", FIRST.id, "aaaa000001", 0, 28),
        entry(6, "block", FIRST.id, "aaaa000002", 28, 35),
        entry(6, "block", FIRST.id, "aaaa000003", 35, 42),
        entry(7, "furniture"),
        entry(8, "title", SECOND.id),
        entry(9, "block", SECOND.id, "bbbb000001"),
    ),
    invisible=(Invisible(7, 4, "U+200B"),),
    pages=(
        PageRecord(
            "特1版", "青岛日报", "2021-11-19", 1, "版面自己的标题", None, ("青岛前海风光。",)
        ),
    ),
)
HOSTILE_ACCOUNT = Account(
    file=HOSTILE,
    encoding="gb18030",
    sha256="1" * 64,
    newline="CRLF",
    line_count=1,
    entries=(AccountEntry(Span(1, 0, 10), "block", HOSTILE_ARTICLE.id, "cccc000001"),),
)


def make_library() -> Library:
    """The library; every call builds equal values anew."""
    return Library(
        settings=SiteSettings(
            title="青岛文摘",
            subtitle="公开文本",
            districts=(District("李沧区"), District("崂山区")),
            topics=(Topic("营商环境", ("审批",)),),
        ),
        articles=(FIRST, SECOND, REPORT, HOSTILE_ARTICLE),
        accounts=(ACCOUNT, HOSTILE_ACCOUNT),
        texts=(SourceText(ACCOUNT.file, LINES), SourceText(HOSTILE, (HOSTILE + "\x00\x1b",))),
        pages=(
            HandPage(
                "about", "关于", "见[区域](districts/index.html)和[官网](https://example.org/)。"
            ),
            HandPage("method", "方法", "# 大标题\n\n<script>x</script>"),
        ),
        glossary=(
            GlossaryEntry(
                "“营商”环境",
                "办事的条件。",
                FIRST.id,
                "aaaa000006",
                ((FIRST.id, "aaaa000001"), (REPORT.id, "eeee000003")),
            ),
            GlossaryEntry(HOSTILE, HOSTILE, HOSTILE_ARTICLE.id, "cccc000001"),
        ),
        ledger=make_ledger(FIRST),
    )


def render(library: Library) -> dict[str, str]:
    """All pages by path; scripts, styles and data left aside."""
    pages, problems = render_site_pages(library, TEMPLATES)
    assert problems == []
    return {page.path: page.content.decode() for page in pages if page.path.endswith(".html")}


@pytest.fixture(scope="session")
def library() -> Library:
    """The small library."""
    return make_library()


@pytest.fixture(scope="session")
def pages(library: Library) -> dict[str, str]:
    """Its pages."""
    return render(library)


@pytest.fixture(scope="session")
def hosted_pages(library: Library) -> dict[str, str]:
    """Its pages when the site's address is known."""
    settings = replace(library.settings, base_url="https://example.org/digest/")
    return render(replace(library, settings=settings))
