"""The line that a build ends with, and the table of --profile."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litsite.cli import cli
from litsite.commands.build_summary import summarize, tabulate
from litsite.commands.progress_bar import ProgressBar
from litsite.model.stage_times import StageTime
from litsite.outcome import Outcome
from litsite.publishing.output import KindCount, Published
from litsite.whats_new import WhatsNew

TEXT = """青川县政务服务改革按下快进键
2023-05-12　来源：青川日报
青川县深化审批改革，新增企业120家。
"""


def build(digest: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["build", "--root", str(digest), "--lang", "en", *options])


def test_a_build_says_how_much_it_made_anew(digest: Path) -> None:
    for name in ("a", "b"):
        (digest / "sources" / f"{name}.txt").write_text(
            TEXT.replace("青川", f"{name}青川"), "utf-8"
        )
    first = build(digest).stdout.splitlines()[0]
    assert first.startswith("2 sources; new or changed: 2 of 2 articles, ")
    # Of a new site all is new.
    for changed, of in re.findall(r"(\d+) of (\d+) ", first):
        assert changed == of
    build(digest)
    assert re.match(r"nothing to do: 2 sources, 2 articles, \d+ files; ", build(digest).stdout)
    article = min((digest / "content" / "articles").glob("*.yaml"))
    article.write_text(article.read_text("utf-8").replace("120家", "130家"), "utf-8")
    edited = build(digest).stdout.splitlines()[0]
    assert edited.startswith("2 sources; new or changed: 1 of 2 articles, ")
    match = re.search(
        r" (\d+) of (\d+) pages, (\d+) of (\d+) index files, (\d+) of (\d+) other", edited
    )
    assert match, edited
    pages, all_pages, index, all_index, others, all_others = map(int, match.groups())
    assert 0 < pages < all_pages and 0 < index <= all_index and 0 < others < all_others
    files = sum(1 for path in (digest / "site").rglob("*") if path.is_file())
    assert all_pages + all_index + all_others == files - 1  # the manifest


OUTCOME = Outcome(
    sources=0,
    written=0,
    articles=10_000,
    changed=1,
    site=Published(
        19_219,
        25,
        0,
        {"pages": KindCount(17_232, 14), "index": KindCount(1_947, 9), "others": KindCount(40, 2)},
    ),
    news=WhatsNew(figures=160_000, targets=1_200, doubts=7, new_figures=2),
)
SOUND = {"errors": 0, "warnings": 0}
STAGES = [StageTime("parse", 0.25, 0), StageTime("render", 1.5, 17_232)]


def test_numbers_are_readable_and_the_slowest_stage_is_named() -> None:
    assert summarize(OUTCOME, SOUND, STAGES, "en") == (
        "0 sources; new or changed: 1 of 10,000 articles, 14 of 17,232 pages, 9 of 1,947 index files, "
        "2 of 40 other files; 0 files removed; 160000 figures (2 new), 1200 of them targets, 7 doubts; "
        "0 errors, 0 warnings, 1.8 s (rendering 1.5 s)"
    )
    assert summarize(OUTCOME, SOUND, STAGES, "zh").endswith("用时 1.8 秒（其中生成页面 1.5 秒）")


def test_no_stage_of_a_quick_build_is_named() -> None:
    quick = [StageTime("parse", 0.1, 0), StageTime("render", 0.3, 3)]
    assert summarize(OUTCOME, {"errors": 0, "warnings": 2}, quick, "en").endswith(
        "2 warnings, 0.4 s"
    )


def test_a_profile_has_a_line_a_stage() -> None:
    assert tabulate(STAGES, "en").splitlines() == [
        "    0.25 s   14%           reading sources",
        "    1.50 s   86%    17232  rendering",
    ]


def test_a_profile_is_told_to_machines_too(digest: Path) -> None:
    told = json.loads(build(digest, "--profile", "--json", "--workers", "1").stdout)
    assert [*told["stages"]] == [
        *("look", "start", "load", "parse", "merge", "save", "save-accounts"),
        *("enrich", "topics", "keywords", "related"),
        *("figures", "revisits", "series", "summaries", "render", "export"),
        *("index", "index-places", "index-texts", "index-words", "index-check"),
        *("compare", "publish", "end"),
    ]
    assert "look" in build(digest, "--profile").stdout
    assert "stages" not in json.loads(build(digest, "--json").stdout)


def test_a_bar_shows_stage_and_count_and_is_not_drawn_too_often(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    now = [0.0]
    bar = ProgressBar("en", quiet=False, clock=lambda: now[0])
    bar("merge", 0, 0)
    for number in range(2001):
        now[0] += 0.001
        bar("render", number, 2000)
    drawn = [one.removeprefix("\033[K") for one in capsys.readouterr().err.split("\r")[1:]]
    assert drawn[0] == "merging into content"
    assert drawn[1] == "rendering ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ 0/2,000"
    assert "rendering ███████████████░░░░░░░░░░░░░░░ 1,0" in "".join(drawn)
    assert 35 < len(drawn) < 45


def test_nothing_is_drawn_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    bar = ProgressBar("en", quiet=False)
    bar("render", 1, 2)
    bar.clear()
    assert capsys.readouterr().err == ""
