"""An incremental build equals a clean one byte for byte, after any sequence of edits.

`make proof` plays many more sequences than the suite does.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from litsite.config import load_config
from litsite.digest import build_digest
from litsite.facts.store import NO_FACTS, open_facts
from litsite.model.problem import Problem
from litsite.outcome import Outcome
from tools.proof.edits_of_frame import SITE, lay_out
from tools.proof.played import play, read_files
from tools.proof.texts import news

SEQUENCES, STEPS = 12, 25


def new_digest(root: Path, chance: random.Random) -> None:
    """Three articles."""
    lay_out(root)
    for number in range(3):
        (root / "sources" / f"{number}.txt").write_text(news(chance)[1], "utf-8")


def build(root: Path, *, clean: bool) -> tuple[Outcome, list[Problem]]:
    config, _ = load_config(root)
    if clean:
        return build_digest(config, facts=NO_FACTS)
    problems: list[Problem] = []
    with open_facts(root / ".litsite", problems) as facts:
        return build_digest(config, facts=facts)


@pytest.mark.slow
@pytest.mark.parametrize("sequence", range(SEQUENCES))
def test_incremental_builds_equal_clean_ones(tmp_path: Path, sequence: int) -> None:
    played = list(play(tmp_path, 1, sequence, STEPS))
    assert [step for step in played if step.faults] == []
    assert len(played) == STEPS
    assert any(step.result == "built" for step in played), "something was proven"


def test_a_build_without_a_change_looks_and_does_nothing(tmp_path: Path) -> None:
    root = tmp_path / "digest"
    new_digest(root, random.Random(0))
    build(root, clean=False)
    build(root, clean=False)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    outcome, _ = build(root, clean=False)
    assert outcome.site is not None
    assert (outcome.written, outcome.site.written, outcome.site.removed) == (0, 0, 0)
    assert outcome.articles == 3 and outcome.site.files > 50
    own = root / ".litsite"
    after = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert {p for p in after if after[p] != before.get(p)} <= {own, own / "facts.sqlite"}


def test_a_word_more_in_a_lexicon_reaches_every_figure(tmp_path: Path) -> None:
    """The figures are not read again for it, so what is made of them must ask for their topics."""
    root = tmp_path / "digest"
    lay_out(root)
    text = "临溪区深化改革见成效\n2023-05-11　来源：云泽日报\n临溪区改革见效，新建公园12个。\n"
    (root / "sources" / "1.txt").write_text(text, "utf-8")
    topics = "topics:\n- {name: 成效, words: [改革]}\n- {name: 绿地, words: [绿化%s]}\n"
    (root / "content" / "site.yaml").write_text(SITE + topics % "", "utf-8")
    build(root, clean=False)
    before = read_files(root)
    (root / "content" / "site.yaml").write_text(SITE + topics % ", 新建公园", "utf-8")
    build(root, clean=False)
    ours = read_files(root)
    build(root, clean=True)
    assert ours == read_files(root)
    table, data = "site/figures/topic-lv-di.html", "site/data/figures.csv"
    assert table in ours.keys() - before.keys()
    assert ours[data] != before[data]
    articles = "site/data/articles.csv"
    assert ours[articles] == before[articles], "no article's own topics changed: only its figures'"


def test_an_article_that_cannot_be_read_leaves_the_site_until_it_is_mended(tmp_path: Path) -> None:
    root = tmp_path / "digest"
    new_digest(root, random.Random(0))
    build(root, clean=False)
    path = min((root / "content" / "articles").glob("*.yaml"))
    good = path.read_text("utf-8")
    before = {name: data for name, data in read_files(root).items() if name.startswith("site/")}
    path.write_text(good.replace("kicker: null", "kicker：一线"), "utf-8")
    outcome, problems = build(root, clean=False)
    assert outcome.site is None
    assert [(one.code, one.path) for one in problems if one.severity == "error"] == [
        ("yaml-wide-colon", f"content/articles/{path.name}"),
        ("site-kept", "site"),
    ]
    after = {name: data for name, data in read_files(root).items() if name.startswith("site/")}
    assert after == before
    path.write_text(good.replace("kicker: null", "kicker: 一线"), "utf-8")
    outcome, problems = build(root, clean=False)
    assert outcome.site is not None and outcome.site.written > 0
    assert [one.code for one in problems if one.severity == "error"] == []
