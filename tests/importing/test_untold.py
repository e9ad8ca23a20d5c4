"""What a merge has to tell is told by the first build that comes to its end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from litsite.config import bundled, load_config
from litsite.digest import build_digest
from litsite.facts.store import open_facts
from litsite.model.problem import LitsiteError, Problem
from litsite.pipeline import parse_sources

TEXT = "青川县改革见成效\n2023-05-11　来源：云泽日报\n青川县新建公园12个，增长8.2%。\n"


def build(root: Path) -> list[str]:
    """Build to the end; the codes of what is told."""
    told: list[Problem] = []
    with open_facts(root / ".litsite", told) as facts:
        return [one.code for one in build_digest(load_config(root)[0], facts=facts)[1]]


@pytest.fixture
def orphaning(digest: Path) -> Path:
    """A built digest whose only source has gone: the next merge marks its article."""
    path = digest / "sources" / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    build(digest)
    path.unlink()
    return digest


def test_it_is_told_once(orphaning: Path) -> None:
    assert "orphaned" in build(orphaning)
    assert "orphaned" not in build(orphaning)


def test_a_build_that_died_after_its_merge_leaves_it_to_the_next(orphaning: Path) -> None:
    with open_facts(orphaning / ".litsite", []) as facts:
        parse_sources(load_config(orphaning)[0], facts=facts)
        facts._connection.rollback()  # nothing is saved any more: the process is dead
    assert "orphaned" in build(orphaning)
    assert "orphaned" not in build(orphaning)


def test_a_build_that_a_template_ended_leaves_it_to_the_next(orphaning: Path) -> None:
    shutil.copytree(bundled("templates"), orphaning / "templates")
    template = orphaning / "templates" / "article.html"
    good = template.read_text("utf-8")
    template.write_text(good + "{% if %}", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(LitsiteError):
            build(orphaning)
    template.write_text(good, encoding="utf-8")
    assert build(orphaning).count("orphaned") == 1
    assert "orphaned" not in build(orphaning)
