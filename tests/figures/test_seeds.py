"""Every figure of the seeds stands where it says, and `litsite figures` prints it exactly."""

from __future__ import annotations

import json
import time
from itertools import repeat
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.cli import cli
from litsite.commands.figures import SentenceRow, list_figures
from litsite.config import load_config
from litsite.content.article_yaml import to_article
from litsite.content.content_folder import load_content
from litsite.figures import SentenceContext, extract_figures, outline
from litsite.figures.extraction import extract_in_order
from litsite.importing.parsed_source import Parsed, read_and_split
from litsite.language.gazetteer import settings_gazetteer

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def parsed() -> list[Parsed]:
    config, _ = load_config(ROOT)
    paths = [(path, path.name) for path in sorted((ROOT / "sources").iterdir())]
    return read_and_split(paths, settings_gazetteer(config.settings))[0]


@pytest.fixture(scope="module")
def rows(parsed: list[Parsed]) -> list[SentenceRow]:
    return list_figures(parsed, settings_gazetteer(load_config(ROOT)[0].settings))


def test_every_sentence_stands_verbatim_at_its_line(
    parsed: list[Parsed], rows: list[SentenceRow]
) -> None:
    lines = {one.document.name: one.document.lines for one in parsed}
    assert len(rows) > 500
    for row in rows:
        assert row.sentence in lines[row.file][row.line - 1]


def test_every_surface_stands_at_its_start(rows: list[SentenceRow]) -> None:
    for row in rows:
        for figure in row.figures:
            end = figure.start + len(figure.surface)
            assert row.sentence[figure.start : end] == figure.surface
            assert figure.period is None or figure.period in row.sentence
            assert figure.indicator


def test_articles_read_back_have_the_settings_of_parsed_ones(
    parsed: list[Parsed], seed_digest: Path
) -> None:
    places = settings_gazetteer(load_config(ROOT)[0].settings)
    stored, _ = load_content(seed_digest / "content")
    articles = [to_article(record) for record in stored.records]
    kept = {
        tuple(block.text for block in article.blocks): outline(
            {name: getattr(article, name) for name in ("kind", "date", "district", "title")},
            article.blocks,
            places,
        )
        for article in articles
    }
    compared = 0
    for one in parsed:
        for article in one.split.articles:
            texts = tuple(block.text for block in article.blocks)
            if texts in kept:
                assert outline(article.fields, article.blocks, places) == kept[texts]
                compared += 1
    assert compared > 25


def test_the_command_prints_exact_numbers_and_nothing_else_as_json(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(
        "某区加快发展\n\n2021年10月26日\n\n全区完成投资145.50亿元，增长12%。服务企业3万家！\n",
        encoding="utf-8",
    )
    run = CliRunner().invoke(cli, ["figures", "--json", str(source)])
    seen = json.loads(run.stdout)
    assert [(row["file"], row["line"], row["sentence"]) for row in seen] == [
        ("a.txt", 5, "全区完成投资145.50亿元，增长12%。"),
        ("a.txt", 5, "服务企业3万家！"),
    ]
    first, second = seen[0]["figures"]
    assert (first["value"], first["unit"], first["normalized"]) == (145.5, "亿元", 14550000000)
    assert (second["kind"], second["direction"]) == ("change_rate", "up")


@pytest.mark.parametrize(("language", "word"), [("zh", "项数据"), ("en", "figures in")])
def test_the_command_prints_a_table_for_people(language: str, word: str) -> None:
    source = next((ROOT / "sources").glob("004*"))
    run = CliRunner().invoke(cli, ["figures", "--lang", language, "--root", str(ROOT), str(source)])
    assert run.exit_code == 0
    assert word in run.stdout.splitlines()[-1]
    assert "13.7万人" in run.stdout


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet="0123456789.,%,。;、:“”()《》 年月日万亿元个家项名百千一二三两第前首位分别增长占达到由至总投资的截目今以来累计新建X+-",
        max_size=60,
    )
)
def test_any_text_gives_figures_that_stand_in_it(text: str) -> None:
    for figure in list(extract_in_order([text, text], repeat(SentenceContext(date="2021-10-26"))))[
        1
    ]:
        assert text[figure.start : figure.start + len(figure.surface)] == figure.surface
        assert figure.normalized >= 0


@pytest.mark.parametrize(
    "text",
    [
        "增长" + "、".join(f"{n}个" for n in range(600)) + "项目",
        "分别" * 600 + "、".join(f"{n}家" for n in range(400)),
        "共" * 20000 + "5家",
        "“" * 20000 + "5家",
        "1" * 20000 + "家",
    ],
    ids=["list", "distribution", "adverbs", "quotes", "digits"],
)
def test_cost_does_not_grow_with_the_square(text: str) -> None:
    started = time.process_time()
    extract_figures(text, SentenceContext(date="2021-10-26"))
    assert time.process_time() - started < 3
