"""Texts that would run a script, in every field, name and query: on no page does one run.

Each page is opened twice: from its folder with the pages' own policy switched off, so that escaping alone has to
hold; and over HTTP with the policy, which must not even have been needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Error, expect

from litsite.commands.init import init_digest
from tests.browser.auditing import AuditedPage, audited
from tests.browser.plain_server import serve_folder
from tests.hostile.digests import fill_digest, fill_settings
from tests.hostile.vectors import TEXTS, VECTORS

pytestmark = pytest.mark.slow

SHOWN = """() => {
  const shown = (text) => text.replace(/[^\\p{L}\\p{N}]+/gu, "");
  const typed = shown(document.querySelector(".search-page input").value);
  const status = document.querySelector(".search-status").textContent;
  return shown(document.title).startsWith(typed) && /找到|没有|共/.test(status);
}"""
"""Whether the answer to what is typed stands on the page."""
ATOM = "feed title link id updated author name entry summary".split()
WAYS = ("from the folder, without the policy", "over HTTP, with it")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a digest whose articles and sources are vectors."""
    root = tmp_path_factory.mktemp("texts")
    init_digest(root)
    fill_digest(root)
    return root / "site"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a digest whose settings and hand-written pages are vectors."""
    root = tmp_path_factory.mktemp("settings")
    init_digest(root)
    fill_settings(root)
    return root / "site"


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(browser: Browser, site: Path, way: str) -> Iterator[tuple[AuditedPage, str]]:
    """A window, and the address of the site."""
    if way == WAYS[0]:
        with audited(browser, with_policy=False) as window:
            yield window, f"{site.as_uri()}/"
    else:
        with serve_folder(site) as address, audited(browser, with_policy=True) as window:
            yield window, address


@pytest.fixture
def window(browser: Browser, texts: Path, way: str) -> Iterator[tuple[AuditedPage, str]]:
    yield from opened(browser, texts, way)


@pytest.fixture
def settings_window(
    browser: Browser, settings: Path, way: str
) -> Iterator[tuple[AuditedPage, str]]:
    yield from opened(browser, settings, way)


def pages_of(site: Path) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [quote(path) for path in found]


# The watch itself


def test_there_are_vectors_enough() -> None:
    assert len(set(VECTORS)) >= 150


def test_vectors_run_where_nothing_escapes_them(browser: Browser, tmp_path: Path) -> None:
    """What the tests below look for is seen when it happens."""
    path = tmp_path / "raw.html"
    ran: set[str] = set()
    unnoticed = []
    with audited(browser, with_policy=False) as window:
        for vector in VECTORS:
            path.write_text(f"<!doctype html><h1>甲</h1><p>{vector}</p>", "utf-8")
            try:
                window.page.goto(path.as_uri())
                faults = window.audit()
            except Error as error:  # the vector has led the window elsewhere
                faults = [str(error)]
            ran |= {fault for fault in faults if fault.endswith(" ran")}
            if "<" in vector and not faults:
                unnoticed.append(vector)
    assert len(ran) >= 75
    assert len(unnoticed) < 25


# Every page


def test_no_page_of_hostile_texts_runs_one(window: tuple[AuditedPage, str], texts: Path) -> None:
    audited_page, address = window
    faults = []
    for path in pages_of(texts):
        audited_page.page.goto(address + path)
        faults += audited_page.audit()
    assert faults == []


def test_no_page_of_hostile_settings_runs_one(
    settings_window: tuple[AuditedPage, str], settings: Path
) -> None:
    audited_page, address = settings_window
    faults = []
    for path in pages_of(settings):
        if path == "404.html":  # its links lead to where the site is published
            continue
        audited_page.page.goto(address + path)
        faults += audited_page.audit()
    assert faults == []


def test_no_feed_holds_an_element_of_a_text(texts: Path) -> None:
    found = {
        element.tag for path in texts.rglob("*.xml") for element in ElementTree.parse(path).iter()
    }
    assert found == {f"{{http://www.w3.org/2005/Atom}}{name}" for name in ATOM}


# Queries


def test_a_typed_vector_stays_text(window: tuple[AuditedPage, str]) -> None:
    audited_page, address = window
    page = audited_page.page
    page.goto(f"{address}search.html")
    box = page.get_by_role("combobox", name="搜索")
    faults = []
    for vector in VECTORS:
        box.fill(vector)
        box.press("Enter")
        page.wait_for_function(SHOWN)
        faults += audited_page.audit()
    assert faults == []


def test_vectors_in_the_address_stay_text(window: tuple[AuditedPage, str]) -> None:
    audited_page, address = window
    page = audited_page.page
    faults = []
    for text in TEXTS:
        asked = quote(text, safe="")
        page.goto(f"{address}search.html?q={asked}&district={asked}&year={asked}#q={asked}")
        page.wait_for_function(SHOWN)
        faults += audited_page.audit()
    assert faults == []


def test_vectors_to_be_marked_on_arrival_stay_text(window: tuple[AuditedPage, str]) -> None:
    audited_page, address = window
    page = audited_page.page
    faults = []
    for number, text in enumerate(TEXTS):
        asked = quote(text, safe="")
        page.goto(f"{address}articles/vector-{number}.html?hl={asked}#{asked}")
        expect(page.locator("mark.found").first).to_be_attached()
        faults += audited_page.audit()
    assert faults == []


def test_results_and_suggestions_of_hostile_texts_stay_text(
    window: tuple[AuditedPage, str],
) -> None:
    audited_page, address = window
    page = audited_page.page
    page.goto(f"{address}search.html?q={quote('公园建成')}")
    answer = page.evaluate("Litsite.search('公园建成', { limit: 50 })")
    snippets = sum(bool(one["snippet"]) for one in answer["results"])
    for shown in range(10, answer["total"], 10):
        expect(page.locator(".search-section")).to_have_count(shown)
        page.get_by_role("button", name="再看一些").click()
    expect(page.locator(".search-section")).to_have_count(answer["total"])
    filled = "(least) => document.querySelectorAll('.search-snippet:not(:empty)').length >= least"
    page.wait_for_function(filled, arg=snippets)
    expect(page.get_by_role("checkbox").first).to_be_attached()
    faults = audited_page.audit()
    box = page.get_by_role("combobox", name="搜索")
    for start in ("gongyuan", "gaige"):
        box.fill(start)
        expect(page.get_by_role("option").first).to_be_visible()
        faults += audited_page.audit()
    assert faults == []


# Litsite.search, whatever it is given

STRANGE = (
    (Path(__file__).parent.parent / "hostile" / "arguments.txt").read_text("utf-8").splitlines()
)


def test_the_search_settles_whatever_it_is_given(window: tuple[AuditedPage, str]) -> None:
    audited_page, address = window
    page = audited_page.page
    page.goto(f"{address}index.html")
    before = page.evaluate("Litsite.search('公园')")
    assert before["total"] > 0
    given = ",".join(f"[{json.dumps(one)}, () => ({one})]" for one in STRANGE)
    unsettled = page.evaluate(
        """async (query) => {
          const unsettled = [];
          const ask = async (name, ...asked) => {
            try {
              const { total, results } = await Litsite.search(...asked);
              if (typeof total !== "number" || !Array.isArray(results)) unsettled.push(`${name}: no answer`);
            } catch (error) {
              unsettled.push(`${name}: ${error}`);
            }
          };
          for (const [name, make] of [GIVEN]) {
            const value = make();
            await ask(`${name} for a query`, value);
            await ask(`${name} for options`, query, value);
            await ask(`${name} for a limit`, query, { limit: value });
            await ask(`${name} for filters`, query, { filters: value });
            await ask(`${name} for a value`, query, { filters: { district: value, year: [value] } });
          }
          return unsettled;
        }""".replace("GIVEN", given),
        "公园",
    )
    assert unsettled == []
    assert page.evaluate("Litsite.search('公园')") == before
    assert audited_page.audit() == []
