"""What builds cost is measured on what it says it is measured on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench.building.corpora import (
    load_articles,
    write_digest,
    write_hugo_site,
    write_zensical_site,
)
from bench.building.edits import edit_middle, list_edits
from bench.building.process_costs import FailedError, run_measured
from litsite.config import load_config
from litsite.content.content_folder import load_content
from litsite.pipeline import load_library

MB = 2**20
# Long enough to be looked at: memory is sampled every 20 ms.
HOLD = "import sys,time; held=bytearray({size}); print(len(held)); {then}"
posix = pytest.mark.skipif(os.name != "posix", reason="processes are waited for with wait4")


@posix
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    child = HOLD.format(size=80 * MB, then="time.sleep(.3)")
    then = f"import subprocess; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    parent = HOLD.format(size=120 * MB, then=then)
    alone = run_measured(
        [sys.executable, "-c", HOLD.format(size=0, then="time.sleep(.3)")], tmp_path, {}
    )
    both = run_measured([sys.executable, "-c", parent], tmp_path, {})
    # Less what both have of Python itself: that is counted once.
    assert 190 * MB < both.peak - alone.peak < 230 * MB


@posix
def test_time_of_processes_that_a_command_starts_counts(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < .3: pass"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    assert run_measured([sys.executable, "-c", start], tmp_path, {}).cpu > 0.3


@posix
def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="exit 3: no such thing"):
        run_measured(["sh", "-c", "echo no such thing; exit 3"], tmp_path, {})


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles, _ = load_articles(5, 0)
    root = tmp_path_factory.mktemp("bench") / "digest"
    write_digest(articles, root)
    return root


@pytest.mark.slow
def test_a_generated_digest_says_what_was_generated(digest: Path) -> None:
    articles, spare = load_articles(5, 2)
    assert [one.id[-5:] for one in articles] == ["00000", "00001", "00002", "00003", "00004"]
    assert len(spare) == 2
    config, _ = load_config(digest)
    stored, problems = load_content(config.content)
    assert problems == []
    assert {record.id for record in stored.records} == {one.id for one in articles}
    library, problems = load_library(config)
    assert problems == []
    by_id = {one.id: one for one in library.articles}
    for article in articles:
        read = by_id[article.id]
        assert [(b.kind, b.text) for b in read.blocks] == [(b.kind, b.text) for b in article.blocks]


def files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in root.rglob("*")
        if path.is_file() and path.suffix not in {".woff2", ".png", ".ico"}
    }


def test_each_edit_changes_one_file_each_time(tmp_path: Path) -> None:
    articles, spare = load_articles(3, 4)
    write_digest(articles, tmp_path / "digest")
    for edit in list_edits(spare):
        for number in range(2):
            before = files(tmp_path / "digest")
            edit.make(tmp_path / "digest", number)
            after = files(tmp_path / "digest")
            changed = [name for name in after if after[name] != before.get(name)]
            assert len(changed) == (0 if edit.name == "no change" else 1), edit.name
    config, _ = load_config(tmp_path / "digest")
    stored, problems = load_content(config.content)
    assert (len(stored.records), problems) == (5, [])
    assert sum("（第1次修订）" in record.body for record in stored.records) == 1


def test_the_rivals_sites_hold_every_article_in_its_lists(tmp_path: Path) -> None:
    articles, _ = load_articles(4, 0)
    write_hugo_site(articles, tmp_path / "hugo")
    write_zensical_site(articles, tmp_path / "zensical")
    hugo, zensical = files(tmp_path / "hugo"), files(tmp_path / "zensical")
    for article in articles:
        text = hugo[f"content/articles/{article.id}.md"]
        assert f'districts: ["{article.district}"]' in text
        for block in article.blocks:
            assert block.text[:5] in text
        assert article.blocks[0].text[:5] in zensical[f"docs/articles/{article.id}.md"]
        for name in (article.district, *article.topics):
            assert article.id in zensical[f"docs/lists/{name}-1.md"]
    before = files(tmp_path / "hugo")
    edit_middle(tmp_path / "hugo" / "content" / "articles", "*.md", 0)
    after = files(tmp_path / "hugo")
    assert sum(after[name] != before[name] for name in after) == 1
