"""What a search costs: bytes, requests, time, the index's size, and building it."""

from __future__ import annotations

import os
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.browser import SCHEMES, Loaded, Submitted, base_of, launch, open_search
from bench.minisite import Facts, build_apart, read_facts
from bench.queries import COMMON_POOL, MOST_RARE_HITS
from bench.tables import Progress, kilobytes, percentile, table

KIND = re.compile(r"(?P<kind>[a-z]+)\d*(?:-[0-9a-f]+)?\.js")  # g12-0a1b2c3d.js, index.js
TEXTS = "t"
LONG_TASK = 50
SPREAD = ("", "p50", "p95", "max")


@dataclass(frozen=True, slots=True)
class Run:
    """All that was searched under one scheme."""

    scheme: str
    first: tuple[Submitted, ...]
    """Each on a page of its own, with nothing cached."""
    second: tuple[Submitted, ...]
    """Another query on each of those pages."""
    warm: tuple[Submitted, ...]
    """One after the other on one page, the first left out."""


def report_cost(articles: int, site: Path, seeds: Path, queries: int, seed: int, pause: int) -> str:
    """Measure a generated corpus and the seeds; return the tables as Markdown.

    `pause`: milliseconds between a fresh page's load and its first query.
    """
    say = Progress()
    parts = []
    for name, count, folder in (
        (f"{articles:,} generated articles", articles, site),
        ("the seeds", 0, seeds),
    ):
        facts = read_facts(folder)
        if facts is None:
            say(f"building the search of {name}")
            build_apart(count, folder, queries, seed)
            facts = read_facts(folder)
        assert facts is not None
        with launch() as browser:
            load = os.getloadavg()[0]
            runs = [measure(browser, scheme, folder, facts, say, pause) for scheme in SCHEMES]
        parts += [f"## Cost: {name}\n", _show_build(facts, folder), _show_mix(facts)]
        parts.append(
            f"Load of the machine before the browser began: {load:.1f}. A fresh page stood for "
            f"{pause} ms before its first query.\n"
        )
        parts += [_show_run(run) for run in runs]
    return "\n".join(parts)


def measure(
    browser: Browser,
    scheme: str,
    site: Path,
    facts: Facts,
    say: Callable[[str], None],
    pause: int,
) -> Run:
    """Ask the queries of the cold mix on fresh pages, those of the warm mix on one."""
    queries = list(facts.cold.in_turn())
    # Frequent and rare meet in all four ways, at random.
    others = random.Random(len(queries)).sample(queries, len(queries))
    first, second, warm = [], [], []
    with base_of(scheme, site) as base:
        say(f"{scheme}: {len(queries)} fresh pages")
        with open_search(browser, site, base) as page:
            page.submit(queries[-1])  # the browser's own first page is slow, and not our matter
        for query, other in zip(queries, others, strict=True):
            with open_search(browser, site, base) as page:
                page.wait(pause)
                first.append(page.submit(query))
                if other != query:
                    second.append(page.submit(other))
        say(f"{scheme}: {len(facts.warm.in_turn())} queries on one page")
        with open_search(browser, site, base) as page:
            warm = [page.submit(query) for query in facts.warm.in_turn()]
    return Run(scheme, tuple(first), tuple(second), tuple(warm[1:]))


def _show_build(facts: Facts, site: Path) -> str:
    sizes = defaultdict(list)
    for path in sorted((site / "search").glob("*.js")):
        match = KIND.fullmatch(path.name)
        sizes[match["kind"] if match else path.name].append(path.stat().st_size)
    total = sum(map(sum, sizes.values()))
    bare = total - sum(sizes[TEXTS])
    rows = [
        (kind, len(own), kilobytes(sum(own)), kilobytes(max(own)))
        for kind, own in sorted(sizes.items(), key=lambda item: -sum(item[1]))
        if own
    ]
    count = sum(map(len, sizes.values()))
    rows.append(("all", count, kilobytes(total), ""))
    script = (site / "static" / "search.js").stat().st_size
    return (
        f"{facts.articles:,} articles, {facts.sections:,} sections, "
        f"{kilobytes(facts.text_bytes)} KB of text (UTF-8).\n\n"
        f"- Building the index: {facts.seconds} s, at most {facts.peak_mb:,} MB of memory "
        f"({facts.corpus_mb:,} MB before it began).\n"
        f"- Index without the snippet texts (`t`): {kilobytes(bare)} KB, "
        f"{bare / facts.text_bytes:.3f} × the text; with them {total / facts.text_bytes:.3f} ×.\n"
        f"- Scripts of the search (`static/search.js`, before any query): {kilobytes(script)} KB.\n\n"
        + table(("files of search/", "number", "KB", "largest, KB"), rows)
    )


