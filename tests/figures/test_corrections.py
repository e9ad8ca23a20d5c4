"""An editor drops, changes and adds figures in an article's YAML, and nothing undoes it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from litsite.config import load_config
from litsite.model.figure import LedgerEntry
from litsite.model.problem import Problem
from litsite.pipeline import load_library, parse_sources

TEXT = """李沧区城市更新见实效

2021-11-19 来源:青岛日报

今年以来，李沧区完成口袋公园建设43处，新增市民活动场地12万平方米。群众满意度达到98.2%，惠及居民两万户。

全区新开办幼儿园4所，另有一大批学校正在建设之中，教育资源更加均衡。
"""


@pytest.fixture
def digest_with_figures(digest: Path) -> Path:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    site = digest / "content" / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8"), encoding="utf-8")
    reparse(digest)
    return digest


def reparse(digest: Path) -> list[Problem]:
    config, _ = load_config(digest)
    _, problems = parse_sources(config)
    return problems


def load(digest: Path) -> tuple[dict[str, LedgerEntry], list[Problem]]:
    config, _ = load_config(digest)
    library, problems = load_library(config)
    return {entry.figure.surface: entry for entry in library.ledger.entries}, problems


def yaml_of(digest: Path) -> Path:
    (path,) = (digest / "content" / "articles").glob("*.yaml")
    return path


def say(digest: Path, text: str) -> None:
    """Write `text` where an editor would: before the body."""
    path = yaml_of(digest)
    old = path.read_text(encoding="utf-8")
    path.write_text(old.replace("\nbody: |", f"\n{text}body: |", 1), encoding="utf-8")


def address(entry: LedgerEntry) -> str:
    return f"{entry.block}/{entry.sentence}"


def test_what_nobody_corrected_is_what_the_text_says(digest_with_figures: Path) -> None:
    entries, problems = load(digest_with_figures)
    assert {"43处", "12万平方米", "98.2%", "4所"} <= set(entries)
    assert all(entry.correction is None for entry in entries.values())
    assert problems == []


def test_figures_are_dropped_changed_and_added(digest_with_figures: Path) -> None:
    entries, _ = load(digest_with_figures)
    park, school = address(entries["43处"]), address(entries["4所"])
    say(
        digest_with_figures,
        f"""figures:
# 核对过区园林局的数字
- {{at: {park}, surface: 12万平方米, drop: true}}
- at: {park}
  surface: 43处
  change: {{indicator: 建成口袋公园, period_norm: '2021', value: '44', place: null}}
- at: {school}
  surface: 一大批学校
  add: {{value: '30', unit: 所, indicator: 在建学校, kind: count, status: target}}
""",
    )
    after, problems = load(digest_with_figures)
    assert problems == []
    assert "12万平方米" not in after
    changed = after["43处"]
    assert changed.correction == "changed"
    assert changed.figure.indicator == "建成口袋公园"
    assert changed.figure.period_norm == "2021"
    assert changed.figure.value == changed.figure.normalized == Decimal(44)
    assert changed.figure.place is None
    assert changed.id == entries["43处"].id, "a correction moves no address"
    added = after["一大批学校"]
    assert added.correction == "added"
    assert added.figure.value == Decimal(30)
    # Its sentence proves it as it proves its neighbour.
    assert (added.file, added.line) == (entries["4所"].file, entries["4所"].line)
    assert added.quote[added.figure.start :].startswith("一大批学校")


def test_corrections_and_their_comments_survive_a_new_parse(digest_with_figures: Path) -> None:
    entries, _ = load(digest_with_figures)
    spoken = (
        f"figures:\n# 园林局来电\n- {{at: {address(entries['43处'])}, surface: 43处, drop: true}}\n"
    )
    say(digest_with_figures, spoken)
    source = digest_with_figures / "sources" / "a.txt"
    source.write_text(TEXT.replace("更加均衡", "更加均衡、优质"), encoding="utf-8")
    reparse(digest_with_figures)
    assert spoken in yaml_of(digest_with_figures).read_text(encoding="utf-8")
    after, problems = load(digest_with_figures)
    assert "43处" not in after
    assert problems == []


def test_a_correction_follows_its_paragraph_when_the_source_changes(
    digest_with_figures: Path,
) -> None:
    entries, _ = load(digest_with_figures)
    say(
        digest_with_figures,
        f"figures:\n- {{at: {address(entries['43处'])}, surface: 43处, drop: true}}\n",
    )
    source = digest_with_figures / "sources" / "a.txt"
    source.write_text(TEXT.replace("两万户", "三万户"), encoding="utf-8")
    reparse(digest_with_figures)
    after, problems = load(digest_with_figures)
    assert "43处" not in after
    assert problems == []


def test_a_correction_whose_sentence_is_gone_is_told_and_kept(digest_with_figures: Path) -> None:
    entries, _ = load(digest_with_figures)
    say(
        digest_with_figures,
        f"figures:\n- {{at: {address(entries['4所'])}, surface: 4所, drop: true}}\n",
    )
    source = digest_with_figures / "sources" / "a.txt"
    source.write_text(TEXT.replace("4所", "若干"), encoding="utf-8")
    reparse(digest_with_figures)
    _, problems = load(digest_with_figures)
    assert [problem.code for problem in problems] == ["figure-lost"]
    assert "4所, drop: true" in yaml_of(digest_with_figures).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("{at: somewhere, surface: 43处, drop: true}", "figure-at"),
        ("{at: 90cc1b7e5f/1, surface: 43处}", "figure-action"),
        ("{at: 90cc1b7e5f/1, surface: 43处, drop: true, change: {unit: 座}}", "figure-action"),
        ("{at: 90cc1b7e5f/1, surface: 43处, change: {colour: red}}", "unknown-key"),
    ],
)
def test_a_mistyped_correction_is_told_with_its_line(
    digest_with_figures: Path, item: str, code: str
) -> None:
    say(digest_with_figures, f"figures:\n- {item}\n")
    line = yaml_of(digest_with_figures).read_text(encoding="utf-8").split("\n").index(f"- {item}")
    _, problems = load(digest_with_figures)
    assert (code, line + 1) in {(problem.code, problem.line) for problem in problems}


def test_a_value_that_no_figure_can_have_is_told(digest_with_figures: Path) -> None:
    entries, _ = load(digest_with_figures)
    at = address(entries["43处"])
    say(
        digest_with_figures,
        "figures:\n"
        f"- {{at: {at}, surface: 43处, change: {{status: perhaps}}}}\n"
        f"- {{at: {at}, surface: 43处, change: {{value: many}}}}\n"
        f"- {{at: {at}, surface: 公园, add: {{value: '1'}}}}\n",
    )
    after, problems = load(digest_with_figures)
    assert [problem.code for problem in problems] == ["figure-value"] * 3
    assert after["43处"].correction is None


def test_a_lost_correction_is_told_with_its_line_in_the_file_as_the_build_leaves_it(
    digest_with_figures: Path,
) -> None:
    """The source goes, so the merge writes a line above the correction."""
    row = "- {at: 0000000000/1, surface: 43处, drop: true}"
    say(digest_with_figures, f"figures:\n{row}\n")
    before = yaml_of(digest_with_figures).read_text("utf-8").splitlines().index(row)
    (digest_with_figures / "sources" / "a.txt").unlink()
    config, _ = load_config(digest_with_figures)
    imported, _ = parse_sources(config)
    _, problems = load_library(config, imported)
    (told,) = [one for one in problems if one.code == "figure-lost"]
    after = yaml_of(digest_with_figures).read_text("utf-8").splitlines().index(row)
    assert told.line == after + 1 != before + 1
