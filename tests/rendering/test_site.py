"""Promises that hold for all pages together."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from litsite.exports import export_feeds
from litsite.model.library import HandPage, Library
from litsite.rendering import render_site_pages

TEMPLATES = Path(__file__).parents[2] / "templates"
GENERATED_ELSEWHERE = {
    *(f"data/{name}" for name in ("figures.csv", "figures.jsonl", "series.csv", "README.md")),
}


def parse(html: str) -> BeautifulSoup:
    """The page as a browser sees it."""
    return BeautifulSoup(html, "html.parser")


def urls(soup: BeautifulSoup) -> list[str]:
    """Every URL of a page, but the canonical one."""
    found = []
    for tag in soup.find_all(True):
        for name in ("href", "src", "action", "data", "poster", "srcset"):
            if tag.get(name) is not None and tag.get("rel") != ["canonical"]:
                found.append(str(tag[name]))
    return found


def resolve(page: str, url: str) -> tuple[str, str]:
    """Path and fragment that a relative URL leads to."""
    parts = urlsplit(url)
    path = normpath(f"{dirname(page)}/{unquote(parts.path)}".lstrip("/")) if parts.path else page
    return path, unquote(parts.fragment)


def test_every_link_leads_to_a_page_and_a_place_on_it(
    library: Library, pages: dict[str, str]
) -> None:
    static = {page.path for page in render_site_pages(library, TEMPLATES)[0]}
    static |= {page.path for page in export_feeds(library, ())}
    ids = {path: {tag["id"] for tag in parse(html).select("[id]")} for path, html in pages.items()}
    broken = []
    for page, html in pages.items():
        for url in urls(parse(html)):
            if url.startswith("https://example.org/"):
                continue
            path, fragment = resolve(page, url)
            missing = path not in static | GENERATED_ELSEWHERE
            if missing or (fragment and fragment not in ids[path]):
                broken.append((page, url))
    assert broken == []


def test_no_url_leaves_the_site_or_starts_at_its_root(pages: dict[str, str]) -> None:
    outside = {
        url
        for html in pages.values()
        for url in urls(parse(html))
        if url.startswith(("/", "\\")) or urlsplit(url).scheme or urlsplit(url).netloc
    }
    assert outside == {"https://example.org/"}, "only the hand page's own link"


def test_ids_are_unique_and_each_page_has_one_h1(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        soup = parse(html)
        ids = [tag["id"] for tag in soup.select("[id]")]
        assert len(ids) == len(set(ids)), path
        assert len(soup.find_all("h1")) == 1, path


def test_every_page_has_landmarks_a_language_and_a_way_past_the_navigation(
    pages: dict[str, str],
) -> None:
    for path, html in pages.items():
        soup = parse(html)
        assert isinstance(soup.html, Tag)
        assert soup.html["lang"] == "zh-CN", path
        assert [tag.name for tag in soup.select("body > header, main, body > footer")] == [
            "header",
            "main",
            "footer",
        ], path
        assert soup.select_one("a.skip[href='#main-content']"), path


def test_nothing_runs_that_the_content_security_policy_forbids(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        soup = parse(html)
        policy = soup.select_one("meta[http-equiv='Content-Security-Policy']")
        assert policy is not None
        assert str(policy["content"]).startswith("default-src 'none'; script-src 'self';"), path
        assert str(policy["content"]).endswith("base-uri 'none'; form-action 'self'"), path
        assert all(tag.get("src") and not tag.get_text() for tag in soup.find_all("script")), path
        assert soup.find("style") is None, path
        bad = [
            name
            for tag in soup.find_all(True)
            for name in tag.attrs
            if name == "style" or name.startswith("on")
        ]
        assert bad == [], path


def test_hostile_text_comes_out_as_text(library: Library, pages: dict[str, str]) -> None:
    hostile = library.articles[-1].title
    for path, html in pages.items():
        soup = parse(html)
        assert soup.find("img") is None, path
        assert "alert(1)" not in " ".join(urls(soup)), path
        assert "//evil" not in " ".join(urls(soup)), path
    page = parse(pages["articles/undated-hostile.html"])
    paragraph = page.find(id="cccc000001")
    assert isinstance(paragraph, Tag)
    assert hostile in paragraph.get_text()
    assert page.h1 is not None
    assert page.h1.get_text() == hostile
    unlinked = page.find(id="cccc000002")
    assert isinstance(unlinked, Tag)
    assert "javascript:alert(1)" in unlinked.get_text()


def test_same_library_gives_the_same_bytes(library: Library) -> None:
    first, _ = render_site_pages(library, TEMPLATES)
    second, _ = render_site_pages(deepcopy(library), TEMPLATES)
    assert first == second


def test_every_paragraph_comes_back_from_its_page(library: Library, pages: dict[str, str]) -> None:
    for article in library.articles[:2]:
        soup = parse(pages[f"articles/{article.id}.html"])
        for block in article.blocks:
            place = soup.find(id=block.anchor)
            assert isinstance(place, Tag)
            for extra in place.select(".tools, .edited"):
                extra.decompose()
            shown = place.get_text()
            if block.kind == "entry":
                definition = place.find_next_sibling("dd")
                assert isinstance(definition, Tag)
                for extra in definition.select(".tools"):
                    extra.decompose()
                shown += definition.get_text()
            assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", block.text)


def test_every_line_of_a_source_comes_back_from_its_view(
    library: Library, pages: dict[str, str]
) -> None:
    soup = parse(pages["sources/jia-bao-gao.txt.html"])
    for number, line in enumerate(library.texts[0].lines, start=1):
        text = soup.select_one(f"#L{number} .line-text")
        assert text is not None
        assert text.get_text() == line


def test_static_files_are_copied_byte_for_byte(library: Library) -> None:
    pages, _ = render_site_pages(library, TEMPLATES)
    copied = {page.path: page.content for page in pages if page.path.startswith("static/")}
    for name in ("site.js", "theme.js", "figures.js", "favicon.svg"):
        assert copied[f"static/{name}"] == (TEMPLATES / "static" / name).read_bytes()


@pytest.mark.parametrize("slug", ["index", "404", "print", "Print"])
def test_a_hand_page_cannot_replace_a_generated_one(library: Library, slug: str) -> None:
    intruder = HandPage(slug, "冒名", "文字")
    pages, problems = render_site_pages(replace(library, pages=(intruder,)), TEMPLATES)
    assert [(p.code, p.path) for p in problems] == [("path-twice", f"content/pages/{slug}.md")]
    assert not any("冒名</h1>".encode() in page.content for page in pages)


def test_an_empty_library_still_gives_a_site(library: Library) -> None:
    empty = Library(settings=library.settings, articles=())
    pages, problems = render_site_pages(empty, TEMPLATES)
    assert problems == []
    assert {"index.html", "404.html", "timeline/index.html"} <= {page.path for page in pages}


def test_the_404_page_works_at_any_depth_of_a_known_host(hosted_pages: dict[str, str]) -> None:
    own = [url for url in urls(parse(hosted_pages["404.html"])) if not url.startswith("#")]
    assert own
    assert all(url.startswith("/digest/") for url in own)


def test_the_footer_says_who_answers_for_the_digest(library: Library) -> None:
    settings = replace(
        library.settings,
        publisher="市政府办公室",
        contact="digest@example.gov.cn",
        filings=("鲁ICP备12345678号-1", "鲁公网安备37021302000001号", "网站标识码 3702130001"),
    )
    rendered, _ = render_site_pages(replace(library, settings=settings), TEMPLATES)
    for page in (one for one in rendered if one.path.endswith(".html")):
        footer = parse(page.content.decode()).select_one("footer")
        assert footer
        assert "主办单位:市政府办公室 · 联系方式:digest@example.gov.cn" in footer.get_text()
        assert [link["href"] for link in footer.select('a[href*=":"]')] == [
            "mailto:digest@example.gov.cn",
            "https://beian.miit.gov.cn/",
            "https://beian.mps.gov.cn/#/query/webSearch?code=37021302000001",
        ]
        assert "网站标识码 3702130001" in footer.get_text()


def test_a_telephone_number_is_no_link(library: Library) -> None:
    settings = replace(library.settings, contact="0532-12345（工作日）")
    rendered, _ = render_site_pages(replace(library, settings=settings), TEMPLATES)
    footer = parse(rendered[0].content.decode()).select_one("footer")
    assert footer
    assert "0532-12345（工作日）" in footer.get_text()
    assert not footer.select('a[href*=":"]')
