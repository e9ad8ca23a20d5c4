"""feed.xml: the newest articles as an Atom feed; one more for each district and topic."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from litsite.addresses import (
    FEED,
    HOME_PAGE,
    article_path,
    district_paths,
    feed_path,
    href,
    quote_path,
    topic_paths,
)
from litsite.exports.xml_files import add_text, clean, serialize
from litsite.model.article import Article
from litsite.model.library import Library, SitePage, SiteSettings

ATOM = "http://www.w3.org/2005/Atom"
FEED_ENTRIES = 50
MIDNIGHT = "T00:00:00"
ZONE = "+08:00"  # the sources are Chinese, and China has one time zone
NO_DATE = "1970-01-01"
"""Date of a feed without entries: Atom demands one, and a build does not read the clock."""


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed to be made."""

    path: str
    page: str
    """That shows the same to people."""
    title: str
    articles: Iterable[Article]


def build_feeds(library: Library) -> list[SitePage]:
    """The feed of all articles, and those of the districts and topics that have any."""
    settings = library.settings
    feeds = [_Feed(FEED, HOME_PAGE, settings.title, library.articles)]
    by_district: dict[str, list[Article]] = {}
    by_topic: dict[str, list[Article]] = {}
    for article in library.articles:
        if article.district:
            by_district.setdefault(article.district, []).append(article)
        for topic in dict.fromkeys(article.topics):
            by_topic.setdefault(topic, []).append(article)
    for groups, paths in ((by_district, district_paths), (by_topic, topic_paths)):
        feeds += [
            _Feed(feed_path(page), page, f"{name} — {settings.title}", groups[name])
            for name, page in paths(groups).items()
        ]
    return [_build_feed(feed, settings) for feed in feeds]


def _build_feed(feed: _Feed, settings: SiteSettings) -> SitePage:
    """Atom feed of the newest articles; those without a date cannot be entries."""
    dated = [article for article in feed.articles if article.date]
    newest = sorted(dated, key=lambda a: (full_date(a), a.id), reverse=True)[:FEED_ENTRIES]
    root = Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    add_text(root, "id", _feed_id(feed, settings))
    add_text(root, "title", feed.title)
    if settings.subtitle:
        add_text(root, "subtitle", settings.subtitle)
    latest = full_date(newest[0]) if newest else NO_DATE
    add_text(root, "updated", moment(latest, *(text for one in newest for text in said_of(one))))
    add_text(SubElement(root, "author"), "name", settings.publisher or settings.title)
    SubElement(root, "link", {"rel": "self", "href": _url(settings, feed.path, feed.path)})
    SubElement(root, "link", {"rel": "alternate", "href": _url(settings, feed.path, feed.page)})
    for article in newest:
        _add_entry(root, feed, settings, article)
    return SitePage(feed.path, serialize(root))


def _add_entry(root: Element, feed: _Feed, settings: SiteSettings, article: Article) -> None:
    entry = SubElement(root, "entry")
    add_text(entry, "id", entry_id(article))
    add_text(entry, "title", article.title)
    add_text(entry, "updated", moment(full_date(article), *said_of(article)))
    url = _url(settings, feed.path, article_path(article.id))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": url})
    creator = article.author or article.org or article.publication
    if creator:
        add_text(SubElement(entry, "author"), "name", creator)
    for topic in article.topics:
        SubElement(entry, "category", {"term": clean(topic)})
    if article.summary:
        add_text(entry, "summary", "".join(article.summary))


def _url(settings: SiteSettings, feed: str, path: str) -> str:
    """Absolute where the site's address is known, else relative to the feed."""
    return settings.base_url + quote_path(path) if settings.base_url else href(feed, path)


def full_date(article: Article) -> str:
    """The day, or the first day of the month or year where no more is known."""
    return f"{article.date or NO_DATE}-01-01"[:10]


def said_of(article: Article) -> tuple[str, ...]:
    """What a reader would notice a change of."""
    return (article.title, article.kicker or "", article.subtitle or "", article.body)


def moment(day: str, *texts: str) -> str:
    """Midnight of the day, and a part of a second that changes with the texts.

    Readers take an entry anew whose `updated` differs. When a title was corrected nobody wrote down, and a
    build does not read the clock; no more is known than the day, so nothing is claimed beyond it.
    """
    name = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).digest()
    part = int.from_bytes(name[:8], "big") % 1_000_000
    return f"{day}{MIDNIGHT}.{part:06d}{ZONE}"


def entry_id(article: Article) -> str:
    """The same wherever the digest is published: an article's id is minted once."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"litsite:article/{article.id}").urn


def _feed_id(feed: _Feed, settings: SiteSettings) -> str:
    """Of the digest's name, since a feed lasts longer than an address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"litsite:feed/{settings.title}/{feed.path}").urn
