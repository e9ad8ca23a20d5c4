"""What the ledger costs with very many figures: building its pages, opening them, filtering.

    python -m bench.ledger --figures 500000

The figures are the seeds', over and over: other districts, years and articles, the same sentences.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from bench.browser import launch
from litsite.config import load_config
from litsite.model.article import Article
from litsite.model.figure import Figure, IndicatorSeries, Ledger, LedgerEntry, Revisit
from litsite.model.library import Library
from litsite.pipeline import load_library
from litsite.rendering.figure_pages.ledger_data import build_filter_data
from litsite.rendering.frame.static_files import make_static_files
from litsite.rendering.frame.template_environment import make_environment
from litsite.rendering.indexes.catalogue import build_catalogue
from litsite.rendering.page_plan import plan_figures, plan_ledger
from litsite.rendering.site_pages import render_page

ROOT = Path(__file__).parent.parent
FIRST_YEAR, YEARS = 2006, 20
EVERY_SERIES = 25
"""One copy in so many brings new indicators and targets; an archive repeats most of them."""


@dataclass(frozen=True, slots=True)
class Written:
    """What building wrote."""

    seconds: float
    megabytes: float
    """The most memory that the process had held by then."""
    files: dict[str, list[int]]
    """Kind of file → sizes."""


def main() -> None:
    """Build, open, filter, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figures", type=int, default=500_000)
    parser.add_argument("--keep", type=Path, help="write the site here and leave it")
    options = parser.parse_args()
    config, _ = load_config(ROOT)
    library, _ = load_library(config)
    many = multiply(library, options.figures)
    print(f"{len(many.ledger.entries):,} figures of {len(many.articles):,} articles")
    site = options.keep or Path(tempfile.mkdtemp(prefix="litsite-ledger-"))
    written = write_pages(many, config.templates, site)
    show_written(written)
    with launch() as browser:
        show_reading(browser, site, many)
    if not options.keep:
        shutil.rmtree(site)


def multiply(library: Library, wanted: int) -> Library:
    """The seeds over and over, with districts and years that go round."""
    districts = [district.name for district in library.settings.districts]
    articles: list[Article] = []
    entries: list[LedgerEntry] = []
    series: list[IndicatorSeries] = []
    revisits: list[Revisit] = []
    copy = 0
    while len(entries) < wanted:
        district = districts[copy % len(districts)]
        year = FIRST_YEAR + copy // len(districts) % YEARS
        names = {}
        for article in library.articles:
            names[article.id] = f"{article.id}-{copy}"
            date = f"{year}{(article.date or '2020')[4:]}"
            articles.append(
                replace(article, id=names[article.id], date=date, district=district, blocks=())
            )
        own = [move(entry, names, district, year) for entry in library.ledger.entries]
        entries += own[: wanted - len(entries)]
        if copy % EVERY_SERIES == 0:
            ids = {old.id: new.id for old, new in zip(library.ledger.entries, own, strict=True)}
            series += [rename(one, ids, copy) for one in library.ledger.series]
            revisits += [
                replace(one, article=names[one.article], district=district, entries=(), later=())
                for one in library.ledger.revisits
            ]
        copy += 1
    articles.sort(key=lambda article: article.date or "", reverse=True)
    order = {article.id: number for number, article in enumerate(articles)}
    entries.sort(key=lambda entry: order[entry.article])
    ledger = Ledger(tuple(entries), tuple(series), tuple(revisits))
    return replace(library, articles=tuple(articles), ledger=ledger, texts=(), accounts=())


def move(entry: LedgerEntry, names: dict[str, str], district: str, year: int) -> LedgerEntry:
    """The same figure of another district and year."""
    article = names[entry.article]
    figure: Figure = entry.figure
    norm = str(year) if figure.period_norm or figure.context_period else None
    moved = replace(figure, place=district, period_norm=norm, context_period=None)
    return replace(entry, id=f"{article}#{entry.fragment}", article=article, figure=moved)