def _show_mix(facts: Facts) -> str:
    frequent = [facts.hits[query] for query in facts.cold.frequent]
    rare = [facts.hits[query] for query in facts.cold.rare]
    return (
        f"Queries, half and half: frequent ones (jieba words and two-word compounds among the "
        f"{COMMON_POOL} commonest each, in {min(frequent)}–{max(frequent)} sections, median "
        f"{median(frequent):g}) such as {_some(facts.cold.frequent)}; rare ones (random strings of "
        f"3–6 Han characters in at most {MOST_RARE_HITS} sections, here {min(rare)}–{max(rare)}, "
        f"median {median(rare):g}) such as {_some(facts.cold.rare)}.\n"
    )


def _some(queries: Sequence[str]) -> str:
    return "、".join(queries[:6])


def _show_run(run: Run) -> str:
    return "\n".join(
        (
            f"### {run.scheme}\n",
            f"{len(run.first)} fresh pages with a first and a second query; then "
            f"{len(run.warm)} on one page (warm). Files count that search.html asked for from the "
            "submission until its list stood.\n",
            table(SPREAD, [row for row in _load_rows(run) if row]),
            f"By frequency, the first query: {_by_frequency(run.first)}.\n",
            f"{_show_tasks(run)}\n",
        )
    )


def _load_rows(run: Run) -> list[tuple[str, str, str, str]]:
    rows = []
    for name, own in (("first", run.first), ("second", run.second), ("warm", run.warm)):
        rows.append(_spread(f"{name} query, KB", [_size(s.before) / 1000 for s in own], ".1f"))
        rows.append(_spread(f"{name} query, requests", [len(s.before) for s in own], "g"))
        latencies = [s.latency for s in own if s.latency is not None]
        rows.append(_spread(f"{name} query, ms", latencies, ".0f"))
    answered = [s for s in (*run.first, *run.second, *run.warm) if s.shown]
    texts = [[f for f in s.after if _kind(f) == TEXTS] for s in answered]
    shown = [s.shown for s in answered]
    rows += [
        _spread(
            "snippets, requests a result",
            [len(t) / n for t, n in zip(texts, shown, strict=True)],
            ".2f",
        ),
        _spread(
            "snippets, KB a result",
            [_size(t) / n / 1000 for t, n in zip(texts, shown, strict=True)],
            ".1f",
        ),
        _spread(
            "after the list, other files, KB",
            [(_size(s.after) - _size(t)) / 1000 for s, t in zip(answered, texts, strict=True)],
            ".1f",
        ),
    ]
    return rows


def _spread(name: str, values: Sequence[float], form: str) -> tuple[str, str, str, str]:
    if not values:
        return (name, "–", "–", "–")
    middle, most, largest = (
        format(mark, form) for mark in (percentile(values, 50), percentile(values, 95), max(values))
    )
    return (name, middle, most, largest)


def _by_frequency(submitted: Sequence[Submitted]) -> str:
    parts = []
    for name, own in (("frequent", submitted[::2]), ("rare", submitted[1::2])):
        size = median(_size(s.before) for s in own)
        latency = median(s.latency for s in own if s.latency is not None)
        requests = median(len(s.before) for s in own)
        parts.append(
            f"{name} {kilobytes(size)} KB in {requests:g} requests, {latency:.0f} ms (medians)"
        )
    return "; ".join(parts)


def _show_tasks(run: Run) -> str:
    own = [*run.first, *run.second, *run.warm]
    tasks = [task for s in own for task in s.tasks if task > LONG_TASK]
    lost = sum(s.latency is None for s in own)
    bare = sum(s.bare for s in own)
    shown = sum(s.shown for s in own)
    longest = f", the longest {max(tasks):.0f} ms" if tasks else ""
    return (
        f"Main-thread tasks over {LONG_TASK} ms during {len(own)} searches: {len(tasks)}{longest}. "
        f"Searches without a list: {lost}. Results without a snippet: {bare} of {shown}."
    )


def _size(files: Iterable[Loaded]) -> int:
    return sum(one.size for one in files)


def _kind(file: Loaded) -> str:
    match = KIND.fullmatch(file.name)
    return match["kind"] if match else file.name
