"""The bodies in content/ are divided where the headings are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from litsite.content.article_yaml import Record, load_record
from litsite.content.body_markdown import read_body
from litsite.language.blanks import squeeze

GOLD = Path(__file__).parent / "data" / "gold"
LEVEL_MARK = {1: "## ", 2: "### ", 3: "#### "}


def records(root: Path, file: str) -> list[Record]:
    """The articles of one source, in its order."""
    found = []
    for path in sorted((root / "content" / "articles").glob("*.yaml")):
        record, problems = load_record(path.read_text(encoding="utf-8"), path.name, path.stem)
        assert record is not None, problems
        if record.sources[0].file == file:
            found.append(record)
    return sorted(found, key=lambda record: record.sources[0].lines)


def gold_articles(name: str) -> tuple[str, list[dict]]:  # type: ignore[type-arg]
    data = yaml.safe_load((GOLD / f"{name}.yaml").read_text(encoding="utf-8"))
    return data["file"], data["articles"]


def headings(record: Record) -> list[str]:
    """Heading lines of the body as written."""
    return [line for line in record.body.split("\n") if line.startswith("#")]


def texts_under_headings(record: Record) -> list[str]:
    """What stands under each heading up to the next, without markup and blanks."""
    under: list[str] = []
    for block in read_body(record.body):
        if block.kind == "heading":
            under.append("")
        elif under:
            under[-1] += squeeze(block.text)
    return under


NAMES = sorted(path.stem for path in GOLD.glob("*.yaml") if not path.stem.startswith("000"))


@pytest.mark.parametrize("name", NAMES)
def test_every_heading_is_a_markdown_heading_of_the_right_level(
    seed_digest: Path, name: str
) -> None:
    file, gold = gold_articles(name)
    for article, record in zip(gold, records(seed_digest, file), strict=True):
        expected = [LEVEL_MARK[s["level"]] + s["heading"] for s in article["sections"]]
        assert headings(record) == expected


def test_the_text_under_each_heading_of_the_collected_items_is_its_own(seed_digest: Path) -> None:
    """All of seed 001, its one-line report of 13,000 characters included."""
    (name,) = (one for one in NAMES if one.startswith("001"))
    file, gold = gold_articles(name)
    lines = (seed_digest / "sources" / file).read_text(encoding="utf-8").split("\n")
    checked = 0
    for article, record in zip(gold, records(seed_digest, file), strict=True):
        text = squeeze(lines[article["lines"][0]])  # the body is the line below the headline
        position = 0
        starts = []
        for section in article["sections"]:
            heading = squeeze(section["heading"])
            position = text.index(heading, position)
            starts.append((position, position + len(heading)))
            position += len(heading)
        bounds = [start for start, _ in starts] + [len(text)]
        own = [text[start:end] for (_, start), end in zip(starts, bounds[1:], strict=True)]
        assert texts_under_headings(record) == own
        checked += len(own)
    assert checked == sum(len(article["sections"]) for article in gold) > 40


def test_the_report_in_one_line_is_cut_behind_its_first_heading(seed_digest: Path) -> None:
    (name,) = (one for one in NAMES if one.startswith("001"))
    report = next(r for r in records(seed_digest, gold_articles(name)[0]) if r.fields["author"])
    assert "\n## 一、2019年工作回顾\n\n刚刚过去的2019年,是全区上下" in report.body


def test_measures_are_list_items_and_glossary_entries_have_term_and_definition(
    seed_digest: Path,
) -> None:
    bodies = "\n".join(
        record.body for name in NAMES for record in records(seed_digest, gold_articles(name)[0])
    )
    assert "\n- **一是实行规上企业服务专员在职终身制**。" in bodies
    assert "\n- **——同心协力、众志成城,疫情防控工作取得阶段性胜利**。" in bodies
    assert "\n四到:\n: 服务到企业、服务到项目、服务到社区、服务到居民。\n" in bodies
    assert "\n2.港治谷:\n: 以国际邮轮母港区为依托" in bodies
