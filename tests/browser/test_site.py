"""The built site opened from its folder, by double-click as it were, with the network off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.watching import Watcher

pytestmark = pytest.mark.slow

PAGE_TYPES = (
    "index.html",
    "articles/2021-11-19-licang-shenhua-gaige-dazao.html",
    "articles/2020-01-07-2020-nian-qingdaoshi-licangqu.html",
    "articles/2021-10-26-jiaozhou-wei-dazao-qingdao.html",
    "districts/index.html",
    "districts/li-cang-qu.html",
    "topics/index.html",
    "topics/ying-shang-huan-jing.html",
    "organizations/index.html",
    "figures/index.html",
    "figures/district-li-cang-qu.html",
    "indicators/index.html",
    "indicators/di-qu-sheng-chan-zong-zhi.html",
    "targets/index.html",
    "issues/index.html",
    "issues/qing-dao-ri-bao-2021-10-26.html",
    "timeline/index.html",
    "glossary/index.html",
    "keywords/index.html",
    "sources/index.html",
    "sources/002_58234686752356d7.txt.html",
    "about.html",
    "method.html",
    "print.html",
    "search.html",
    "404.html",
)


def url(root: Path, path: str) -> str:
    return (root / "site" / path).as_uri()


def test_every_page_type_is_opened(seed_digest: Path) -> None:
    folders = {
        p.relative_to(seed_digest / "site").parts[0] for p in (seed_digest / "site").rglob("*.html")
    }
    assert folders == {path.split("/")[0] for path in PAGE_TYPES}


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_pages_show_without_a_message_and_ask_nobody(
    seed_digest: Path, context: BrowserContext, path: str
) -> None:
    page = context.new_page()
    watcher = Watcher(page)
    page.goto(url(seed_digest, path))
    page.wait_for_load_state("networkidle")
    assert watcher.messages == []
    assert [r for r in watcher.requests if not r.startswith(("file://", "data:", "blob:"))] == []
    assert page.locator("h1").count() == 1
    assert page.title()


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_is_wider_than_a_phone(seed_digest: Path, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, offline=True)
    page = context.new_page()
    too_wide = {}
    for path in PAGE_TYPES:
        page.goto(url(seed_digest, path))
        root = "document.documentElement"
        extra = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
        if extra > 0:
            too_wide[path] = extra
    context.close()
    assert too_wide == {}


def test_the_theme_is_remembered_on_the_next_page(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(url(seed_digest, "index.html"))
    background = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(background)
    page.get_by_role("button", name="深浅色").click()
    after = page.evaluate(background)
    assert before != after
    page.goto(url(seed_digest, "about.html"))
    assert page.evaluate(background) == after


def test_a_reader_goes_from_home_to_a_sentence_and_its_source(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(url(seed_digest, "index.html"))
    page.get_by_role("link", name="李沧区").first.click()
    page.get_by_role("link", name="李沧:深化改革打造全市新旧动能转换示范区").first.click()
    paragraph = page.locator("p[id]", has_text="聚焦创新驱动,走出创新发展示范新路").first
    paragraph.hover()
    paragraph.get_by_role("link", name="原文第").click()
    line = page.locator(":target")
    assert "聚焦创新驱动,走出创新发展示范新路" in line.inner_text()
    assert page.url.endswith("#L135")


def test_everything_can_be_reached_without_scripts(seed_digest: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(url(seed_digest, "glossary/index.html"))
    assert "港治谷" in page.inner_text("main")
    page.goto(url(seed_digest, "articles/2021-01-06-2021-nian-qingdaoshi-shibeiqu.html"))
    assert "今后五年发展的主要目标是" in page.inner_text("main")
    page.get_by_role("link", name="港治谷").first.click()
    assert "glossary/index.html#" in page.url
    context.close()
