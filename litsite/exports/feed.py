"""feed.xml: the newest articles as an Atom feed."""

from __future__ import annotations

import uuid
from xml.etree.ElementTree import Element, SubElement

from litsite.addresses import FEED, HOME_PAGE, article_url
from litsite.exports.xml_files import add_text, clean, serialize
from litsite.model.article import Article
from litsite.model.library import Library, SitePage, SiteSettings

ATOM = "http://www.w3.org/2005/Atom"
FEED_ENTRIES = 50
MIDNIGHT = "T00:00:00+08:00"  # the sources are Chinese, and China has one time zone
NO_DATE = "1970-01-01"
"""Date of a feed without entries: Atom demands one, and a build does not read the clock."""


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
    add_text(feed, "updated", (full_date(newest[0]) if newest else NO_DATE) + MIDNIGHT)
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
    return f"{article.date or NO_DATE}-01-01"[:10]


def stable_id(settings: SiteSettings, article_id: str) -> str:
    """An id that lasts while the site's address is unknown."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"litsite:{settings.title}/{article_id}").urn
