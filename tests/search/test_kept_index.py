"""An index brought up to date from kept facts is the index made from nothing, byte for byte."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from litsite.facts.lent_facts import LentFacts
from litsite.facts.store import open_facts
from litsite.language.text_hash import text_hash
from litsite.model.article import Article, Block
from litsite.model.library import Library, PrintedPage, SitePage, SiteSettings
from litsite.search import FACTS, build_search_index
from litsite.search.postings import kept_lists

ROOT = Path(__file__).parent.parent.parent
WORDS = (
    "营商环境 改革 创新 发展 口袋公园 43处 1,362亿元 PM2.5 审批 提速 减材料 老楼 加装 电梯 双招双引 青岛 李沧区 "
    "臺灣 ＱＤＬＰ 𠮷野家 民生 幸福 乡村 振兴 项目 开工 ， 。 、 \u200b 10% 工业 互联网"
).split()
SETTINGS = SiteSettings("文摘", dictionary=("营商环境", "口袋公园"))


def sentence(source: random.Random) -> str:
    return "".join(source.choice(WORDS) for _ in range(source.randint(1, 9)))


def article(source: random.Random, number: int) -> Article:
    """An article of a random day, with some headings."""
    blocks = []
    for _ in range(source.randint(0, 6)):
        text = sentence(source)
        heading = source.random() < 0.3
        kind = "heading" if heading else "paragraph"
        blocks.append(Block(kind, text, text, level=int(heading), anchor=text_hash(text)))
    date = f"202{source.randint(0, 3)}-0{source.randint(1, 9)}-1{source.randint(0, 9)}"
    return Article(
        id=f"{date}-{number:03}",
        title=sentence(source),
        kind="notice",
        body="",
        date=source.choice([date, date, date, None]),
        district=source.choice(["李沧区", None]),
        topics=tuple(source.sample(["民生", "改革"], source.randint(0, 2))),
        blocks=tuple(blocks),
    )


def edit(source: random.Random, articles: list[Article], number: int) -> None:
    """Add, take away, or change one article in place: mostly a paragraph, now and then a title or a heading."""
    at = source.randrange(len(articles))
    old = articles[at]
    way = source.random()
    if way < 0.15:
        articles.insert(at, article(source, number))
    elif way < 0.3:
        late = replace(article(source, number), id=f"2030-01-01-{number:03}", date="2030-01-01")
        articles.append(late)
    elif way < 0.4 and len(articles) > 3:
        del articles[at]
    elif way < 0.5:
        articles[at] = replace(old, title=sentence(source))
    elif way < 0.6:
        block = Block("heading", "新节", "新节", level=1, anchor="s-新节")
        articles[at] = replace(old, blocks=(*old.blocks, block))
    elif old.blocks:
        blocks = list(old.blocks)
        one = source.randrange(len(blocks))
        text = source.choice([blocks[one].text + sentence(source), sentence(source), ""])
        blocks[one] = replace(blocks[one], text=text, markdown=text)
        articles[at] = replace(old, blocks=tuple(blocks))


def library(articles: Sequence[Article]) -> Library:
    ordered = sorted(articles, key=lambda one: one.id)
    ordered.sort(key=lambda one: one.date or "", reverse=True)
    return Library(SETTINGS, tuple(ordered))


PRINTED = (
    PrintedPage("issues/x.html", "page-1", "报 1版", "报", "2022-01-01", headline="改革巡礼"),
)


def with_facts(one: Library, folder: Path) -> list[SitePage]:
    with open_facts(folder, []) as facts:
        return build_search_index(one, PRINTED, facts)[0]


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_kept_index_is_the_one_made_from_nothing(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A few articles share most of their pairs, so nearly all lists change with each.
    monkeypatch.setattr(kept_lists, "_MOST_CHANGED", 1.0)
    monkeypatch.setattr(kept_lists, "_MOST_BUFFERS", 4)
    source = random.Random(seed)
    articles = [article(source, number) for number in range(60)]
    for step in range(14):
        for _ in range(source.choice([0, 1, 1, 1, 3])):
            edit(source, articles, 100 * step + len(articles))
        now = library(articles)
        assert with_facts(now, tmp_path) == build_search_index(now, PRINTED)[0], step


def test_lists_of_pairs_that_did_not_change_are_not_encoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_lists, "_MOST_CHANGED", 1.0)
    encoded: list[int] = []
    encode = kept_lists.encode_lists

    def count(places: kept_lists.Places, orders: kept_lists.Integers) -> object:
        encoded.append(len(places.pairs))
        return encode(places, orders)

    monkeypatch.setattr(kept_lists, "encode_lists", count)
    source = random.Random(3)
    articles = [article(source, number) for number in range(60)]
    with_facts(library(articles), tmp_path)
    with_facts(library(articles), tmp_path)
    assert len(encoded) == 1
    articles[7] = replace(articles[7], title=articles[7].title + "青岛")
    with_facts(library(articles), tmp_path)
    late = replace(article(source, 900), id="2031-01-01-x", date="2031-01-01")
    with_facts(library([*articles, late]), tmp_path)
    assert len(encoded) == 3
    assert 0 < max(encoded[1:]) < encoded[0] / 2


def test_facts_of_another_digest_are_of_no_harm(tmp_path: Path) -> None:
    first, second = (
        library([article(random.Random(seed), n) for n in range(30)]) for seed in (1, 2)
    )
    for one in (first, second, first):
        assert with_facts(one, tmp_path) == build_search_index(one, PRINTED)[0]


def test_two_processes_write_the_same_bytes() -> None:
    script = (
        f"import hashlib, random, runpy; made = runpy.run_path({str(Path(__file__))!r});"
        "one = made['library']([made['article'](random.Random(5), n) for n in range(40)]);"
        "pages = made['build_search_index'](one, made['PRINTED'])[0];"
        "print(hashlib.sha256(b''.join(p.path.encode() + p.content for p in pages)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1 and len(digests.pop().strip()) == 2 * hashlib.sha256().digest_size


def test_the_index_asks_for_the_facts_that_it_names() -> None:
    source = random.Random(5)
    articles = [article(source, number) for number in range(4)]
    lent = LentFacts({stage: {} for stage in FACTS})
    build_search_index(library(articles), PRINTED, lent)
    # Bits of lists are asked for where a build has kept some.
    build_search_index(library(articles[:-1]), PRINTED, lent)
    assert lent.give_back().asked.keys() == set(FACTS)
