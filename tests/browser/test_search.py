"""The search as readers meet it: typed, stepped through by keyboard, followed to the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from litsite.config import load_config
from litsite.pipeline import build_site, parse_sources
from tests.browser.plain_server import serve_folder
from tests.browser.watching import Watcher

pytestmark = pytest.mark.slow

QUERY = "营商环境"
PLACES = 21  # sections of the seeds that contain it
IN_LICANG = 11
BOX_PAGES = ("index.html", "articles/2021-11-19-licang-shenhua-gaige-dazao.html", "404.html")

ACROSS_MARKS = {
    "a lead sentence set bold": (
        "articles/2021-10-26-tongchou-yong-hao-gelei.html",
        "集中力量培育新动能。全市财政系统重构",
    ),
    "a glossary term": (
        "articles/2021-10-26-shishi-xiangmu-tuijin-xin.html",
        "制定双招双引、签约落地",
    ),
    "a term in a bold sentence": (
        "articles/2021-11-19-ju-li-gongshanglian-suoshu.html",
        "助力“双招双引”工作平台",
    ),
}

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = '"><script>alert(1)</script>'
REVERSED = "\u202e"  # RIGHT-TO-LEFT OVERRIDE
HOSTILE = f"""青川县"快进键"{IMAGE}改革见成效

