"""How to cite an article."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from litsite.addresses import article_path
from litsite.model.article import Article
from litsite.model.library import SiteSettings
from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.site_words import TEXT

# Codes of GB/T 7714—2015 for kinds of documents.
TYPE_CODES: dict[str, str] = {
    "newspaper": "N",
    "work_report": "R",
    "web_news": "EB",
    "notice": "Z",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One way of citing."""

    style: str
    text: str


def cite(settings: SiteSettings, article: Article) -> tuple[Citation, ...]:
    """All ways of citing an article. No day of access: a build does not read the clock."""
    url = settings.base_url + quote(article_path(article.id)) if settings.base_url else None
    return (
        Citation(TEXT.cite_gbt, cite_gbt(article, url)),
        Citation(TEXT.cite_plain, cite_plain(article, url)),
    )


def cite_gbt(article: Article, url: str | None) -> str:
    """`青岛市政协. 用“心”倾听[N]. 青岛日报, 2021-11-19(特2版).`"""
    code = TYPE_CODES.get(article.kind, "Z") + ("/OL" if url or article.kind == "web_news" else "")
    date = article.published or article.date
    page = f"({article.page})" if article.page else ""
    place = ", ".join(part for part in (article.publication, date) if part) + page
    creator = article.author or article.org
    parts = [creator, f"{article.title}[{code}]", place, url]
    return ". ".join(part for part in parts if part) + "."


def cite_plain(article: Article, url: str | None) -> str:
    """`青岛市政协:《用“心”倾听》,《青岛日报》,2021年11月19日,特2版。`"""
    creator = article.author or article.org
    date = article.published or article.date
    parts = [
        f"{creator}:《{article.title}》" if creator else f"《{article.title}》",
        f"《{article.publication}》" if article.publication else None,
        display_date(date) if date else None,
        article.page,
        url,
    ]
    return ",".join(part for part in parts if part) + "。"
