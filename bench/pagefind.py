"""Pagefind on the same sections, one a page, over http: it does not open from a folder."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import Server, launch, serve
from bench.minisite import collect
from bench.queries import Kind, Truth, draw, draw_mix, list_texts, quality_kinds
from bench.tables import Progress, kilobytes, percentile, share, table
from litsite.model.library import Library
from litsite.search.sections import Group, Section
from litsite.search.words.normalization import normalize

MIX = 60
SHOWN = 10
# Results carry no title before their fragment is loaded, so a list stands when ten fragments do.
SEARCH = """async ([queries, shown]) => {
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    globalThis.pagefind ??= await import("/pagefind/pagefind.js");
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    const urls = pages.map(({ raw_url, url }) => raw_url ?? url);
    answers.push({ urls, latency: performance.now() - start });
  }
  return answers;
}"""


def report_pagefind(library: Library, version: str, count: int, seed: int) -> str:
    """Measure Pagefind and return the tables as Markdown, or why it was not measured."""
    say = Progress()
    groups = collect(library)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = install(version, folder)
        if program is None:
            return "## Pagefind\n\nNot measured: npm could not install it here.\n"
        site = folder / "site"
        write_pages(groups, site)
        start = time.perf_counter()
        subprocess.run([program, "--site", str(site)], check=True, capture_output=True)
        seconds = time.perf_counter() - start
        shipped = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
        size = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
        head = (
            f"## Pagefind: the seeds\n\n{shipped.stdout.strip()}, {len(library.articles)} articles "
            f"as {sum(len(group.sections) for group in groups)} pages, one a section, over http. "
            f"Indexing took {seconds:.1f} s; its folder holds {kilobytes(size)} KB.\n"
        )
        with serve(site) as server, launch() as browser:
            say("Pagefind: quality")
            texts, truth = list_texts(groups), Truth(groups)
            page = _open(browser, server)
            kinds = quality_kinds(library.settings.dictionary)
            rows = [_measure(kind, draw(kind, texts, count, seed), truth, page) for kind in kinds]
            page.context.close()
            say("Pagefind: cost")
            mix = draw_mix(groups, library.settings.dictionary, MIX, seed).in_turn()
            warm = draw_mix(groups, library.settings.dictionary, 4 * MIX, seed + 1).in_turn()
            cost = _measure_cost(mix, warm, browser, server)
    headers = ("kind", "queries", "recall", "precision", "top-1 literal")
    return "\n".join((head, table(headers, rows), cost))


def install(version: str, folder: Path) -> str | None:
    """Install Pagefind into a folder of its own; its program, or None where that fails."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder)]
    done = subprocess.run([*command, f"pagefind@{version}"], capture_output=True)
    program = folder / "node_modules" / ".bin" / "pagefind"
    return str(program) if done.returncode == 0 and program.exists() else None


def write_pages(groups: Sequence[Group], site: Path) -> None:
    """Write each section as the page of its number."""
    site.mkdir(parents=True)
    (site / "index.html").write_text('<!doctype html><html lang="zh-CN"><title>-</title>')
    sections = [(group.title, section) for group in groups for section in group.sections]
    for number, (title, section) in enumerate(sections):
        (site / f"{number}.html").write_text(_render(title, section), encoding="utf-8")


def _render(title: str, section: Section) -> str:
    head = "".join(f"<h2>{escape(text)}</h2>" for text in section.head)
    body = "".join(f"<p>{escape(text)}</p>" for text in section.body)
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<main data-pagefind-body>{head}{body}</main></html>"
    )


def _open(browser: Browser, server: Server) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(600_000)
    page.goto(f"{server.base}/index.html")
    return page


def _search(page: Page, queries: Sequence[str], shown: int) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = page.evaluate(SEARCH, [list(queries), shown])
    return answers


def _measure(kind: Kind, queries: Sequence[str], truth: Truth, page: Page) -> tuple[object, ...]:
    wanted = found = returned = right = first = 0
    for query, answer in zip(queries, _search(page, queries, len(truth.keys)), strict=True):
        expected = truth.containing(normalize(query))
        hits = [int(Path(url).stem) for url in answer["urls"]]
        wanted += len(expected)
        found += len(expected.intersection(hits))
        returned += len(hits)
        right += sum(hit in expected for hit in hits)
        first += bool(hits) and hits[0] in expected
    count = len(queries)
    return (
        kind.name,
        count,
        share(found, wanted),
        share(right, returned),
        share(first, count),
    )


def _measure_cost(
    cold: Sequence[str], warm: Sequence[str], browser: Browser, server: Server
) -> str:
    sizes, requests, latencies = [], [], []
    for query in cold:
        page = _open(browser, server)
        before = len(server.sent)
        latencies.append(_search(page, [query], SHOWN)[0]["latency"])
        sent = server.sent[before:]
        sizes.append(sum(one.size for one in sent) / 1000)
        requests.append(len(sent))
        page.context.close()
    page = _open(browser, server)
    later = [answer["latency"] for answer in _search(page, warm, SHOWN)[1:]]
    page.context.close()
    rows = [
        (name, *(format(value, form) for value in _marks(values)))
        for name, values, form in (
            ("first query, KB", sizes, ".1f"),
            ("first query, requests", requests, "g"),
            ("first query, ms", latencies, ".0f"),
            ("warm query, ms", later, ".0f"),
        )
    ]
    return table(("", "p50", "p95", "max"), rows)


def _marks(values: Sequence[float]) -> tuple[float, float, float]:
    return percentile(values, 50), percentile(values, 95), max(values)
