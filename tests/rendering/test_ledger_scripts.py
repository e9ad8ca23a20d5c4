"""The ledger's scripts: an edit makes the one anew that it touches, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from litsite.facts.fingerprint import hash_content
from litsite.facts.store import FactStore, open_facts
from litsite.model.article import Article
from litsite.model.figure import LedgerEntry
from litsite.model.library import SitePage, StandingPage
from litsite.rendering.figure_pages.ledger_scripts import LARGEST, KeptScripts, Run, cut_scripts
from tests.rendering.conftest import FIRST
from tests.rendering.figures import REPORT, make_entries

ENTRY = replace(make_entries(FIRST)[2], topics=())
QUOTE = "新开口袋公园12处,完成投资3.5亿元,办理营商环境的事98.9%。" * 3


def make_run(number: int, figures: int = 10, quote: str = QUOTE) -> Run:
    """The figures of one article."""
    own = [
        replace(
            ENTRY,
            id=f"a{number}#f{n}",
            article=f"a{number}",
            fragment=f"f{n}",
            quote=f"{n}:{quote}",
            sentence=n,
        )
        for n in range(figures)
    ]
    return Run(number // 1000, 0, tuple(own))


def articles_of(runs: list[Run]) -> Mapping[str, Article]:
    return {run.entries[0].article: replace(REPORT, id=run.entries[0].article) for run in runs}


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[FactStore]:
    with open_facts(tmp_path, []) as store:
        yield store


def make(
    runs: list[Run], facts: FactStore, standing: dict[str, str], prints: Mapping[str, bytes]
) -> list[SitePage | StandingPage]:
    """One build; `standing` takes up what it made."""
    kept = KeptScripts(facts, standing, prints.get)
    pages = [kept.make(own, articles_of(runs), {})[1] for own in cut_scripts(runs)]
    kept.save()
    made = {page.path: hash_content(page.content) for page in pages if isinstance(page, SitePage)}
    standing.update(made)
    return pages


def test_scripts_hold_every_figure_once_in_order_and_are_none_too_large() -> None:
    runs = [make_run(number) for number in range(300)]
    scripts = list(cut_scripts(runs))
    entries: list[LedgerEntry] = [e for own in scripts for run in own for e in run.entries]
    assert entries == [entry for run in runs for entry in run.entries]
    sizes = [sum(len(e.quote) * 3 for run in own for e in run.entries) for own in scripts]
    assert len(scripts) > 5
    assert max(sizes) < LARGEST


def test_one_article_of_more_than_a_script_runs_over_several() -> None:
    scripts = list(cut_scripts([make_run(1, figures=2000)]))
    assert len(scripts) > 2
    assert sum(len(run.entries) for own in scripts for run in own) == 2000


def test_an_edit_makes_its_own_script_anew(facts: FactStore) -> None:
    runs = [make_run(number) for number in range(300)]
    prints = {f"a{number}": b"%d" % number for number in range(300)}
    standing: dict[str, str] = {}
    first = make(runs, facts, standing, prints)
    assert all(isinstance(page, SitePage) for page in first)
    again = make(runs, facts, standing, prints)
    assert [page.path for page in again] == [page.path for page in first]
    assert all(isinstance(page, StandingPage) for page in again)
    runs[150] = make_run(150, figures=11)
    edited = make(runs, facts, standing, prints | {"a150": b"edited"})
    # The next script may begin elsewhere now, but those behind it begin where they did.
    assert 1 <= sum(isinstance(page, SitePage) for page in edited) <= 2


def test_without_prints_every_script_is_made(facts: FactStore) -> None:
    runs = [make_run(number) for number in range(50)]
    standing: dict[str, str] = {}
    for _ in range(2):
        assert all(isinstance(page, SitePage) for page in make(runs, facts, standing, {}))
