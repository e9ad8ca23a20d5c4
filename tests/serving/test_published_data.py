"""The rows that notes are made of are the same, however large the digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.config import load_config
from litsite.exports.datasets import table_files
from litsite.pipeline import build_site
from litsite.serving.editor_notes import make_notes
from litsite.serving.published_data import read_figures, read_revisits


@pytest.fixture
def parted(seed_digest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The seeds, exported as if ten rows were many."""
    root = tmp_path / "digest"
    root.mkdir()
    for name in ("sources", "content"):
        (root / name).symlink_to(seed_digest / name)
    monkeypatch.setattr(table_files, "LARGE_TABLE", 10)
    build_site(load_config(root)[0])
    return root


def test_a_large_table_gives_the_figures_that_a_small_one_gives(
    seed_digest: Path, parted: Path
) -> None:
    assert not (parted / "site" / "data" / "figures.jsonl").exists()
    names = ("anchor", "sentence", "surface", "fragment", "article")
    count = 0
    for path in (seed_digest / "content" / "articles").iterdir():
        small, large = (
            [tuple(row[name] for name in names) for row in read_figures(data, path.stem)]
            for data in (seed_digest / "site" / "data", parted / "site" / "data")
        )
        assert large == small
        count += len(small)
    assert count > 300


def test_a_large_table_gives_the_targets_that_a_small_one_gives(
    seed_digest: Path, parted: Path
) -> None:
    assert not (parted / "site" / "data" / "revisits.json").exists()
    small, large = (
        sorted((row["article"], row["clause"], len(row["later"])) for row in read_revisits(data))
        for data in (seed_digest / "site" / "data", parted / "site" / "data")
    )
    assert large == small != []


def test_notes_of_an_article_name_its_figures_in_a_large_digest(
    seed_digest: Path, parted: Path
) -> None:
    article = min(
        path.stem
        for path in (parted / "content" / "articles").iterdir()
        if list(read_figures(parted / "site" / "data", path.stem))
    )
    page = f"articles/{article}.html"
    notes = [make_notes(load_config(root)[0], page) for root in (seed_digest, parted)]
    assert notes[0]["figures"] == notes[1]["figures"] != []


def test_a_site_without_data_has_no_rows(tmp_path: Path) -> None:
    assert list(read_figures(tmp_path, "a")) == list(read_revisits(tmp_path)) == []
