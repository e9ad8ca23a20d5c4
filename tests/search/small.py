"""Small digests to index, written as a reader would read them."""

from __future__ import annotations

from pathlib import Path

from litsite.content.body_markdown import read_body
from litsite.language.text_hash import text_hash
from litsite.model.article import Article, Block
from litsite.model.library import Library, PrintedPage, SitePage, SiteSettings, Topic
from litsite.search import build_search_index


def article(id: str, title: str, body: str, **fields: object) -> Article:
    """An article whose body is Markdown; anchors as content/ makes them, near enough."""
    blocks = tuple(
        Block(
            kind=block.kind,
            markdown=block.markdown,
            text=block.text,
            level=block.level,
            term=block.term,
            definition=block.definition,
            anchor=f"s-{block.text}" if block.kind == "heading" else text_hash(block.text),
        )
        for block in read_body(body)
    )
    date = id[:10]
    return Article(
        id=id, title=title, kind="newspaper", body=body, blocks=blocks, date=date, **fields
    )  # type: ignore[arg-type]


ARTICLES = (
    article(
        "2021-11-19-yingshang",
        "李沧区优化营商环境",
        "李沧区推进改革。\n\n## 审批提速\n\n审批事项办结98.9%,办照只要4个小时。\n\n- 一是减材料。\n- 二是减时间。\n",
        district="李沧区",
        publication="青岛日报",
        topics=("营商环境",),
    ),
    article(
        "2021-10-26-gongyuan",
        "建设口袋公园",
        "## 公园\n\n**聚焦民生。**新建口袋公园43处,投资1,362亿元,PM2.5下降,院士港开放。\n\n## 老楼\n\n加装电梯65部,安装充电桩。\n",
        district="市北区",
        publication="青岛日报",
        topics=("民生",),
    ),
    article(
        "2020-01-07-baogao",
        "政府工作报告",
        "今年要改善营商环境,打造口袋公园3处。欢迎臺灣同胞。\n\n## 名词解释\n\n“双招双引”\n: 招商引资、招才引智。\n",
        district="李沧区",
        publication=None,
        topics=("营商环境", "民生"),
    ),
    article(
        "2019-05-01-tongming",
        "环境与营商",
        "营商要看环境,环境好了再说营商。装了电梯,老楼也舒服。\n",
        district="市北区",
        publication="早报",
        topics=(),
    ),
    article(
        "2018-05-01-xiangtong",
        "旧闻",
        "聚焦民生。新建口袋公园43处,投资1,362亿元,PM2.5下降,院士港开放。\n",
        district=None,
        publication=None,
        topics=(),
    ),
)
PRINTED = (
    PrintedPage(
        "issues/qing-dao-ri-bao-2021-11-19.html",
        "page-te-1-ban",
        "青岛日报 2021年11月19日 特1版",
        "青岛日报",
        "2021-11-19",
        headline="改革巡礼看青岛",
        captions=("李村河畔的老街。",),
    ),
)
SETTINGS = SiteSettings(
    title="小文摘",
    topics=(Topic("营商环境"), Topic("民生")),
    dictionary=("营商环境", "口袋公园", "院士港"),
)
LIBRARY = Library(SETTINGS, tuple(sorted(ARTICLES, key=lambda one: one.date or "", reverse=True)))


def write_index(
    library: Library, folder: Path, printed: tuple[PrintedPage, ...] = ()
) -> list[SitePage]:
    """Index the library into `folder`/search."""
    pages, problems = build_search_index(library, printed)
    assert problems == []
    (folder / "search").mkdir(parents=True)
    for page in pages:
        (folder / page.path).write_bytes(page.content)
    return pages
