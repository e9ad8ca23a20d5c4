"""The five seeds against their gold (conventions: gold's README; copies in tests/data/gold)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from litsite.language.gazetteer import make_gazetteer
from litsite.model.article import ParsedArticle
from litsite.model.problem import Problem
from litsite.model.source import Document
from litsite.readers import read_source
from litsite.splitting.split_document import split_document
from litsite.splitting.split_result import Split

from .accounting import find_faults

TESTS = Path(__file__).parent.parent
GOLD = sorted((TESTS / "data" / "gold").glob("*.yaml"))
QINGDAO = make_gazetteer(
    "青岛市",
    (("李沧区", ()), ("市北区", ()), ("胶州市", ()), ("西海岸新区", ("青岛西海岸新区", "黄岛"))),
)
FIELDS = "title kicker subtitle org author editor publication date page district kind".split()

pytestmark = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])


@cache
def split_seed(name: str) -> tuple[Document, Split, list[Problem]]:
    document, problems = read_source(TESTS.parent / "sources" / name, f"sources/{name}")
    split, found = split_document(document, QINGDAO, f"sources/{name}")
    return document, split, problems + found


def load(path: Path) -> tuple[dict[str, Any], Document, Split]:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    document, split, _ = split_seed(gold["file"])
    return gold, document, split


def plain(text: str | None) -> str:
    """The form in which texts are compared: no white space, one width, no mark at the ends."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text or "")).lower()
    return re.sub(r"[―—–]+", "-", folded).strip("-.。,:;!?")


def is_right(field: str, gold: Any, value: str | None) -> bool:
    """Whether `value` is among what the gold allows: one value, any of a list, or `*`."""
    if gold == "*":
        return True
    allowed = gold if isinstance(gold, list) else [gold]
    if value is None:
        return None in allowed
    found = plain(value)
    known = [plain(one) for one in allowed if one is not None]
    if field in {"org", "district"}:
        return any(found.endswith(one) or one.endswith(found) for one in known)
    return found in known


def test_there_are_five_and_the_gold_names_them(path: Path) -> None:
    assert len(GOLD) == 5
    assert load(path)[0]["file"] == f"{path.stem}.txt"


def test_every_character_is_accounted_for(path: Path) -> None:
    _, document, split = load(path)
    assert find_faults(document, split) == []


def test_articles_stand_where_the_gold_says(path: Path) -> None:
    gold, document, split = load(path)
    found = [article.lines for article in split.articles]
    # Blank lines at the ends are nobody's.
    blank = {n for n, line in enumerate(document.lines, 1) if not line.strip()}
    wanted = []
    for article in gold["articles"]:
        own = [n for n in range(article["lines"][0], article["lines"][1] + 1) if n not in blank]
        wanted.append((own[0], own[-1]))
    assert found == wanted


@pytest.mark.parametrize("field", FIELDS)
def test_fields_equal_the_gold(path: Path, field: str) -> None:
    gold, _, split = load(path)
    wrong = [
        (article.lines, article.fields[field], wanted[field])
        for article, wanted in zip(split.articles, gold["articles"], strict=True)
        if not is_right(field, wanted[field], article.fields[field])
    ]
    assert wrong == []


def blocks_of(article: ParsedArticle, kind: str) -> list[Any]:
    return [block for block in article.blocks if block.kind == kind]


def test_sections_and_their_levels_equal_the_gold(path: Path) -> None:
    gold, _, split = load(path)
    for article, wanted in zip(split.articles, gold["articles"], strict=True):
        found = [(b.level, plain(b.text), b.spans[0].line) for b in blocks_of(article, "heading")]
        sections = wanted["sections"]
        assert found == [(s["level"], plain(s["heading"]), s["line"]) for s in sections]


def test_captions_equal_the_gold(path: Path) -> None:
    gold, _, split = load(path)
    for article, wanted in zip(split.articles, gold["articles"], strict=True):
        found = [plain(block.text) for block in blocks_of(article, "caption")]
        assert found == [plain(text) for text in wanted["captions"]]


def test_glossary_terms_equal_the_gold(path: Path) -> None:
    gold, _, split = load(path)
    for article, wanted in zip(split.articles, gold["articles"], strict=True):
        found = [plain(block.term) for block in blocks_of(article, "entry")]
        assert found == [plain(term) for term in wanted["glossary"]]


def test_furniture_equals_the_gold(path: Path) -> None:
    gold, document, split = load(path)
    ends = {len(document.lines)} if not document.lines[-1] else set()
    markers = {part.spans[0].line for page in split.pages for part in page.parts}
    own = {line for article in split.articles for line in own_lines(article)}
    found = ({one.span.line for one in split.furniture} | markers) - own
    optional = set(gold["furniture_optional"]) | ends
    blank = {n for n, line in enumerate(document.lines, 1) if not line.strip()}
    assert found - optional == set(gold["furniture"]) - optional - blank


def own_lines(article: ParsedArticle) -> set[int]:
    return {s.line for part in (*article.header, *article.blocks) for s in part.spans}


def test_pages_equal_the_gold(path: Path) -> None:
    gold, _, split = load(path)
    found = [
        (r.page, r.line, plain(r.headline), plain(r.subtitle), [plain(c) for c in r.captions])
        for page in split.pages
        for r in (page.record,)
    ]
    assert found == [
        (
            page["page"],
            page["marker_line"],
            plain(page.get("headline")),
            plain(page.get("subtitle")),
            [plain(caption) for caption in page.get("captions", [])],
        )
        for page in gold["pages"]
    ]


def test_no_series_is_read_from_the_name_of_a_bulletin(path: Path) -> None:
    # 省政协《工作通报》专题刊发 is a bulletin that printed something, not a series.
    _, _, split = load(path)
    series = {article.fields["series"] for article in split.articles}
    assert series <= {None, "2021青岛改革巡礼"}


def test_no_organization_begins_in_the_middle_of_a_meeting(path: Path) -> None:
    _, _, split = load(path)
    orgs = [article.fields["org"] or "" for article in split.articles]
    assert not [org for org in orgs if "会议" in org or "代表大会" in org]


def test_two_runs_are_equal(path: Path) -> None:
    gold, document, split = load(path)
    again, _ = split_document(document, QINGDAO, f"sources/{gold['file']}")
    assert again == split
