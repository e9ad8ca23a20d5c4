"""`litsite explain`: line by line what was taken, how sure, and why; where the fields come from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from litsite.cli import cli
from litsite.model.article import FIELDS, KINDS
from litsite.model.hints import NO_HINTS
from litsite.readers import read_source
from litsite.splitting.declared_roles import ROLE_LABELS
from litsite.splitting.explaining import LIFTED, explain_lines
from litsite.splitting.labelling.weights import chinese_reasons, own_weights

TEXT = """\
青禾县政务服务改革按下快进键
来源：青禾日报 2021-03-01
近年来,青禾县把政务服务改革作为头号工程,群众办事越来越方便。
政务服务更加便利
全县共设窗口三十个，办理事项一千余件，群众满意度不断提高，企业办事更加便捷。
发布时间：2021-03-04
"""
HAN = re.compile(r"[\u4e00-\u9fff]")
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*/source.txt"))


def run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, ["explain", *map(str, arguments)], env={"LC_ALL": "C.UTF-8"})
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_line_is_shown_with_label_certainty_and_reasons(source: Path) -> None:
    shown = run(source)
    assert "    1  title  [sure " in shown
    assert "    4  heading  [" in shown
    assert "for heading:\n" in shown
    assert "(furniture_role=credit)" in shown
    assert "\n1–5  青禾县政务服务改革按下快进键\n" in shown
    assert "  publication: 青禾日报  (line 2)\n" in shown


def test_in_chinese_the_words_of_hints_files_stand_beside_their_meaning(source: Path) -> None:
    shown = run(source, "--lang", "zh", "--line", 4)
    assert "    4  小标题（heading）  [" in shown
    assert "判为小标题（heading）的加减分：\n" in shown
    assert "政务服务按下" not in shown


def test_in_chinese_no_word_of_english_is_left_but_those_of_hints_files(source: Path) -> None:
    shown = run(source, "--lang", "zh")
    assert "前几段又说到同样的话，多半是标题\n" in shown
    assert "  类型（kind）：网络新闻（web_news）（由全文推断）\n" in shown
    written = {*ROLE_LABELS, *FIELDS, *KINDS, "a.txt", "utf-8"}
    assert set(re.findall(r"[A-Za-z][\w.-]*", shown)) <= written
    (line,) = json.loads(run(source, "--lang", "zh", "--json", "--line", 4))["lines"]
    assert line["taken"] == "heading"
    assert all(HAN.search(reason["why"]) for reason in line["reasons"])


def test_every_reason_has_its_chinese_and_none_is_left_over() -> None:
    reasons = {one.reason for group in own_weights() for one in group.weights} | {LIFTED}
    translated = chinese_reasons()
    assert set(translated) == reasons, "mend data/reasons_zh.yaml"
    assert all(HAN.search(text) and text == text.strip(" 。") for text in translated.values())


def test_json_holds_all_reasons_and_the_origins_of_fields(source: Path) -> None:
    seen = json.loads(run(source, "--json", "--line", 4))
    (line,) = seen["lines"]
    assert (line["line"], line["taken"], line["certainty"]) == (4, "heading", "sure")
    assert all(reason.keys() == {"feature", "score", "why"} for reason in line["reasons"])
    (article,) = seen["articles"]
    assert article["fields"]["title"] == {"value": TEXT.split("\n")[0], "line": 1, "hint": None, "rivals": []}  # fmt: skip
    assert article["fields"]["date"]["rivals"] in (
        [{"value": "2021-03-04", "line": 6}],
        [{"value": "2021-03-01", "line": 2}],
    )


def test_a_hint_is_said_to_be_one(source: Path) -> None:
    hints = source.with_name("a.txt.hints.yaml")
    hints.write_text("lines: {4: paragraph}\nfields: {district: null}\n", encoding="utf-8")
    shown = run(source)
    assert "    4  paragraph  [settled by a hint" in shown
    assert "  district: —  (line 2 of the hints file" in shown


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_reasons_and_surroundings_add_up_to_the_margin(path: Path) -> None:
    document, _ = read_source(path, path.name)
    for one in explain_lines(document, NO_HINTS):
        if one.margin is None:
            continue
        own = sum(reason.score for reason in one.reasons)
        others = sum(reason.score for reason in one.rival_reasons)
        assert own - others + one.around == pytest.approx(one.margin, abs=0.2)
