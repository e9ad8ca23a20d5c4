"""Feed, sitemap, robots.txt."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

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
    seconds = [text[:19] for text in texts(feed, "a:updated") + texts(feed, "a:entry/a:updated")]
    assert seconds == [
        "2021-11-19T00:00:00",
        "2021-11-19T00:00:00",
        "2021-10-01T00:00:00",
        "2020-01-01T00:00:00",
    ], "an article without a date cannot be an entry"
    for text in texts(feed, "a:entry/a:updated"):
        assert datetime.fromisoformat(text).utcoffset() == timedelta(hours=8)


def test_a_corrected_title_is_told_to_those_who_have_the_entry() -> None:
    corrected = replace(LIBRARY.articles[1], title="改正的标题")
    later = replace(LIBRARY, articles=(LIBRARY.articles[0], corrected, *LIBRARY.articles[2:]))
    before, after = feed_of(LIBRARY), feed_of(later)
    same = [a == b for a, b in zip(moments(before), moments(after), strict=True)]
    assert same == [False, True, False, True], "the feed's own and the entry's"
    assert moments(after)[2][:19] == moments(before)[2][:19], "no day or hour is made up"


def moments(feed: ElementTree.Element) -> list[str]:
    """`updated` of the feed and its entries."""
    return texts(feed, "a:updated") + texts(feed, "a:entry/a:updated")


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
    links = [link.get("href") or "" for link in feed.iter(f"{{{ATOM['a']}}}link")]
    assert "https://example.org/d/articles/b.html" in links
    assert all(link.startswith("https://example.org/d/") for link in links)


def test_ids_stay_when_the_digest_moves() -> None:
    moved = replace(LIBRARY, settings=SiteSettings("文摘", base_url="https://www.example.com/"))
    ids = [
        texts(feed_of(library), "a:id") + texts(feed_of(library), "a:entry/a:id")
        for library in (LIBRARY, HOSTED, moved)
    ]
    assert ids[0] == ids[1] == ids[2]
    renamed = replace(LIBRARY, settings=SiteSettings("新名"))
    assert texts(feed_of(renamed), "a:entry/a:id") == ids[0][1:]


def test_each_district_and_topic_has_its_feed() -> None:
    one = replace(LIBRARY.articles[0], district="李沧区", topics=("营商环境",))
    two = replace(LIBRARY.articles[1], district="李沧区")
    library = replace(LIBRARY, articles=(one, two, *LIBRARY.articles[2:]))
    pages = by_path(export_feeds(library, PATHS))
    district = ElementTree.fromstring(pages["districts/li-cang-qu.xml"])
    topic = ElementTree.fromstring(pages["topics/ying-shang-huan-jing.xml"])
    assert texts(district, "a:title") == ["李沧区 — 文摘"]
    assert len(texts(district, "a:entry/a:id")) == 2
    assert len(texts(topic, "a:entry/a:id")) == 1
    links = [link.get("href") for link in district.iter(f"{{{ATOM['a']}}}link")]
    assert links == [
        "../districts/li-cang-qu.xml",
        "../districts/li-cang-qu.html",
        "../articles/b.html",
        "../articles/c.html",
    ]
    feeds = [ElementTree.fromstring(c) for p, c in pages.items() if p.endswith(".xml")]
    ids = [text for feed in feeds for text in texts(feed, "a:id")]
    assert len(set(ids)) == len(ids) == 3


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


def test_sitemap_says_how_new_a_page_is_as_far_as_it_is_known() -> None:
    one = replace(LIBRARY.articles[0], district="李沧区", published="2022-01-02")
    library = replace(HOSTED, articles=(one, *LIBRARY.articles[1:]))
    paths = ["index.html", "about.html", "districts/li-cang-qu.html"]
    paths += [f"articles/{name}.html" for name in "abcd"]
    root = ElementTree.fromstring(by_path(export_feeds(library, paths))["sitemap.xml"])
    dates = {
        (url.findtext("s:loc", "", MAP)).removeprefix("https://example.org/d/"): url.findtext(
            "s:lastmod", None, MAP
        )
        for url in root.findall("s:url", MAP)
    }
    assert dates == {
        "index.html": "2022-01-02",
        "about.html": None,
        "districts/li-cang-qu.html": "2022-01-02",
        "articles/a.html": "2020",
        "articles/b.html": "2022-01-02",
        "articles/c.html": "2021-10",
        "articles/d.html": None,
    }


def test_pages_for_paper_are_not_for_search_engines() -> None:
    paths = ["print.html", "print/2021.html", "printers.html"]
    root = ElementTree.fromstring(by_path(export_feeds(HOSTED, paths))["sitemap.xml"])
    assert [loc.text for loc in root.findall("s:url/s:loc", MAP)] == [
        "https://example.org/d/printers.html"
    ]


@pytest.mark.parametrize("base_url", [None, "https://example.org/", "https://example.org/d/"])
def test_robots_txt_is_groups_of_rules_then_the_sitemap(base_url: str | None) -> None:
    library = replace(LIBRARY, settings=SiteSettings("文摘", base_url=base_url))
    text = by_path(export_feeds(library, PATHS))["robots.txt"].decode("ascii")
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    assert robots.can_fetch("Baiduspider", f"{base_url or 'https://example.org/'}index.html")
    assert robots.site_maps() == ([f"{base_url}sitemap.xml"] if base_url else None)
    assert all(re.fullmatch(r"[A-Z][A-Za-z-]*: \S+", line) for line in text.splitlines())


def test_large_sitemap_is_cut_in_parts() -> None:
    many = [f"articles/{n}.html" for n in range(50_001)]
    pages = by_path(export_feeds(HOSTED, many))
    assert {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"} <= set(pages)
    index = ElementTree.fromstring(pages["sitemap.xml"])
    assert len(index.findall("s:sitemap", MAP)) == 2


def test_same_input_same_bytes() -> None:
    assert export_feeds(HOSTED, PATHS) == export_feeds(HOSTED, PATHS)