近年来,青川县把{IMAGE}政务服务改革作为头号工程,群众办事越来越方便。{SCRIPT}也写在文中。
"""

WITHOUT = {
    "Worker": "delete window.Worker;",
    "permission for workers": "window.Worker = class { constructor() { throw new Error('no'); } };",
    "Worker and DecompressionStream": "delete window.Worker; delete window.DecompressionStream;",
    "DecompressionStream in the worker": """
        const Plain = Blob;
        window.Blob = class extends Plain {
          constructor(parts, options) {
            super(["delete globalThis.DecompressionStream;", ...parts], options);
          }
        };""",
}


def address(root: Path, path: str, **query: str) -> str:
    text = "&".join(f"{name}={quote(value)}" for name, value in query.items())
    return (root / "site" / path).as_uri() + (f"?{text}" if text else "")


def open_search(context: BrowserContext, root: Path, query: str = QUERY) -> Page:
    """Open the search page and wait for its answer."""
    page = context.new_page()
    page.goto(address(root, "search.html", q=query))
    expect(page.locator(".search-status")).to_have_text(re.compile("找到|没有"))
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="搜索")


def ask(page: Page, query: str, options: dict[str, Any] | None = None) -> dict[str, Any]:
    """Call the interface that every page offers."""
    answer: dict[str, Any] = page.evaluate(
        "([query, options]) => Litsite.search(query, options)", [query, options or {}]
    )
    return answer


# The box of every page


@pytest.mark.parametrize("path", BOX_PAGES)
def test_nothing_of_the_search_is_loaded_before_it_is_touched(
    seed_digest: Path, context: BrowserContext, path: str
) -> None:
    page = context.new_page()
    watch = Watcher(page)
    page.goto(address(seed_digest, path))
    page.wait_for_load_state("networkidle")
    assert watch.searched() == []
    box(page).fill("营商")
    expect(page.get_by_role("option").first).to_contain_text(QUERY)
    assert watch.searched()
    assert watch.messages == []


@pytest.mark.parametrize(
    ("typed", "word"), [("营商", QUERY), ("yingshang", "营商"), ("lcq", "李沧区")]
)
def test_han_pinyin_and_initials_are_completed(
    seed_digest: Path, context: BrowserContext, typed: str, word: str
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, "about.html"))
    box(page).press_sequentially(typed)
    expect(page.get_by_role("option").first).to_contain_text(word)


def test_what_is_typed_while_the_script_loads_is_completed(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, "about.html"))
    page.evaluate(
        """() => {
          const input = document.querySelector("form.search-box input");
          input.focus();
          input.value = "营商";
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }"""
    )
    expect(page.get_by_role("option").first).to_contain_text(QUERY)


def test_the_box_is_a_combobox_to_arrows_enter_and_escape(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, "about.html"))
    input_ = box(page)
    expect(input_).to_have_attribute("aria-expanded", "false")
    input_.press_sequentially("licang")
    options = page.get_by_role("option")
    expect(options).not_to_have_count(0)
    expect(input_).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox")).to_have_id(input_.get_attribute("aria-controls") or "")

    input_.press("ArrowDown")
    expect(input_).to_have_attribute("aria-activedescendant", options.nth(0).get_attribute("id"))
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    input_.press("ArrowUp")  # back to what was typed
    expect(input_).not_to_have_attribute("aria-activedescendant", re.compile(""))

    input_.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(input_).to_have_attribute("aria-expanded", "false")
    expect(input_).to_have_value("licang")
    input_.press("ArrowDown")  # shows them again
    expect(options.nth(0)).to_be_visible()
    input_.press("ArrowDown")
    input_.press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?q="))
    assert parse_qs(urlsplit(page.url).query)["q"] == ["李沧"]


def test_enter_searches_what_was_typed_when_no_suggestion_is_active(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, BOX_PAGES[1]))
    box(page).press_sequentially("营商")
    expect(page.get_by_role("option").first).to_be_visible()
    box(page).press("Enter")
    expect(page.locator(".search-status")).to_contain_text("找到")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["营商"]
    expect(box(page)).to_have_value("营商")


def test_a_suggestion_can_be_clicked(seed_digest: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, "index.html"))
    box(page).press_sequentially("公园 营商")
    page.get_by_role("option", name=QUERY).click()
    page.wait_for_url(re.compile(r"search\.html"))
    assert parse_qs(urlsplit(page.url).query)["q"] == [f"公园 {QUERY}"]


@pytest.mark.parametrize("path", (*BOX_PAGES, "search.html"))
def test_slash_leads_to_the_box_and_can_be_typed_in_it(
    seed_digest: Path, context: BrowserContext, path: str
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, path))
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.press("/")
    expect(box(page)).to_have_value("/")


def test_nothing_is_asked_while_an_input_method_composes(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(address(seed_digest, "search.html"))
    page.evaluate(
        """() => {
          const { ask } = Litsite;
          globalThis.asked = [];
          Litsite.ask = (...call) => {
            asked.push(call[1]);
            return ask(...call);
          };
        }"""
    )
    box(page).focus()
    method = context.new_cdp_session(page)
    composed = {"text": "ying'shang", "selectionStart": 10, "selectionEnd": 10}
    method.send("Input.imeSetComposition", composed)
    expect(box(page)).to_have_value("ying'shang")
    page.clock.run_for(2000)
    assert page.evaluate("asked") == []
    method.send("Input.insertText", {"text": "营商"})
    expect(box(page)).to_have_value("营商")
    page.clock.run_for(2000)
    expect(page.get_by_role("option").first).to_contain_text(QUERY)
    assert set(page.evaluate("asked.filter((one) => typeof one === 'string')")) == {"营商"}


# The list


def test_results_stand_by_article_with_their_sections_and_marks(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = open_search(context, seed_digest)
    expect(page.locator(".search-status")).to_have_role("status")
    expect(page.locator(".search-status")).to_have_text(f"找到 {PLACES} 处")
    expect(page).to_have_title(re.compile(QUERY))
    titles = page.locator(".search-article").get_by_role("heading", level=2).all_inner_texts()
    assert "李沧区以营商环境优化赋能高质量发展 招商引资成效显著" in titles
    several = page.locator(".search-article:has(.search-section + .search-section)").first
    expect(several.get_by_role("heading", level=2)).to_have_count(1)
    for section in several.locator(".search-section").all():
        expect(section.locator("mark").first).to_have_text(QUERY)


def test_more_results_are_shown_on_demand(seed_digest: Path, context: BrowserContext) -> None:
    page = open_search(context, seed_digest)
    sections = page.locator(".search-section")
    more = page.get_by_role("button", name="再看一些")
    expect(sections).to_have_count(10)
    more.click()
    expect(sections).to_have_count(20)
    expect(sections.nth(10).get_by_role("link")).to_be_focused()
    more.click()
    expect(sections).to_have_count(PLACES)
    expect(more).to_be_hidden()


def test_facets_filter_and_the_address_keeps_them(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = open_search(context, seed_digest)
    status = page.locator(".search-status")
    districts = page.get_by_role("group", name="区域")
    licang = districts.get_by_role("checkbox", name="李沧区")
    expect(districts.locator("label", has_text="李沧区").locator(".count")).to_have_text(
        str(IN_LICANG)
    )
    others = districts.locator("label").count()
    licang.press("Space")
    expect(status).to_have_text(f"找到 {IN_LICANG} 处")
    expect(licang).to_be_checked()
    expect(licang).to_be_focused()
    expect(districts.locator("label")).to_have_count(others)  # what else could be chosen
    assert parse_qs(urlsplit(page.url).query) == {"q": [QUERY], "district": ["李沧区"]}

    districts.get_by_role("checkbox", name="市北区").check()
    expect(status).to_have_text(f"找到 {IN_LICANG + 4} 处")
    page.reload()
    expect(status).to_have_text(f"找到 {IN_LICANG + 4} 处")
    page.go_back()
    expect(status).to_have_text(f"找到 {IN_LICANG} 处")
    page.go_back()
    expect(status).to_have_text(f"找到 {PLACES} 处")
    expect(licang).not_to_be_checked()
    page.go_forward()
    expect(licang).to_be_checked()
    page.get_by_role("button", name="清除筛选").click()
    expect(status).to_have_text(f"找到 {PLACES} 处")


def test_the_address_follows_what_is_typed_and_back_leads_to_the_earlier_query(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = open_search(context, seed_digest)
    box(page).fill("")
    box(page).press_sequentially("口袋公园")
    page.wait_for_url(re.compile(re.escape(quote("口袋公园"))))
    expect(page.locator(".search-status")).to_have_text("找到 6 处")
    page.go_back()
    expect(box(page)).to_have_value(QUERY)
    expect(page.locator(".search-status")).to_have_text(f"找到 {PLACES} 处")


def test_the_list_is_complete_by_keyboard(seed_digest: Path, context: BrowserContext) -> None:
    page = open_search(context, seed_digest)
    links = page.locator(".search-results").get_by_role("link")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) != "none"
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    assert page.evaluate(outline) != "none"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("search").get_by_role("button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("mark.found").first).to_be_visible()


# Arrival


def test_a_result_leads_to_its_section_with_the_words_marked(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = open_search(context, seed_digest)
    watch = Watcher(page)
    result = page.locator(".search-section").nth(2).get_by_role("link")
    heading = result.inner_text()
    result.click()
    expect(page.locator(":target")).to_contain_text(heading)
    now = page.locator("mark.found-now")
    expect(now).to_have_text(QUERY)
    expect(now).to_be_in_viewport()
    follows = "(mark) => document.querySelector(':target').compareDocumentPosition(mark) & 4"
    assert now.evaluate(follows)

    bar = page.get_by_role("group", name="标出的字词")
    expect(bar.get_by_role("status")).to_have_text(re.compile(r"^第 \d 处,共 6 处$"))
    said = bar.get_by_role("status").inner_text()
    bar.get_by_role("button", name="下一处").click()
    expect(bar.get_by_role("status")).not_to_have_text(said)
    expect(page.locator("mark.found-now")).to_be_in_viewport()
    before = page.locator(".prose").inner_text()
    bar.get_by_role("button", name="不再标出").click()
    expect(page.locator("mark.found")).to_have_count(0)
    expect(bar).to_have_count(0)
    assert page.locator(".prose").inner_text() == before
    assert watch.messages == []


@pytest.mark.parametrize("mark", ACROSS_MARKS)
def test_a_phrase_is_marked_across(seed_digest: Path, context: BrowserContext, mark: str) -> None:
    path, phrase = ACROSS_MARKS[mark]
    page = open_search(context, seed_digest, f'"{phrase}"')
    result = page.locator(".search-section").first
    result.get_by_role("link").click()
    page.wait_for_url(re.compile(re.escape(path)))
    now = page.locator("mark.found-now")
    expect(now.first).to_be_in_viewport()
    assert "".join(now.all_inner_texts()) == phrase
    assert now.count() > 1
    expect(page.locator(".found-bar").get_by_role("status")).to_have_text("第 1 处,共 1 处")


def test_a_number_is_marked_as_its_source_printed_it(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = open_search(context, seed_digest, "1,362亿元")
    result = page.locator(".search-section").first
    expect(result.locator("mark").first).to_have_text("1362亿元")
    result.get_by_role("link").click()
    expect(page.locator("mark.found-now")).to_have_text("1362亿元")
    expect(page.locator("mark.found")).to_have_count(1)  # not every 亿元 of the page


def test_a_mark_of_the_page_or_of_nothing_leaves_the_page_as_it_is(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    watch = Watcher(page)
    page.goto(address(seed_digest, BOX_PAGES[1], hl="外星飞船 原文第 ¶") + "#%E0%A4%A")
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => Boolean(globalThis.Litsite.highlight)")
    expect(page.locator("mark.found")).to_have_count(0)
    expect(page.locator(".found-bar")).to_have_count(0)
    assert watch.messages == []


# What is said when there is less than was asked for


def test_nothing_found_says_what_to_try(seed_digest: Path, context: BrowserContext) -> None:
    page = open_search(context, seed_digest, "qqxxzz")
    expect(page.locator(".search-status")).to_have_text("没有找到“\u2068qqxxzz\u2069”。")
    expect(page.locator(".search-notice")).to_contain_text("换一个说法")
    expect(page.get_by_role("link", name="关键词").last).to_be_visible()
    expect(page.locator(".search-filter")).to_be_hidden()


def test_filters_that_hide_everything_can_be_cleared(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, "search.html", q=QUERY, district="崂山区"))
    expect(page.locator(".search-notice")).to_contain_text("清除筛选")
    expect(page.get_by_role("checkbox", name="崂山区")).to_be_checked()
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(".search-status")).to_have_text(f"找到 {PLACES} 处")


def test_a_misspelt_word_says_what_was_searched_instead(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = open_search(context, seed_digest, "口带公园")
    expect(page.locator(".search-notice")).to_contain_text("没有找到“\u2068口带公园\u2069”")
    expect(page.locator(".search-notice")).to_contain_text("“口袋公园”")
    expect(page.locator(".search-snippet mark").first).to_have_text("口袋公园")


def test_a_partial_match_says_so(seed_digest: Path, context: BrowserContext) -> None:
    page = open_search(context, seed_digest, "老旧小区改造 电梯 外星人")
    expect(page.locator(".search-notice")).to_contain_text("最接近")
    expect(page.locator(".search-article").first).to_be_visible()


def test_a_filter_alone_lists_articles(seed_digest: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, "search.html", q="区:李沧区"))
    expect(page.locator(".search-status")).to_have_text("共 10 篇")
    expect(page.locator(".search-section a").first).not_to_have_attribute("href", re.compile("hl="))


def test_without_scripts_the_page_says_so_and_offers_the_lists(
    seed_digest: Path, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(address(seed_digest, "index.html"))
    box(page).fill(QUERY)
    box(page).press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?q="))
    main = page.get_by_role("main")
    told = main.locator("noscript")
    expect(told).to_be_visible()
    assert "搜索需要浏览器开启 JavaScript" in told.inner_html()
    for name in ("关键词", "主题", "名词解释"):
        expect(main.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="再看一些")).to_have_count(0)
    context.close()


def test_a_damaged_folder_is_reported_on_the_page(digest: Path, context: BrowserContext) -> None:
    (digest / "sources" / "a.txt").write_text(HOSTILE, encoding="utf-8")
    build(digest)
    for file in (digest / "site" / "search").iterdir():
        file.unlink()
    page = context.new_page()
    page.goto(address(digest, "search.html", q="改革"))
    expect(page.locator(".search-status")).to_contain_text("search 文件夹是否完整")
    (digest / "site" / "static" / "search.js").unlink()
    page.reload()
    expect(page.locator(".search-status")).to_contain_text("static 文件夹是否完整")


# Text stays text


def build(root: Path) -> None:
    config, _ = load_config(root)
    parse_sources(config)
    build_site(config)


def test_hostile_text_is_shown_as_text(digest: Path, context: BrowserContext) -> None:
    (digest / "sources" / "a.txt").write_text(HOSTILE, encoding="utf-8")
    build(digest)
    # Sources lose their direction controls when they are read; what an editor adds is kept.
    [saved] = (digest / "content" / "articles").rglob("*.yaml")
    text = saved.read_text(encoding="utf-8")
    saved.write_text(text.replace("头号工程", f"头{REVERSED}号工程"), encoding="utf-8")
    build_site(load_config(digest)[0])
    page = open_search(context, digest, "头号工程")
    watch = Watcher(page)
    article = page.locator(".search-article")
    expect(article).to_have_count(1)
    expect(article.get_by_role("heading")).to_have_text(f'青川县"快进键"{IMAGE}改革见成效')
    snippet = article.locator(".search-snippet").first
    expect(snippet).to_contain_text(f"把{IMAGE}政务服务改革作为头{REVERSED}号工程")
    expect(snippet.locator("mark")).to_have_text(f"头{REVERSED}号工程")
    expect(snippet).to_have_css("unicode-bidi", "isolate")
    expect(article.locator("h2 a")).to_have_css("unicode-bidi", "isolate")
    names = article.locator("*").evaluate_all("(all) => all.map((one) => one.tagName)")
    assert set(names) <= {"H2", "A", "P", "SPAN", "UL", "LI", "MARK"}

    article.locator(".search-section a").first.click()
    marks = page.locator("mark.found-now")
    expect(marks.first).to_be_visible()
    assert "".join(marks.all_inner_texts()) == f"头{REVERSED}号工程"
    expect(page.locator(".prose .invisible")).to_have_css("unicode-bidi", "isolate")
    assert page.locator("main img, main script").count() == 0
    assert watch.messages == []


@pytest.mark.parametrize("query", [IMAGE, SCRIPT, f"{REVERSED}外星", "\ud83d外星", "%E0%A4%A"])
def test_a_hostile_query_is_shown_as_text(
    seed_digest: Path, context: BrowserContext, query: str
) -> None:
    page = context.new_page()
    watch = Watcher(page)
    page.goto(address(seed_digest, "search.html"))
    elements = page.locator("main *").count()
    box(page).fill(query)
    box(page).press("Enter")
    expect(page.locator(".search-status")).to_have_text(
        re.compile("^(没有找到“\u2068.*\u2069”。|找到.*)$")
    )
    assert page.locator("main img, main script").count() == 0
    assert page.locator("main *").count() <= elements + 12  # the advice
    assert watch.messages == []


# Wherever it runs


@pytest.fixture(scope="module")
def server(seed_digest: Path) -> Iterator[str]:
    """The address of the site behind a plain web server."""

    with serve_folder(seed_digest / "site") as running:
        yield running


def test_the_search_is_the_same_over_http(
    seed_digest: Path, server: str, context: BrowserContext, browser: Browser
) -> None:
    online = browser.new_context(viewport={"width": 1280, "height": 900})
    page = online.new_page()
    watch = Watcher(page)
    page.goto(f"{server}search.html?q={quote(QUERY)}")
    expect(page.locator(".search-status")).to_have_text(f"找到 {PLACES} 处")
    expect(page.locator(".search-snippet mark").first).to_be_visible()
    local = open_search(context, seed_digest)
    assert ask(page, QUERY) == ask(local, QUERY)
    page.locator(".search-section a").nth(1).click()
    expect(page.locator("mark.found-now")).to_be_in_viewport()
    assert watch.messages == []
    assert all(url.startswith((server, "blob:", "data:")) for url in watch.requests)
    online.close()


def test_the_work_is_done_in_a_worker(seed_digest: Path, context: BrowserContext) -> None:
    page = open_search(context, seed_digest)
    assert [worker.url.split(":")[0] for worker in page.workers] == ["blob"]


@pytest.mark.parametrize("missing", WITHOUT)
def test_the_answers_are_the_same_without(
    seed_digest: Path, context: BrowserContext, browser: Browser, missing: str
) -> None:
    expected = ask(open_search(context, seed_digest), QUERY)
    poorer = browser.new_context(offline=True)
    poorer.add_init_script(WITHOUT[missing])
    page = poorer.new_page()
    watch = Watcher(page)
    page.goto(address(seed_digest, "search.html", q=QUERY))
    expect(page.locator(".search-status")).to_have_text(f"找到 {PLACES} 处")
    expect(page.locator(".search-snippet mark").first).to_be_visible()
    assert ask(page, QUERY) == expected
    assert watch.messages == []
    poorer.close()


@pytest.mark.parametrize("path", (*BOX_PAGES, "search.html", "issues/index.html"))
def test_every_page_offers_the_search_to_scripts(
    seed_digest: Path, context: BrowserContext, path: str
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, path))
    answer = ask(page, QUERY, {"limit": 3, "filters": {"district": "李沧区"}})
    assert answer["total"] == IN_LICANG
    assert len(answer["results"]) == 3
    for result in answer["results"]:
        assert set(result) == {
            *("url", "anchor", "title", "section", "snippet"),
            *("score", "district", "topics", "date"),
        }
        assert result["district"] == "李沧区"
        assert QUERY in result["snippet"] + (result["section"] or "") + result["title"]
        html = (seed_digest / "site" / result["url"]).read_text(encoding="utf-8")
        assert result["anchor"] is None or f'id="{result["anchor"]}"' in html


# How it looks


@pytest.mark.parametrize("width", [320, 390, 640])
def test_results_fit_a_phone_and_a_window_at_twice_the_size(
    seed_digest: Path, browser: Browser, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, offline=True)
    page = open_search(context, seed_digest)
    expect(page.locator(".search-snippet mark").first).to_be_visible()
    page.locator(".search-filter summary").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    extra = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(extra) == 0
    page.locator(".search-section a").nth(1).click()
    expect(page.locator(".found-bar")).to_be_in_viewport(ratio=1)
    assert page.evaluate(extra) == 0
    context.close()


def test_the_list_does_not_move_when_its_snippets_and_counts_arrive(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = open_search(context, seed_digest)
    expect(page.locator(".search-snippet mark").first).to_be_visible()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    shifts = page.evaluate(
        """() => new Promise((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().map((one) => one.value)))
            .observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
        })"""
    )
    assert sum(shifts) < 0.1


def test_what_is_written_apart_is_shown_when_asked_for(
    seed_digest: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto((seed_digest / "site" / "search.html").as_uri() + "?q=老旧小区改造")
    looser = page.get_by_role("button", name="分开写的也找")
    looser.wait_for()
    strict = page.locator(".search-section").count()
    assert strict > 0
    looser.click()
    expect(page.locator(".search-section")).not_to_have_count(strict)
    assert "老旧小区改造" in page.locator(".search-section").first.inner_text()
    assert looser.is_hidden()
