"""A site of its search alone: search.html, static/ and search/; and what building the index took."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench.queries import Mix, Truth, draw_mix
from litsite.config import load_config
from litsite.model.library import Library, SitePage
from litsite.pipeline import load_library
from litsite.rendering import list_printed_pages
from litsite.rendering.frame.static_files import make_static_files
from litsite.rendering.frame.template_environment import make_environment
from litsite.rendering.indexes.catalogue import build_catalogue
from litsite.rendering.page_plan import plan_search
from litsite.rendering.site_pages import render_page
from litsite.search import build_search_index
from litsite.search.sections import Group, collect_groups
from litsite.search.words.normalization import normalize

ROOT = Path(__file__).parent.parent
FACTS = "bench.json"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a mini-site since it was built."""

    articles: int
    sections: int
    text_bytes: int
    """UTF-8 of all titles, headlines, organizations and blocks."""
    seconds: float
    """Of build_search_index alone."""
    peak_mb: int
    """Greatest memory of the process, the corpus included."""
    corpus_mb: int
    """The same before the index was begun."""
    cold: Mix
    warm: Mix
    hits: dict[str, int]
    """Query → number of sections that contain it."""


def load_seeds() -> Library:
    """The repository's own digest; nothing of it is written."""
    config, _ = load_config(ROOT)
    library, _ = load_library(config)
    return library


def collect(library: Library) -> tuple[Group, ...]:
    """The sections of a library, as its index has them."""
    return collect_groups(library, list_printed_pages(library))


def write_minisite(library: Library, folder: Path) -> None:
    """Write the pages that searching needs; `folder` is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    index, _ = build_search_index(library, list_printed_pages(library))
    _write([*index, *render_search_page(library)], folder)


def render_search_page(library: Library) -> list[SitePage]:
    """search.html and the static files."""
    config, _ = load_config(ROOT)
    environment = make_environment(config.templates)
    empty = replace(library, articles=(), accounts=(), texts=(), pages=(), glossary=())
    catalogue = build_catalogue(empty)
    pages = [
        SitePage(job.path, render_page(job, catalogue, environment))
        for job in plan_search(catalogue)
    ]
    return pages + make_static_files(config.templates)


def _write(pages: Sequence[SitePage], folder: Path) -> None:
    for page in pages:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.content)


def build_apart(articles: int, folder: Path, queries: int, seed: int) -> None:
    """Build a mini-site in a process of its own, so that its memory can be told."""
    command = [sys.executable, "-m", "bench.search", "build", "--site", str(folder)]
    command += ["--articles", str(articles), "--queries", str(queries), "--seed", str(seed)]
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ)


def build_measured(library: Library, folder: Path, queries: int, seed: int) -> None:
    """Build a mini-site with its facts beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    printed = list_printed_pages(library)
    corpus_mb = _peak_mb()
    start = time.perf_counter()
    index, _ = build_search_index(library, printed)
    seconds = time.perf_counter() - start
    peak_mb = _peak_mb()
    _write([*index, *render_search_page(library)], folder)
    del index
    groups = collect(library)
    truth = Truth(groups)
    cold = draw_mix(groups, library.settings.dictionary, queries, seed)
    warm = draw_mix(groups, library.settings.dictionary, 4 * queries, seed + 1)
    facts = Facts(
        articles=len(library.articles),
        sections=len(truth.keys),
        text_bytes=_count_bytes(library),
        seconds=round(seconds, 1),
        peak_mb=peak_mb,
        corpus_mb=corpus_mb,
        cold=cold,
        warm=warm,
        hits={query: len(truth.containing(normalize(query))) for query in cold.in_turn()},
    )
    (folder / FACTS).write_text(json.dumps(asdict(facts), ensure_ascii=False), encoding="utf-8")


def read_facts(folder: Path) -> Facts | None:
    """What was noted beside a mini-site; None where there is none yet."""
    path = folder / FACTS
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    mixes = {name: _read_mix(data[name]) for name in ("cold", "warm")}
    return Facts(**(data | mixes))


def _read_mix(data: dict[str, list[str]]) -> Mix:
    return Mix(tuple(data["frequent"]), tuple(data["rare"]))


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _count_bytes(library: Library) -> int:
    texts = (
        text
        for article in library.articles
        for text in (
            *(article.title, article.kicker, article.subtitle, article.org),
            *(block.text for block in article.blocks),
        )
    )
    return sum(len(text.encode()) for text in texts if text)
