"""Lists of a large archive: what nobody would read is left out, said so, and found by the search."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from litsite.model.library import Library, SitePage
from litsite.rendering import render_site_pages
from litsite.rendering.indexes import catalogue
from litsite.rendering.pages import keywords
from tests.rendering.conftest import TEMPLATES


def render(library: Library) -> dict[str, BeautifulSoup]:
    return {
        page.path: BeautifulSoup(page.content, "html.parser")
        for page in render_site_pages(library, TEMPLATES)[0]
        if isinstance(page, SitePage) and page.path.endswith(".html")
    }


@pytest.fixture
def many(library: Library) -> Library:
    """Each article with a word of its own beside one that all have, and an organization of its own."""
    articles = tuple(
        replace(article, keywords=("共用", f"独有{number}"), org=f"第{number}局")
        for number, article in enumerate(library.articles)
    )
    return replace(library, articles=articles)


def test_words_of_one_article_are_listed_while_they_are_few(many: Library) -> None:
    page = render(many)["keywords/index.html"]
    assert len(page.select("ul.rare li")) == len(many.articles)


def test_beyond_that_the_page_says_how_many_and_articles_link_to_the_search(
    many: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "MOST_RARE_KEYWORDS", 1)
    pages = render(many)
    page = pages["keywords/index.html"]
    assert [item.h3.contents[0].strip() for item in page.select("ul.words li[id]")] == ["共用"]
    assert f"另有 {len(many.articles)} 个关键词" in page.get_text()
    own = many.articles[0]
    links = {a.get_text(): a["href"] for a in pages[f"articles/{own.id}.html"].select(".tags a")}
    assert links["共用"].startswith("../keywords/index.html#")
    assert links["独有0"] == f"../search.html?q={quote('独有0')}"


def test_a_word_of_many_articles_names_the_newest_and_leads_to_all(
    many: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keywords, "MOST_SHOWN", 1)
    item = render(many)["keywords/index.html"].select_one("ul.words li[id]")
    assert item is not None
    links = [a["href"] for a in item.select("a")]
    newest = f"../articles/{many.articles[0].id}.html"
    assert links == [newest, f"../search.html?q={quote('共用')}"]


def test_the_largest_organizations_have_pages_and_the_others_stand_unlinked(
    many: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "MOST_ORGANIZATION_PAGES", 1)
    pages = render(many)
    listed = pages["organizations/index.html"]
    (first,) = [a.get_text() for a in listed.select("ul.collections h2 a")]
    assert f"另有 {len(many.articles) - 1} 个" in listed.get_text()
    for article in many.articles:
        meta = pages[f"articles/{article.id}.html"].select_one("dl.meta")
        assert meta is not None
        assert article.org in meta.get_text()
        linked = [a.get_text() for a in meta.select("a[href*='organizations/']")]
        assert linked == ([first] if article.org == first else [])
