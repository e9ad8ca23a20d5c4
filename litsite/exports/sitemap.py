"""sitemap.xml: the pages that a search engine should visit, and how new they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from litsite.addresses import (
    HOME_PAGE,
    NOT_FOUND_PAGE,
    PRINT_PAGE,
    SITEMAP,
    TIMELINE_PAGE,
    article_path,
    district_paths,
    topic_paths,
)
from litsite.exports.xml_files import add_text, serialize
from litsite.model.library import Library, SitePage

SITEMAP_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP_URLS = 50_000  # the protocol allows no more in one file
_PRINTED = PRINT_PAGE.removesuffix(".html") + "/"


def build_sitemap(library: Library, paths: Sequence[str]) -> list[SitePage]:
    """One sitemap, or an index of several where one may not hold all pages; none without a base URL."""
    base_url = library.settings.base_url
    if not base_url:
        return []
    dates = last_dates(library)
    urls = [(base_url + quote(path), dates.get(path)) for path in sorted(paths) if listed(path)]
    if len(urls) <= SITEMAP_URLS:
        return [SitePage(SITEMAP, url_list("urlset", "url", urls))]
    parts = [
        SitePage(
            f"sitemap-{number}.xml",
            url_list("urlset", "url", urls[start : start + SITEMAP_URLS]),
        )
        for number, start in enumerate(range(0, len(urls), SITEMAP_URLS), start=1)
    ]
    index = [(base_url + part.path, None) for part in parts]
    return [SitePage(SITEMAP, url_list("sitemapindex", "sitemap", index)), *parts]


def listed(path: str) -> bool:
    """Whether a search engine should visit the page; those for paper repeat the articles."""
    alone = (NOT_FOUND_PAGE, PRINT_PAGE)
    return path.endswith(".html") and path not in alone and not path.startswith(_PRINTED)


def last_dates(library: Library) -> Mapping[str, str]:
    """Page → date of the newest thing on it, as exact as it is known.

    When a text was corrected nobody wrote down, and a build does not read the clock: README, Decisions.
    """
    dates: dict[str, str] = {}
    districts = district_paths({a.district for a in library.articles if a.district})
    topics = topic_paths({topic for article in library.articles for topic in article.topics})
    for article in library.articles:
        newest = max(article.date or "", article.published or "")
        pages = [article_path(article.id), HOME_PAGE, TIMELINE_PAGE]
        pages += [districts[article.district]] if article.district else []
        pages += [topics[topic] for topic in article.topics]
        for page in pages if newest else ():
            dates[page] = max(newest, dates.get(page, ""))
    return dates


def url_list(root_name: str, item_name: str, urls: Sequence[tuple[str, str | None]]) -> bytes:
    """A `urlset` or `sitemapindex`."""
    root = Element(root_name, {"xmlns": SITEMAP_SCHEMA})
    for url, date in urls:
        item = SubElement(root, item_name)
        add_text(item, "loc", url)
        if date:
            add_text(item, "lastmod", date)
    return serialize(root)
