"""The figures as readers meet them: filtered, shared, downloaded, opened from the text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.watching import Watcher

pytestmark = pytest.mark.slow

LICANG = "articles/2021-11-19-licang-shenhua-gaige-dazao.html"
IN_LICANG = "district=" + quote("李沧区")
COUNT = re.compile(r"找到 ([\d,]+) 项数据")


def address(root: Path, path: str, query: str = "") -> str:
    return (root / "site" / path).as_uri() + (f"?{query}" if query else "")


def data_requests(watcher: Watcher) -> list[str]:
    return [url.rsplit("/", 1)[-1] for url in watcher.requests if "/figures/data/" in url]


def counted(page: Page) -> int:
    expect(page.locator(".ledger-status")).to_have_text(COUNT)
    match = COUNT.search(page.locator(".ledger-status").inner_text())
    assert match
    return int(match[1].replace(",", ""))


@pytest.fixture
def ledger(context: BrowserContext, seed_digest: Path) -> Iterator[tuple[Page, Watcher]]:
    page = context.new_page()
    watcher = Watcher(page)
    page.goto(address(seed_digest, "figures/index.html"))
    yield page, watcher
    assert watcher.messages == []


def test_nothing_is_loaded_before_the_reader_asks(ledger: tuple[Page, Watcher]) -> None:
    page, watcher = ledger
    page.wait_for_load_state("networkidle")
    assert data_requests(watcher) == []
    assert page.locator("tbody tr").count() > 10
    page.locator("[name=district]").focus()
    page.wait_for_function("() => performance.getEntriesByType('resource').length >= 0")
    page.wait_for_timeout(200)
    assert [name.split("-")[0] for name in data_requests(watcher)] == ["manifest"]


def test_filters_narrow_and_the_address_keeps_them(
    ledger: tuple[Page, Watcher], seed_digest: Path
) -> None:
    page, _ = ledger
    page.locator("[name=district]").select_option("李沧区")
    district = counted(page)
    page.locator("[name=status]").select_option("target")
    targets = counted(page)
    assert 0 < targets < district
    assert page.locator("tbody .status").all_inner_texts() == ["目标"] * min(50, targets)
    shared = page.url
    assert IN_LICANG in shared
    page.go_back()
    assert counted(page) == district
    expect(page.locator("[name=status]")).to_have_value("")
    page.go_back()
    expect(page.locator(".ledger-status")).to_have_text("")
    expect(page.locator("#ledger-rows")).to_contain_text("最新文章里的数据")
    page.goto("about:blank")
    page.goto(shared)
    assert counted(page) == targets


def test_a_topic_finds_the_sentences_on_it_and_its_table_as_many(
    ledger: tuple[Page, Watcher], seed_digest: Path
) -> None:
    page, _ = ledger
    page.locator("[name=topic]").select_option("城市更新与建设")
    found = counted(page)
    assert 50 < found < 400
    page.goto(address(seed_digest, "topics/cheng-shi-geng-xin-yu-jian-she.html"))
    assert int(re.sub(r"\D", "", page.locator(".collection-figures a").inner_text())) == found


def test_words_are_found_in_indicators_and_sentences(ledger: tuple[Page, Watcher]) -> None:
    page, _ = ledger
    page.locator(".ledger-filter [name=q]").fill("口袋公园")
    found = counted(page)
    assert found > 0
    for row in page.locator("tbody tr").all():
        assert "口袋公园" in row.inner_text()
    assert page.locator("tbody").get_by_text("43处").count() >= 1
    page.locator(".ledger-filter [name=q]").fill("绝无此词")
    expect(page.locator(".ledger-status")).to_contain_text("没有符合条件的数据")
    page.get_by_role("button", name="清除条件").click()
    expect(page.locator("#ledger-rows")).to_contain_text("最新文章里的数据")


def test_rows_come_in_the_order_asked_for_a_page_at_a_time(ledger: tuple[Page, Watcher]) -> None:
    page, _ = ledger
    page.locator("[name=sort]").select_option("-period")
    total = counted(page)
    assert page.locator("tbody tr").count() == 50
    page.get_by_role("button", name="后 50 项").click()
    expect(page.locator(".ledger-status")).to_contain_text("显示第 51–100 项")
    assert "page=2" in page.url
    assert page.evaluate("document.activeElement.id") == "ledger-rows"
    page.go_back()
    expect(page.locator(".ledger-status")).to_contain_text("显示第 1–50 项")
    assert total > 1000


def test_a_target_is_sorted_by_its_name_without_the_date(ledger: tuple[Page, Watcher]) -> None:
    page, _ = ledger
    page.locator("[name=status]").select_option("target")
    page.locator("[name=sort]").select_option("indicator")
    counted(page)
    names = page.locator("tbody th").all_inner_texts()
    assert all(name.endswith("目标") for name in names)
    assert sum(name.startswith("20") for name in names) > 20, "dates stand in front"
    bare = [re.sub(r"^(?:20\d\d(?:—20\d\d)?年(?:\d月)?|\d年内)", "", name) for name in names]
    order = "names => names.toSorted(new Intl.Collator('zh-Hans-CN-u-co-pinyin').compare)"
    assert bare == page.evaluate(order, bare)


def test_an_organization_is_asked_for_by_its_page(
    context: BrowserContext, seed_digest: Path
) -> None:
    page = context.new_page()
    page.goto(address(seed_digest, "organizations/index.html"))
    page.locator(".collections a").first.click()
    link = page.locator(".collection-figures a")
    number = int(re.sub(r"\D", "", link.inner_text()))
    link.click()
    assert counted(page) == number


def test_the_download_holds_what_is_filtered(ledger: tuple[Page, Watcher]) -> None:
    page, _ = ledger
    page.locator("[name=district]").select_option("胶州市")
    count = counted(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载筛选结果").click()
    assert download.value.suggested_filename == "成果台账.csv"
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == count
    assert {row["状态"] for row in rows} <= {"已实现", "目标"}
    assert all(row["原句"] and row["行"].isdigit() and "#fig-" in row["地址"] for row in rows)


def test_a_row_leads_to_its_sentence(ledger: tuple[Page, Watcher]) -> None:
    page, _ = ledger
    page.locator("[name=district]").select_option("李沧区")
    counted(page)
    row = page.locator("tbody tr").nth(3)
    surface = row.locator(".ledger-quote b").inner_text()
    row.locator(".ledger-quote a").click()
    assert page.locator(":target").inner_text() == surface


def test_broken_data_is_told_of(context: BrowserContext, seed_digest: Path) -> None:
    page = context.new_page()
    page.route("**/figures/data/*", lambda route: route.abort())
    page.goto(address(seed_digest, "figures/index.html", IN_LICANG))
    expect(page.locator(".ledger-status")).to_contain_text("数据没有读出来")


def test_an_address_with_nonsense_does_no_harm(context: BrowserContext, seed_digest: Path) -> None:
    page = context.new_page()
    watcher = Watcher(page)
    query = "district=<img src=x onerror=alert(1)>&sort=zzz&page=-4&q=" + quote("项目")
    page.goto(address(seed_digest, "figures/index.html", query))
    assert counted(page) > 0
    assert watcher.messages == []


@pytest.mark.parametrize("way", ["click", "Enter", "tap"])
def test_a_figure_opens_its_record_and_leads_back(
    browser: Browser, seed_digest: Path, way: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, offline=True, has_touch=way == "tap"
    )
    page = context.new_page()
    watcher = Watcher(page)
    page.goto(address(seed_digest, LICANG))
    mark = page.locator(".prose a.figure").nth(5)
    surface = mark.inner_text()
    if way == "Enter":
        mark.focus()
        page.keyboard.press("Enter")
    elif way == "tap":
        mark.tap()
    else:
        mark.click()
    box = page.get_by_role("dialog", name="数据记录")
    expect(box).to_be_visible()
    expect(box).to_contain_text(surface)
    expect(box.get_by_role("link", name=re.compile(r"\.txt:\d+"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "#" not in page.url
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == surface
    mark.click()
    box.get_by_role("link", name="回到原句").click()
    expect(box).to_have_count(0)
    assert page.locator(":target").inner_text() == surface
    assert watcher.messages == []
    context.close()


def test_a_figure_is_cited_with_its_sentence(browser: Browser, seed_digest: Path) -> None:
    context = browser.new_context(offline=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address(seed_digest, LICANG))
    page.locator(".prose a.figure").first.click()
    page.get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="已复制")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r".+:.+[(]已实现.*[)]。“.+。”——.*李沧:深化改革.*\[N\]\. 青岛日报.*", text)
    context.close()


def test_the_records_can_be_reached_without_scripts(browser: Browser, seed_digest: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(address(seed_digest, LICANG))
    mark = page.locator(".prose a.figure").first
    surface = mark.inner_text()
    mark.click()
    record = page.locator(".record:target")
    assert surface in record.inner_text()
    record.get_by_role("link", name="回到原句").click()
    assert page.locator(":target").inner_text() == surface
    page.goto(address(seed_digest, "figures/index.html"))
    expect(page.locator(".notice")).to_contain_text("筛选和排序需要浏览器开启 JavaScript")
    expect(page.locator(".ledger-filter")).to_be_hidden()
    page.get_by_role("link", name="李沧区", exact=True).first.click()
    assert page.locator("tbody tr").count() > 50
    context.close()


def some_pages(root: Path) -> list[str]:
    """One page of each type of this chapter."""
    site = root / "site"
    indicators = sorted(p.name for p in (site / "indicators").glob("*.html"))
    tables = sorted(p.name for p in (site / "figures").glob("*.html"))
    return [
        "index.html",
        LICANG,
        "figures/index.html",
        f"figures/{tables[0]}",
        "indicators/index.html",
        *(f"indicators/{name}" for name in indicators[:3] if name != "index.html"),
        "targets/index.html",
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_and_say_nothing(browser: Browser, seed_digest: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, offline=True)
    page = context.new_page()
    watcher = Watcher(page)
    for path in some_pages(seed_digest):
        page.goto(address(seed_digest, path))
        page.wait_for_load_state("networkidle")
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0, path
        shift = page.evaluate(
            """() => new Promise((resolve) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += entry.value;
              }).observe({ type: "layout-shift", buffered: true });
              setTimeout(() => resolve(sum), 100);
            })"""
        )
        # A page painted before it is wholly read may still move its header by a hair.
        assert shift < 0.01, path
    assert watcher.messages == []
    context.close()
