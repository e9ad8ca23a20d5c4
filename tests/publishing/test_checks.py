"""The checks find what is wrong with a site, and nothing where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.model.library import SitePage
from litsite.publishing.checks import check_site
from litsite.publishing.output import publish

GOOD = {
    "index.html": '<link rel="stylesheet" href="style.css"><a href="a/b.html#p1">a</a>',
    "a/b.html": '<p id="p1">text</p><a href="../index.html">home</a> <a href="#p1">here</a>',
    "style.css": "body { background: url(data:image/png;base64,AA==) }",
}


def site_of(folder: Path, **changes: str) -> Path:
    texts = GOOD | {
        name.replace("__", "/").replace("_html", ".html"): t for name, t in changes.items()
    }
    publish([SitePage(name, text.encode()) for name, text in texts.items()], folder / "site")
    return folder / "site"


def test_a_sound_site_has_no_problem(tmp_path: Path) -> None:
    assert check_site(site_of(tmp_path)) == []


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="gone.html">x</a>', "dead-link"),
        ('<a href="a/b.html#p2">x</a>', "dead-anchor"),
        ('<a href="/a/b.html">x</a>', "absolute-path"),
        ('<img src="https://example.org/x.png">', "other-host"),
        ('<script src="//cdn.example.org/x.js"></script>', "other-host"),
        ('<a href="javascript:alert(1)">x</a>', "other-host"),
        ('<p id="x"></p><p id="x"></p>', "id-twice"),
    ],
)
def test_each_fault_is_found(tmp_path: Path, html: str, code: str) -> None:
    site = site_of(tmp_path, index_html=GOOD["index.html"] + html)
    assert [problem.code for problem in check_site(site)] == [code]


def test_a_page_that_no_link_leads_to_is_told(tmp_path: Path) -> None:
    site = site_of(tmp_path, lost_html="<p>lost</p>")
    assert [(p.code, p.path) for p in check_site(site)] == [("unreached", "site/lost.html")]


def test_an_outward_link_may_be_followed_but_nothing_is_fetched(tmp_path: Path) -> None:
    site = site_of(tmp_path, index_html=GOOD["index.html"] + '<a href="https://example.org/">x</a>')
    assert check_site(site) == []


def test_a_page_that_was_changed_or_deleted_after_the_build_is_told(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    page = site / "a" / "b.html"
    page.write_text(page.read_text(encoding="utf-8").replace("text", "1.2万"), encoding="utf-8")
    assert [problem.code for problem in check_site(site)] == ["page-changed"]
    page.unlink()
    assert "page-missing" in {problem.code for problem in check_site(site)}


def test_a_foreign_page_is_its_owners(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    (site / "verify.html").write_bytes(b'\xd6\xd0<a href="/gone">')
    assert [(p.code, p.severity) for p in check_site(site)] == [("foreign", "note")]


def test_the_page_for_what_is_not_there_links_from_the_hosts_root(tmp_path: Path) -> None:
    links = '<link rel="stylesheet" href="/digest/style.css"><a href="/digest/{}">x</a>'
    site = site_of(tmp_path, **{"404_html": links.format("a/b.html#p1")})
    assert check_site(site, "/digest/") == []
    assert {problem.code for problem in check_site(site)} == {"absolute-path"}
    site = site_of(tmp_path, **{"404_html": links.format("gone.html")})
    assert [problem.code for problem in check_site(site, "/digest/")] == ["dead-link"]
