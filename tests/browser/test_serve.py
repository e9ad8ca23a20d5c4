"""The editor's page: changes appear, mistakes lie over the page, the place is kept, notes stand beside the text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from litsite.serving.http_server import SiteServer
from tests.browser.watching import Watcher
from tests.serving.working import SOURCE, serving, write_digest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000
"""Milliseconds; a busy machine may take long for what takes one second."""


@pytest.fixture
def served(digest: Path) -> Iterator[SiteServer]:
    write_digest(digest)
    shutil.copytree(ROOT / "templates", digest / "templates")
    with serving(digest) as server:
        yield server


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1000, "height": 400})
    opened.set_default_timeout(PATIENCE)
    opened.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


def article_file(digest: Path) -> Path:
    (path,) = (digest / "content" / "articles").glob("*.yaml")
    return path


def open_article(window: BrowserContext, server: SiteServer, digest: Path) -> Page:
    page = window.new_page()
    page.goto(f"{server.address}articles/{article_file(digest).stem}.html")
    page.locator(".prose .litsite-copy").first.wait_for()
    return page


def test_a_change_of_a_source_appears(
    served: SiteServer, window: BrowserContext, digest: Path
) -> None:
    page = open_article(window, served, digest)
    watcher = Watcher(page)
    source = digest / "sources" / "a.txt"
    source.write_text(SOURCE.replace("窗口42个", "窗口58个"), encoding="utf-8")
    expect(page.locator(".prose")).to_contain_text("综合窗口58个", timeout=PATIENCE)
    assert [one for one in watcher.messages if "news" not in one] == []


def test_a_broken_yaml_lies_over_the_page_until_it_is_mended(
    served: SiteServer, window: BrowserContext, digest: Path
) -> None:
    page = open_article(window, served, digest)
    mistakes = page.locator(".litsite-mistakes")
    assert not mistakes.is_visible()
    path = article_file(digest)
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("kicker: null", "kicker：一线"), encoding="utf-8")
    mistakes.wait_for()
    line = sound.split("\n").index("kicker: null") + 1
    expect(mistakes).to_contain_text("网站未更新")
    expect(mistakes).to_contain_text(f"content/articles/{path.name}:{line}")
    expect(mistakes.locator(".litsite-here")).to_have_text(f"{line}  kicker：一线")
    expect(mistakes).to_contain_text("kicker 后面是全角冒号（：）；请改为半角冒号加空格")
    # Another page, opened meanwhile, is of the last good site and says the same.
    other = window.new_page()
    other.goto(served.address)
    other.locator(".litsite-mistakes .litsite-here").wait_for()
    expect(other.locator("main")).to_contain_text("青川县政务服务改革按下快进键")

    path.write_text(sound.replace("kicker: null", "kicker: 一线"), encoding="utf-8")
    expect(page.locator(".article-head .kicker")).to_contain_text("一线", timeout=PATIENCE)
    expect(mistakes).to_be_hidden()


def test_a_broken_template_lies_over_the_page_until_it_is_mended(
    served: SiteServer, window: BrowserContext, digest: Path
) -> None:
    page = open_article(window, served, digest)
    template = digest / "templates" / "article.html"
    sound = template.read_text(encoding="utf-8")
    template.write_text(sound.replace("{{ article.title }}", "{{ article.titel }}"), "utf-8")
    mistakes = page.locator(".litsite-mistakes")
    mistakes.wait_for()
    line = next(n for n, row in enumerate(sound.split("\n"), 1) if "article.title" in row)
    expect(mistakes).to_contain_text(f"templates/article.html:{line}")
    expect(mistakes).to_contain_text("没有“titel”这一项")
    expect(mistakes.locator(".litsite-here")).to_contain_text("{{ article.titel }}")
    template.write_text(sound.replace("<h1>", '<h1 class="mended">'), encoding="utf-8")
    page.locator("h1.mended").wait_for()
    expect(mistakes).to_be_hidden()


def test_a_reload_keeps_what_is_read_in_its_place(
    served: SiteServer, window: BrowserContext, digest: Path
) -> None:
    more = "".join(f"全县第{n}个片区完成改造，惠及群众{n}00人。\n\n" for n in range(1, 60))
    source = digest / "sources" / "a.txt"
    source.write_text(SOURCE + more, encoding="utf-8")
    page = open_article(window, served, digest)
    page.locator(".prose p", has_text="第59个片区").wait_for()
    page.locator(".prose .litsite-copy").nth(50).wait_for()
    read = page.locator(".prose p", has_text="第40个片区")
    read.evaluate("node => scrollTo({ top: node.offsetTop - 40, behavior: 'instant' })")
    top = "node => Math.round(node.getBoundingClientRect().top)"
    before = read.evaluate(top)
    assert 0 <= before < 400
    # Above the reader a paragraph grows by several lines.
    grown = (SOURCE + more).replace("第3个片区完成改造", "第3个片区完成改造" + "和提升" * 80)
    source.write_text(grown, encoding="utf-8")
    expect(page.locator(".prose")).to_contain_text("和提升和提升", timeout=PATIENCE)
    page.locator(".prose .litsite-copy").nth(50).wait_for()
    place = f"node => Math.abs(({top})(node) - {before}) <= 2"
    page.wait_for_function(place, arg=read.element_handle(), timeout=PATIENCE)


def test_places_in_the_yaml_are_copied_by_a_click(
    served: SiteServer, window: BrowserContext, digest: Path
) -> None:
    page = open_article(window, served, digest)
    path = article_file(digest)
    rows = path.read_text(encoding="utf-8").split("\n")

    def copied() -> str:
        text = page.evaluate("navigator.clipboard.readText()")
        assert isinstance(text, str)
        return text

    paragraph = page.locator(".prose p", has_text="综合窗口")
    paragraph.locator(".litsite-copy").first.click()
    shown, _, line = copied().rpartition(":")
    assert shown == f"content/articles/{path.name}"
    assert "综合窗口42个" in rows[int(line) - 1]
    page.locator("h1 .litsite-copy").click()
    assert copied() == f"{shown}:{rows.index('title: 青川县政务服务改革按下快进键') + 1}"
    record = page.locator(".record", has=page.locator("dt", has_text="42"))
    record.locator(".litsite-copy", has_text="复制更正行").click()
    correction = copied()
    # The row does what it says when it is put under `figures:`.
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("body: |", f"figures:\n{correction}\nbody: |", 1), "utf-8")
    expect(page.locator(".record dt", has_text="42")).to_have_count(0, timeout=PATIENCE)


def test_what_the_editor_changed_stands_beside_the_text(
    served: SiteServer, window: BrowserContext, digest: Path
) -> None:
    page = open_article(window, served, digest)
    path = article_file(digest)
    text = path.read_text(encoding="utf-8")
    text = text.replace("综合窗口42个", "综合窗口43个").replace("按下快进键\n", "跑出加速度\n", 1)
    path.write_text(text, encoding="utf-8")
    changes = page.locator(".litsite-changes")
    changes.wait_for()
    expect(changes.locator("del")).to_have_text("2")
    expect(changes.locator("ins")).to_have_text("3")
    fields = page.locator(".litsite-fields")
    expect(fields.locator("del")).to_contain_text("按下快进键")
    expect(fields.locator("ins")).to_contain_text("跑出加速度")


def test_the_parsers_doubts_stand_beside_the_text(
    digest: Path, window: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("litsite.splitting.split_problems.DOUBT", 40)
    write_digest(digest)
    source = digest / "sources" / "a.txt"
    days = "\n发布时间：2021-03-01\n更新时间：2021-03-04\n"
    source.write_text(SOURCE.replace("\n", days, 1), encoding="utf-8")
    with serving(digest, watched=False) as server:
        page = open_article(window, server, digest)
        row = page.locator(".litsite-fields tr", has_text="日期").first
        expect(row.locator(".litsite-doubt")).to_contain_text("2021-03-04")
        row.locator(".litsite-doubt .litsite-copy").click()
        assert page.evaluate("navigator.clipboard.readText()") == "date: '2021-03-04'"
        expect(page.locator(".prose + .litsite-note, .prose .litsite-note").first).to_contain_text(
            "存疑"
        )
        page.goto(f"{server.address}sources/a.txt.html")
        expect(page.locator("#L2 .litsite-doubt").first).to_contain_text("存疑")
