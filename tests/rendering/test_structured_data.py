"""What pages say of themselves to programs, with and without an address."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from litsite.config import bundled
from litsite.model.library import Library
from litsite.rendering import render_site_pages

BASE = "https://example.org/d/"
Pages = Mapping[str, str]


def render(library: Library, base_url: str | None) -> Pages:
    """Page → text of each HTML page."""
    settings = replace(library.settings, base_url=base_url, publisher="市政府</script>办公室")
    pages, _ = render_site_pages(replace(library, settings=settings), bundled("templates"))
    return {p.path: p.content.decode() for p in pages if p.path.endswith(".html")}


@pytest.fixture(scope="module")
def hosted(seed_library: Library) -> Pages:
    return render(seed_library, BASE)


@pytest.fixture(scope="module")
def at_home(seed_library: Library) -> Pages:
    return render(seed_library, None)


def thing_of(page: str) -> dict[str, Any] | None:
    """The JSON-LD of a page."""
    found = BeautifulSoup(page, "html.parser").find_all("script", type="application/ld+json")
    assert len(found) <= 1
    return json.loads(found[0].string or "") if found else None


def test_each_article_is_of_its_type(hosted: Pages, seed_library: Library) -> None:
    for article in seed_library.articles:
        thing = thing_of(hosted[f"articles/{article.id}.html"])
        assert thing
        kinds = {"newspaper": "NewsArticle", "web_news": "NewsArticle", "work_report": "Report"}
        assert thing["@type"] == kinds.get(article.kind, "Article")
        assert thing["headline"] == article.title
        assert thing["url"] == f"{BASE}articles/{article.id}.html"
        assert thing.get("datePublished") == (article.published or article.date)
        assert thing["sdPublisher"]["name"] == "市政府</script>办公室", (
            "and nothing ended the script"
        )


def test_the_ledger_is_a_data_set_with_files_that_are_there(hosted: Pages) -> None:
    thing = thing_of(hosted["figures/index.html"])
    assert thing
    assert thing["@type"] == "Dataset"
    assert len(thing["description"]) > 0
    assert re.fullmatch(r"\d{4}/\d{4}", thing["temporalCoverage"])
    assert {one["contentUrl"] for one in thing["distribution"]} == {
        f"{BASE}data/figures.{ending}" for ending in ("csv", "json", "jsonl")
    }


def test_the_glossary_is_a_set_of_terms_with_their_places(hosted: Pages) -> None:
    page = hosted["glossary/index.html"]
    thing = thing_of(page)
    assert thing
    assert thing["@type"] == "DefinedTermSet"
    ids = {str(tag["id"]) for tag in BeautifulSoup(page, "html.parser").find_all(id=True)}
    assert thing["hasDefinedTerm"]
    for term in thing["hasDefinedTerm"]:
        address, _, anchor = term["url"].partition("#")
        assert address == thing["url"] == term["inDefinedTermSet"]
        assert anchor in ids
        assert term["name"] and term["description"]


def test_each_page_but_404_has_one_address_and_its_card(hosted: Pages) -> None:
    for path, text in hosted.items():
        head = BeautifulSoup(text, "html.parser").head
        assert head
        canonical = [str(link["href"]) for link in head.find_all("link", rel="canonical")]
        told = {str(m["property"]): str(m["content"]) for m in head.find_all("meta", property=True)}
        if path == "404.html":
            assert (canonical, told) == ([], {})
            continue
        assert canonical == [BASE + path]
        assert told["og:url"] == BASE + path
        assert told["og:type"] == ("article" if path.startswith("articles/") else "website")
        assert {"og:title", "og:site_name", "og:locale"} <= told.keys()


def test_pages_that_repeat_others_are_not_for_search_engines(hosted: Pages) -> None:
    marked = {path for path, text in hosted.items() if 'name="robots" content="noindex"' in text}
    assert marked == {
        p for p in hosted if p in ("404.html", "print.html") or p.startswith("print/")
    }


def test_without_an_address_nothing_is_said_that_needs_one(at_home: Pages) -> None:
    for path, text in at_home.items():
        assert "og:" not in text, path
        assert "ld+json" not in text, path
        assert 'rel="canonical"' not in text, path


def test_districts_and_topics_name_their_feeds(at_home: Pages) -> None:
    page = BeautifulSoup(at_home["districts/li-cang-qu.html"], "html.parser")
    feeds = [str(link["href"]) for link in page.find_all("link", type="application/atom+xml")]
    assert feeds == ["../feed.xml", "../districts/li-cang-qu.xml"]
    assert page.find("a", href="../districts/li-cang-qu.xml")
