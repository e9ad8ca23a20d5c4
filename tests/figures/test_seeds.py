"""Every figure of the seeds stands where it says, and `litsite figures` prints it exactly."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
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
from litsite.importing.parsed_source import Parsed
from litsite.language.gazetteer import settings_gazetteer
from tests.figures.counting import count_calls

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def rows(seed_parsed: list[Parsed]) -> list[SentenceRow]:
    return list_figures(seed_parsed, settings_gazetteer(load_config(ROOT)[0].settings))


def test_every_sentence_stands_verbatim_at_its_line(
    seed_parsed: list[Parsed], rows: list[SentenceRow]
) -> None:
    lines = {one.document.name: one.document.lines for one in seed_parsed}
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
    seed_parsed: list[Parsed], seed_digest: Path
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
    for one in seed_parsed:
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
    contexts = repeat(SentenceContext(date="2021-10-26"))
    _, figures = extract_in_order([text, text], contexts)
    for figure in figures:
        assert text[figure.start : figure.start + len(figure.surface)] == figure.surface
        assert figure.normalized >= 0


@pytest.mark.parametrize(
    "write",
    [
        lambda count: "增长" + "、".join(f"{n}个" for n in range(count)) + "项目",
        lambda count: "分别" * count + "、".join(f"{n}家" for n in range(count)),
    ],
    ids=["list", "distribution"],
)
def test_the_work_does_not_grow_with_the_square(write: Callable[[int], str]) -> None:
    small, large = (
        count_calls(partial(extract_figures, write(count), SentenceContext()))
        for count in (100, 400)
    )
    assert large < 5 * small


@pytest.mark.parametrize("before", ["共", "“", "分别", "约", "1 "])
def test_a_very_long_sentence_is_read_to_its_end(before: str) -> None:
    (figure,) = extract_figures(before * 20000 + "5家", SentenceContext())
    assert figure.surface.endswith("5家")


@pytest.mark.parametrize(
    "number", ["1" * 25, "1" * 20000, "1." + "3" * 25, "亿" * 5000, "两万" * 5000]
)
@pytest.mark.parametrize("unit", ["家", "万元", "%"])
def test_what_is_too_long_for_a_number_is_none(number: str, unit: str) -> None:
    figures = extract_figures(f"新建道路{number}{unit}，投资5亿元", SentenceContext())
    assert [figure.surface for figure in figures] == ["5亿元"]
