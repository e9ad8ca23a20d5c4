"""What a page says of itself to programs: JSON-LD in the words of schema.org.

Only where the digest's address is known: a thing on the web is named by its URL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from litsite.addresses import (
    DATA_FOLDER,
    GLOSSARY_PAGE,
    HOME_PAGE,
    LARGE_TABLE,
    LEDGER_PAGE,
    article_path,
    hash_of,
    quote_path,
)
from litsite.formats.json_text import json_text
from litsite.model.article import Article
from litsite.model.library import SiteSettings
from litsite.rendering.frame.site_words import TEXT

Thing = dict[str, object]

ARTICLE_TYPES: Mapping[str, str] = {
    "newspaper": "NewsArticle",
    "web_news": "NewsArticle",
    "work_report": "Report",
    "notice": "Article",
}
"""Kind of an article → its type; schema.org has none for notices."""
_DOWNLOADS: tuple[tuple[str, str], ...] = (
    ("figures.csv", "text/csv"),
    ("figures.json", "application/json"),
    ("figures.jsonl", "application/x-ndjson"),
)

_LIST_OF_PARTS: tuple[tuple[str, str], ...] = (("datapackage.json", "application/json"),)


def describe_site(settings: SiteSettings) -> Markup | None:
    """The digest, on its home page."""
    return _script(
        settings,
        HOME_PAGE,
        "WebSite",
        {
            "name": settings.title,
            "alternateName": settings.subtitle,
            "description": settings.description,
            "publisher": _organization(settings.publisher),
        },
    )


def describe_article(settings: SiteSettings, article: Article) -> Markup | None:
    """An article: who wrote and who printed it, not who put it into the digest."""
    printed = article.kind == "newspaper"
    return _script(
        settings,
        article_path(article.id),
        ARTICLE_TYPES.get(article.kind, "Article"),
        {
            "headline": article.title,
            "alternativeHeadline": article.subtitle or article.kicker,
            "abstract": "".join(article.summary),
            "datePublished": article.published or article.date,
            "dateCreated": article.date if article.published else None,
            "author": _person(article.author) or _organization(article.org),
            "editor": _person(article.editor),
            "publisher": _organization(article.publication),
            "printPage": article.page if printed else None,
            "articleSection": article.series,
            "keywords": [*article.topics, *article.keywords],
            "contentLocation": _place(article.district),
            "isPartOf": {"@type": "WebSite", "name": settings.title, "url": settings.base_url},
            "sdPublisher": _organization(settings.publisher),
        },
    )


def describe_ledger(settings: SiteSettings, years: Iterable[str], figures: int) -> Markup | None:
    """The ledger as a data set with its files; `years` that its `figures` are of."""
    known = sorted(year for year in years if year)
    span = "" if not known else known[0] if known[0] == known[-1] else f"{known[0]}/{known[-1]}"
    return _script(
        settings,
        LEDGER_PAGE,
        "Dataset",
        {
            "name": f"{settings.title}:{TEXT.figures_title}",
            "description": TEXT.figures_lead,
            "creator": _organization(settings.publisher or settings.title),
            "isAccessibleForFree": True,
            "temporalCoverage": span,
            "spatialCoverage": _place(settings.city),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": f"{settings.base_url}{DATA_FOLDER}{name}",
                }
                for name, kind in (_DOWNLOADS if figures <= LARGE_TABLE else _LIST_OF_PARTS)
            ],
        },
    )


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term of the glossary with one definition, both as plain text."""

    name: str
    definition: str
    anchor: str


def describe_glossary(settings: SiteSettings, terms: Iterable[DefinedTerm]) -> Markup | None:
    """The glossary, term by term."""
    url = _url(settings, GLOSSARY_PAGE)
    return _script(
        settings,
        GLOSSARY_PAGE,
        "DefinedTermSet",
        {
            "name": f"{settings.title}:{TEXT.glossary}",
            "description": TEXT.glossary_lead,
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "name": term.name,
                    "description": term.definition,
                    "url": url + hash_of(term.anchor),
                    "inDefinedTermSet": url,
                }
                for term in terms
            ],
        },
    )


def _script(settings: SiteSettings, path: str, kind: str, told: Thing) -> Markup | None:
    """What is known of the thing; JSON without `<`, so that no text can end the script."""
    if not settings.base_url:
        return None
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": kind,
        "url": _url(settings, path),
        "inLanguage": settings.language,
    }
    thing |= {name: value for name, value in told.items() if value}
    return Markup(json_text(thing))


def _url(settings: SiteSettings, path: str) -> str:
    return f"{settings.base_url}{quote_path(path)}"


def _person(name: str | None) -> Thing | None:
    return {"@type": "Person", "name": name} if name else None


def _organization(name: str | None) -> Thing | None:
    return {"@type": "Organization", "name": name} if name else None


def _place(name: str | None) -> Thing | None:
    return {"@type": "AdministrativeArea", "name": name} if name else None