def rename(series: IndicatorSeries, ids: dict[str, str], copy: int) -> IndicatorSeries:
    """The same series of another indicator."""

    def points(old: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(replace(p, entries=tuple(ids[e] for e in p.entries)) for p in old)

    return replace(
        series,
        id=f"{series.id}-{copy}",
        indicator=f"{series.indicator}{copy}",
        outcomes=points(series.outcomes),
        targets=points(series.targets),
    )


def write_pages(library: Library, templates: Path, site: Path) -> Written:
    """Build what the ledger adds to a site, articles left aside, and write it."""
    start = time.perf_counter()
    files: dict[str, list[int]] = {}
    for path, content in render(library, templates):
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        files.setdefault(kind_of(path), []).append(len(content))
    seconds = time.perf_counter() - start
    for page in make_static_files(templates):
        (site / page.path).parent.mkdir(exist_ok=True)
        (site / page.path).write_bytes(page.content)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Written(seconds, memory, files)


def render(library: Library, templates: Path) -> Iterator[tuple[str, bytes]]:
    """The ledger's pages and data."""
    clock = time.perf_counter()
    catalogue = build_catalogue(library)
    print(f"indexed in {time.perf_counter() - clock:.1f} s")
    clock = time.perf_counter()
    data = build_filter_data(catalogue)
    print(f"data in {time.perf_counter() - clock:.1f} s")
    for page in data.pages:
        yield page.path, page.content
    environment = make_environment(templates)
    for job in [plan_ledger(data.form), *plan_figures(catalogue)]:
        yield job.path, render_page(job, catalogue, environment)


def kind_of(path: str) -> str:
    """`figures/data/12-….js` → data."""
    if path.startswith("figures/data/"):
        return "data"
    folder, name = path.split("/", 1)
    return f"{folder}/{name}" if name == "index.html" else f"{folder}/…"


def show_written(written: Written) -> None:
    """Print the cost of building."""
    print(f"built and written in {written.seconds:.1f} s; at most {written.megabytes:,.0f} MB held")
    for kind, sizes in written.files.items():
        print(
            f"  {kind}: {len(sizes):,} files, {sum(sizes) / 1e6:.1f} MB, largest {max(sizes):,} bytes"
        )


def show_reading(browser: Browser, site: Path, library: Library) -> None:
    """Print what a reader waits for, over file://."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    sizes: list[int] = []
    page.on("request", lambda request: sizes.append(size_of(site, request.url)))
    page.goto((site / "figures/index.html").as_uri())
    page.wait_for_load_state("networkidle")
    nodes = page.evaluate("document.querySelectorAll('*').length")
    print(f"opening: {len(sizes)} files, {sum(sizes):,} bytes, {nodes:,} elements")
    entry = library.ledger.entries[0]
    district = quote(library.settings.districts[0].name)
    for name, query in (
        ("a district and a year", f"district={district}&year={FIRST_YEAR}"),
        (
            "and a word",
            f"district={district}&year={FIRST_YEAR}&q={quote(entry.figure.indicator[:2])}",
        ),
        ("a district", f"district={district}"),
        ("all", "sort=-value"),
    ):
        show_filter(page, site, sizes, name, query)
    context.close()


def show_filter(page: Page, site: Path, sizes: list[int], name: str, query: str) -> None:
    """Print one filter, from a cold page."""
    page.goto("about:blank")
    sizes.clear()
    start = time.perf_counter()
    page.goto(f"{(site / 'figures/index.html').as_uri()}?{query}")
    status = page.locator(".ledger-status")
    page.wait_for_function(
        "() => /找到|读取约/.test(document.querySelector('.ledger-status').textContent)"
    )
    seconds = time.perf_counter() - start
    said = status.inner_text()
    print(f"{name}: {seconds:.2f} s, {len(sizes)} files, {sum(sizes):,} bytes: {said}")
    button = page.locator(".ledger-ask button")
    if button.is_visible():
        start = time.perf_counter()
        button.click()
        page.wait_for_function(
            "() => document.querySelector('.ledger-status').textContent.includes('找到')",
            timeout=300_000,
        )
        print(
            f"  after asking: {time.perf_counter() - start:.2f} s, {len(sizes)} files, "
            f"{sum(sizes):,} bytes: {status.inner_text()}"
        )


def size_of(site: Path, url: str) -> int:
    """Bytes of a file that was asked for."""
    path = Path(url.split("?")[0].removeprefix("file://"))
    return path.stat().st_size if path.is_file() else 0


if __name__ == "__main__":
    main()
