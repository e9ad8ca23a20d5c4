"""feed.xml, sitemap.xml and robots.txt."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from litsite.addresses import FEED, HOME_PAGE, NOT_FOUND_PAGE, ROBOTS, SITEMAP, article_url
from litsite.model.article import Article
from litsite.model.library import Library, SitePage, SiteSettings

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
FEED_ENTRIES = 50
SITEMAP_URLS = 50_000  # the protocol allows no more in one file
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MIDNIGHT = "T00:00:00+08:00"  # the sources are Chinese, and China has one time zone
NEVER = "1970-01-01"
"""Date of a feed without entries: Atom demands one, and a build does not read the clock."""


def export_feeds(library: Library, paths: Sequence[str]) -> list[SitePage]:
    """Build the feed and robots.txt, and for a known base URL the sitemap of `paths`."""
    pages = [build_feed(library)]
    if library.settings.base_url:
        pages += build_sitemap(library.settings.base_url, paths)
    return [*pages, build_robots(library.settings)]


def build_feed(library: Library) -> SitePage:
    """Atom feed of the newest articles; those without a date cannot be entries."""
    settings = library.settings
    dated = [article for article in library.articles if article.date]
    newest = sorted(dated, key=lambda a: (full_date(a), a.id), reverse=True)[:FEED_ENTRIES]
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    add_text(feed, "id", settings.base_url or stable_id(settings, ""))
    add_text(feed, "title", settings.title)
    if settings.subtitle:
        add_text(feed, "subtitle", settings.subtitle)
    add_text(feed, "updated", (full_date(newest[0]) if newest else NEVER) + MIDNIGHT)
    add_text(SubElement(feed, "author"), "name", settings.publisher or settings.title)
    base = settings.base_url or ""
    SubElement(feed, "link", {"rel": "self", "href": base + FEED})
    SubElement(feed, "link", {"rel": "alternate", "href": base + HOME_PAGE})
    for article in newest:
        add_entry(feed, settings, article)
    return SitePage(FEED, serialize(feed))


def add_entry(feed: Element, settings: SiteSettings, article: Article) -> None:
    """Add one article to the feed."""
    url = (settings.base_url or "") + article_url(article.id)
    entry = SubElement(feed, "entry")
    add_text(entry, "id", url if settings.base_url else stable_id(settings, article.id))
    add_text(entry, "title", article.title)
    add_text(entry, "updated", full_date(article) + MIDNIGHT)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": url})
    creator = article.author or article.org or article.publication
    if creator:
        add_text(SubElement(entry, "author"), "name", creator)
    for topic in article.topics:
        SubElement(entry, "category", {"term": clean(topic)})
    if article.summary:
        add_text(entry, "summary", "".join(article.summary))


def full_date(article: Article) -> str:
    """The day, or the first day of the month or year where no more is known."""
    return f"{article.date or NEVER}-01-01"[:10]


def stable_id(settings: SiteSettings, article_id: str) -> str:
    """An id that lasts while the site's address is unknown."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"litsite:{settings.title}/{article_id}").urn


def build_sitemap(base_url: str, paths: Sequence[str]) -> list[SitePage]:
    """One sitemap, or an index of several where one may not hold all pages."""
    urls = [base_url + quote(path) for path in sorted(paths) if listed(path)]
    if len(urls) <= SITEMAP_URLS:
        return [SitePage(SITEMAP, url_list("urlset", "url", urls))]
    parts = [
        SitePage(
            f"sitemap-{number}.xml",
            url_list("urlset", "url", urls[start : start + SITEMAP_URLS]),
        )
        for number, start in enumerate(range(0, len(urls), SITEMAP_URLS), start=1)
    ]
    index = url_list("sitemapindex", "sitemap", [base_url + part.path for part in parts])
    return [SitePage(SITEMAP, index), *parts]


def listed(path: str) -> bool:
    """Whether a search engine should visit the page."""
    return path.endswith(".html") and path != NOT_FOUND_PAGE


def url_list(root_name: str, item_name: str, urls: Sequence[str]) -> bytes:
    """A `urlset` or `sitemapindex`."""
    root = Element(root_name, {"xmlns": SITEMAP_SCHEMA})
    for url in urls:
        add_text(SubElement(root, item_name), "loc", url)
    return serialize(root)


def build_robots(settings: SiteSettings) -> SitePage:
    """Everybody may read everything."""
    lines = ["User-agent: *", "Allow: /"]
    if settings.base_url:
        lines.append(f"Sitemap: {settings.base_url}{SITEMAP}")
    return SitePage(ROBOTS, ("\n".join(lines) + "\n").encode())


def add_text(parent: Element, name: str, text: str) -> None:
    """Add a child that holds text only."""
    SubElement(parent, name).text = clean(text)


def clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return NOT_XML.sub("", text)


def serialize(root: Element) -> bytes:
    """The document with its declaration, one element a line."""
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
