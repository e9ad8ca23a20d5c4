"""A large table has one format and several files: together they are the table, and an edit rewrites one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from litsite.addresses import LARGE_TABLE
from litsite.exports import export_data
from litsite.facts.fingerprint import hash_content
from litsite.facts.store import FactStore, open_facts
from litsite.model.article import Article
from litsite.model.figure import Ledger, LedgerEntry
from litsite.model.library import Library, SitePage

EACH = 600
PLACES = ("临溪区", "青禾县", "西港新区")
YEARS = ("2019", "2020", "2021", "2022", "2023", "2024")


@pytest.fixture(scope="module")
def many(library: Library) -> Library:
    """18 articles of three districts and six years, with 600 figures each."""
    entry = library.ledger.entries[0]
    model = next(one for one in library.articles if one.id == entry.article)
    articles = tuple(
        replace(model, id=f"a-{place}-{year}", district=place, date=f"{year}-05-01")
        for place in PLACES
        for year in YEARS
    )
    entries = tuple(copy for one in articles for copy in copies(entry, one))
    ledger = Ledger(entries, (), ())
    return replace(library, articles=articles, glossary=(), ledger=ledger)


def copies(entry: LedgerEntry, article: Article) -> Iterator[LedgerEntry]:
    for number in range(EACH):
        fragment = f"fig-{number}"
        yield replace(entry, id=f"{article.id}#{fragment}", article=article.id, fragment=fragment)


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[FactStore]:
    with open_facts(tmp_path, []) as store:
        yield store


def made(library: Library, facts: FactStore, standing: dict[str, str]) -> dict[str, bytes]:
    pages = export_data(library, facts, standing)
    contents = {page.path: page.content for page in pages if isinstance(page, SitePage)}
    standing.update({path: hash_content(content) for path, content in contents.items()})
    return contents


def test_the_parts_together_are_the_table(many: Library, facts: FactStore) -> None:
    assert len(many.ledger.entries) > LARGE_TABLE
    data = made(many, facts, {})
    parts = {path: text for path, text in data.items() if path.startswith("data/figures")}
    assert sorted(parts)[:2] == ["data/figures.schema.json", "data/figures/lin-xi-qu-2019.csv"]
    assert len(parts) == 1 + len(PLACES) * len(YEARS)
    rows = [
        row["id"]
        for path, content in parts.items()
        if path.endswith(".csv")
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    ]
    assert sorted(rows) == sorted(entry.id for entry in many.ledger.entries)


def test_package_and_readme_name_every_part(many: Library, facts: FactStore) -> None:
    data = made(many, facts, {})
    named = {one["path"] for one in json.loads(data["data/datapackage.json"])["resources"]}
    readme = data["data/README.md"].decode()
    for path in data:
        name = path.removeprefix("data/")
        if name not in {"README.md", "datapackage.json"}:
            assert f"]({name})" in readme
        if name.startswith("figures/"):
            assert name in named
    assert "[临溪区 2019](figures/lin-xi-qu-2019.csv)" in readme


def test_an_edit_rewrites_its_own_part(many: Library, facts: FactStore) -> None:
    standing: dict[str, str] = {}
    made(many, facts, standing)
    assert not any(path.endswith(".csv") for path in made(many, facts, standing))
    first = replace(many.articles[0], title="换了一个标题")
    edited = replace(many, articles=(first, *many.articles[1:]))
    assert {path for path in made(edited, facts, standing) if "/figures/" in path} == {
        "data/figures/lin-xi-qu-2019.csv"
    }
    assert (
        standing.items() >= {p: hash_content(c) for p, c in made(edited, facts, {}).items()}.items()
    )
