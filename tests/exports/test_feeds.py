"""Feed, sitemap, robots.txt."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from litsite.exports import export_feeds
from litsite.model.article import Article
from litsite.model.library import Library, SitePage, SiteSettings

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PATHS = ["index.html", "404.html", "articles/a.html", "static/style.css"]


def article(name: str, date: str | None, title: str = "标题") -> Article:
    """An article with what a feed shows."""
    return Article(id=name, title=title, kind="notice", body="", date=date, summary=("摘要。",))


LIBRARY = Library(
    SiteSettings("文摘"),
    (
        article("b", "2021-11-19", "<b>&\x00"),
        article("c", "2021-10"),
        article("a", "2020"),
        article("d", None),
    ),
)
HOSTED = replace(LIBRARY, settings=SiteSettings("文摘", base_url="https://example.org/d/"))


def by_path(pages: list[SitePage]) -> dict[str, bytes]:
    """Content by path."""
    return {page.path: page.content for page in pages}


def feed_of(library: Library) -> ElementTree.Element:
    """The feed, parsed."""
    return ElementTree.fromstring(by_path(export_feeds(library, PATHS))["feed.xml"])


def texts(feed: ElementTree.Element, path: str) -> list[str]:
    """Texts of the elements at a path."""
    return [element.text or "" for element in feed.findall(path, ATOM)]


def test_feed_takes_its_dates_from_articles() -> None:
    feed = feed_of(LIBRARY)
    assert texts(feed, "a:updated") == ["2021-11-19T00:00:00+08:00"]
    assert texts(feed, "a:entry/a:updated") == [
        "2021-11-19T00:00:00+08:00",
        "2021-10-01T00:00:00+08:00",
        "2020-01-01T00:00:00+08:00",
    ], "an article without a date cannot be an entry"


def test_feed_has_what_atom_demands_without_an_address() -> None:
    feed = feed_of(LIBRARY)
    ids = texts(feed, "a:id") + texts(feed, "a:entry/a:id")
    assert len(set(ids)) == 4
    assert all(i.startswith("urn:uuid:") for i in ids)
    assert texts(feed, "a:author/a:name") == ["文摘"]
    links = [link.get("href") for link in feed.findall("a:entry/a:link", ATOM)]
    assert links == ["articles/b.html", "articles/c.html", "articles/a.html"]


def test_feed_has_absolute_links_with_an_address() -> None:
    feed = feed_of(HOSTED)
    assert texts(feed, "a:entry/a:id")[0] == "https://example.org/d/articles/b.html"


def test_markup_and_controls_in_a_title_are_text() -> None:
    assert texts(feed_of(LIBRARY), "a:entry/a:title")[0] == "<b>&"


def test_feed_without_articles_is_valid() -> None:
    assert texts(feed_of(Library(SiteSettings("空"), ())), "a:updated")


def test_sitemap_needs_an_address() -> None:
    pages = by_path(export_feeds(LIBRARY, PATHS))
    assert set(pages) == {"feed.xml", "robots.txt"}
    assert b"Sitemap" not in pages["robots.txt"]


def test_sitemap_lists_pages_only() -> None:
    pages = by_path(export_feeds(HOSTED, PATHS))
    root = ElementTree.fromstring(pages["sitemap.xml"])
    assert [loc.text for loc in root.findall("s:url/s:loc", MAP)] == [
        "https://example.org/d/articles/a.html",
        "https://example.org/d/index.html",
    ]
    assert b"Sitemap: https://example.org/d/sitemap.xml" in pages["robots.txt"]


def test_large_sitemap_is_cut_in_parts() -> None:
    many = [f"articles/{n}.html" for n in range(50_001)]
    pages = by_path(export_feeds(HOSTED, many))
    assert {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"} <= set(pages)
    index = ElementTree.fromstring(pages["sitemap.xml"])
    assert len(index.findall("s:sitemap", MAP)) == 2


def test_same_input_same_bytes() -> None:
    assert export_feeds(HOSTED, PATHS) == export_feeds(HOSTED, PATHS)
