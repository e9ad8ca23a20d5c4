"""The command line as people and machines meet it."""

from __future__ import annotations

import json
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litsite.cli import cli
from litsite.commands.messages import describe, load_words
from litsite.config import load_config
from litsite.model.article import FIELDS, KINDS
from litsite.model.problem import make_problem
from litsite.splitting.declared_roles import ROLE_LABELS

ROOT = Path(__file__).parent.parent
TEXT = (
    "青川县政务服务改革按下快进键\n\n近年来,青川县把政务服务改革作为头号工程,群众办事越来越方便。\n"
)


def run(*arguments: object, **environment: str) -> Result:
    """One command, within this process: starting Python a hundred times takes longer than all tests."""
    locale = {"LC_ALL": "C.UTF-8"} | environment
    return CliRunner().invoke(cli, list(map(str, arguments)), env=locale)


def test_init_then_build_then_check(tmp_path: Path) -> None:
    made = run("init", tmp_path / "new")
    assert made.exit_code == 0, made.stderr
    (tmp_path / "new" / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    built = run("build", "--root", tmp_path / "new")
    assert (built.exit_code, built.stderr) == (0, "")
    assert built.stdout.startswith("1 sources; new or changed: 1 of 1 articles, ")
    checked = run("check", "--root", tmp_path / "new")
    assert (checked.exit_code, checked.stdout) == (0, "0 errors, 0 warnings\n")


def test_init_changes_nothing_that_exists(digest: Path) -> None:
    settings = digest / "content" / "site.yaml"
    settings.write_text("schema: 1\ntitle: 我的\n", encoding="utf-8")
    again = run("init", digest)
    assert again.exit_code == 1
    assert settings.read_text(encoding="utf-8") == "schema: 1\ntitle: 我的\n"


def test_a_mistake_in_site_yaml_names_key_line_and_the_nearest_key(digest: Path) -> None:
    (digest / "content" / "site.yaml").write_text(
        "schema: 1\ntitle: x\ndistrict: []\n", encoding="utf-8"
    )
    built = run("build", "--root", digest)
    assert built.exit_code == 1
    assert built.stderr == (
        "content/site.yaml:3: error: unknown key “district”; did you mean “districts”?\n"
    )
    chinese = run("build", "--root", digest, "--lang", "zh")
    assert (
        "content/site.yaml:3: 错误: 没有“district”这个键；是否想写“districts”？" in chinese.stderr
    )


def test_all_mistakes_of_site_yaml_are_told_at_once(digest: Path) -> None:
    (digest / "content" / "site.yaml").write_text(
        "schema: 1\ntitel: x\ntopics: 3\n", encoding="utf-8"
    )
    assert len(run("build", "--root", digest).stderr.splitlines()) == 3


def test_a_folder_that_is_no_digest_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    built = run("build", "--root", tmp_path)
    assert built.exit_code == 1
    assert "litsite init" in built.stderr


@pytest.mark.parametrize(
    "url",
    [
        "https://a b/",
        "ftp://example.org/",
        "example.org",
        "https://",
        "https://u:p@x.org/",
        "https://x:y/",
    ],
)
def test_what_is_no_web_address_is_told(digest: Path, url: str) -> None:
    (digest / "content" / "site.yaml").write_text(
        f"schema: 1\ntitle: x\nbase_url: '{url}'\n", encoding="utf-8"
    )
    assert "base_url" in run("build", "--root", digest).stderr


def test_a_web_address_may_lack_its_closing_slash(digest: Path) -> None:
    (digest / "content" / "site.yaml").write_text(
        "schema: 1\ntitle: x\nbase_url: https://example.org/digest\n", encoding="utf-8"
    )
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("build", "--root", digest).exit_code == 0
    assert run("check", "--root", digest).exit_code == 0
    sitemap = (digest / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://example.org/digest/index.html" in sitemap


def test_a_web_address_in_chinese_is_written_as_machines_read_it(digest: Path) -> None:
    (digest / "content" / "site.yaml").write_text(
        "schema: 1\ntitle: x\nbase_url: https://例子.中国:8080/文摘\n", encoding="utf-8"
    )
    assert load_config(digest)[0].settings.base_url == (
        "https://xn--fsqu00a.xn--fiqs8s:8080/%E6%96%87%E6%91%98/"
    )


def test_wrong_usage_exits_2() -> None:
    assert run("build", "--no-such-option").exit_code == 2
    assert run("inspect").exit_code == 2


def test_messages_follow_the_locale(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "个来源" in run("build", "--root", digest, LC_ALL="zh_CN.UTF-8").stdout
    assert " sources" in run("build", "--root", digest, LC_ALL="en_US.UTF-8").stdout


def test_json_is_all_that_a_machine_gets(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    (digest / "sources" / "b.txt").write_bytes(b"")
    built = run("build", "--root", digest, "--json")
    report = json.loads(built.stdout)
    assert built.exit_code == 1
    assert built.stderr == ""
    assert (report["articles"], report["problems"][0]["code"]) == (1, "empty")


def test_the_summary_names_figures_targets_and_doubts_and_what_of_them_is_new(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    first = json.loads(run("build", "--root", digest, "--json").stdout)
    assert (first["figures"], first["new_figures"], first["new_doubts"]) == (0, 0, 0)
    more = (
        "石桥县2025年工作要点\n2025-01-05\n\n"
        "石桥县2025年力争完成投资35亿元。2024年完成投资30亿元，增长8%，新建公园12个。\n"
    )
    (digest / "sources" / "b.txt").write_text(more, encoding="utf-8")
    built = run("build", "--root", digest)
    assert "; 4 figures (4 new), 1 of them targets (1 new), " in built.stdout
    again = run("build", "--root", digest, "--lang", "zh").stdout
    assert "；4 项数据，其中目标 1 项，存疑 " in again


def test_a_build_that_cannot_replace_the_site_says_so(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    run("build", "--root", digest)
    (path,) = (digest / "content" / "articles").glob("*.yaml")
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("kicker: null", "kicker：一线"), encoding="utf-8")
    built = run("build", "--root", digest)
    assert built.exit_code == 1
    assert "2 errors, 0 warnings; the site was not replaced" in built.stdout
    assert "open " not in built.stdout
    assert json.loads(run("build", "--root", digest, "--json").stdout)["replaced"] is False
    path.write_text(sound, encoding="utf-8")

    shutil.copytree(ROOT / "templates", digest / "templates")
    page = digest / "templates" / "home.html"
    page.write_text(page.read_text("utf-8") + "{% if %}", encoding="utf-8")
    built = run("build", "--root", digest)
    assert (built.exit_code, built.stdout) == (
        1,
        "the site was not replaced; it is as it was before\n",
    )
    assert "templates/home.html:" in built.stderr
    assert "Traceback" not in built.stderr


def test_inspect_shows_what_the_splitter_sees(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (seen,) = json.loads(run("inspect", path, "--json").stdout)
    assert seen["file"] == "a.txt"
    assert seen["articles"][0]["title"] == "青川县政务服务改革按下快进键"
    assert seen["articles"][0]["lines"] == [1, 3]
    assert run("inspect", path).stdout.splitlines()[1].startswith("  1–3  青川县政务服务")


@pytest.mark.slow
def test_build_py_is_litsite_build(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    built = subprocess.run(
        [sys.executable, ROOT / "build.py", "--root", digest, "--lang", "en"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert built.stdout.startswith("1 sources; new or changed: 1 of 1 articles, "), built.stderr


def test_python_m_litsite_is_litsite() -> None:
    command = [sys.executable, "-m", "litsite", "build", "--no-such-option"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2


def test_inspect_lists_34_articles_and_content_holds_33(seed_digest: Path) -> None:
    files = sorted((seed_digest / "sources").iterdir())
    seen = json.loads(run("inspect", "--json", "--root", ROOT, *files).stdout)
    assert sum(len(one["articles"]) for one in seen) == 34
    assert sum(len(one["duplicates"]) for one in seen) == 1
    assert len(list((seed_digest / "content" / "articles").iterdir())) == 33


@pytest.mark.parametrize("code", sorted(load_words("en")["problems"]))
def test_both_wordings_of_a_message_name_the_same_parts(code: str) -> None:
    english, chinese = (load_words(one)["problems"][code] for one in ("en", "zh"))  # type: ignore[arg-type]
    assert english
    assert chinese
    # The Chinese may say less, never something that the English does not know.
    fields = [{f for _, f, _, _ in string.Formatter().parse(t) if f} for t in (english, chinese)]
    assert fields[1] <= fields[0]
    problem = make_problem("a.txt", 3, code, **dict.fromkeys(fields[0], "值"))
    for language in ("en", "zh"):
        assert describe(problem, language).startswith("a.txt:3: ")  # type: ignore[arg-type]


def test_every_word_has_both_languages() -> None:
    for table in ("severity", "problems", "texts"):
        english, chinese = load_words("en")[table], load_words("zh")[table]
        assert list(english) == list(chinese)
        assert all(english.values())
        assert all(chinese.values())


def test_every_role_has_its_chinese_word() -> None:
    assert set(load_words("zh")["labels"]) == set(ROLE_LABELS)


def test_every_field_and_kind_has_its_chinese_word() -> None:
    assert tuple(load_words("zh")["fields"]) == FIELDS
    assert tuple(load_words("zh")["kinds"]) == KINDS


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The splitter doubts each line that could be anything else."""
    monkeypatch.setattr("litsite.splitting.split_problems.DOUBT", 40)


@pytest.mark.usefixtures("doubtful")
def test_inspect_lists_doubts_and_the_build_says_how_to_settle_them(digest: Path) -> None:
    path = digest / "sources" / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (seen,) = json.loads(run("inspect", path, "--json").stdout)
    first, second = seen["doubts"]
    assert (first["line"], first["taken"]) == (1, "title")
    assert second.keys() == {"line", "taken", "rival", "margin"}
    told = run("build", "--root", digest, "--verbose").stderr
    assert (
        f"sources/a.txt:1: note: “青川县政务服务改革按下快进键” taken as title; {first['rival']} is "
        f"nearly as likely. To settle it, write “1: {first['rival']}” under lines: in "
        "sources/a.txt.hints.yaml\n"
    ) in told
    chinese = run("build", "--root", digest, "--verbose", "--lang", "zh").stderr
    assert "在 sources/a.txt.hints.yaml 的 lines: 下写“1: " in chinese

    (digest / "sources" / "a.txt.hints.yaml").write_text(
        "lines: {1: title, 3: paragraph}\n", encoding="utf-8"
    )
    assert "nearly as likely" not in run("build", "--root", digest, "--verbose").stderr
    assert json.loads(run("inspect", path, "--json").stdout)[0]["doubts"] == []


@pytest.mark.usefixtures("doubtful")
def test_doubts_stand_beside_the_text_only_if_asked_for(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    run("build", "--root", digest)
    account = digest / "content" / "sources" / "a.txt.yaml"
    assert '\ndoubts:\n- {line: 1, taken: "title", rival: "' in account.read_text(encoding="utf-8")
    page = digest / "site" / "sources" / "a.txt.html"
    assert "存疑" not in page.read_text(encoding="utf-8")
    settings = digest / "content" / "site.yaml"
    asked = settings.read_text(encoding="utf-8").replace("show_doubts: false", "show_doubts: true")
    settings.write_text(asked, encoding="utf-8")
    assert run("build", "--root", digest).exit_code == 0
    shown = page.read_text(encoding="utf-8")
    assert '<li id="L1" class="doubtful">' in shown
    assert '<li class="doubt"><mark>存疑:判为标题,也可能是' in shown
    assert "可在 a.txt.hints.yaml 的 lines: 下写“1: " in shown
    assert run("check", "--root", digest).exit_code == 0


TWO_DAYS = TEXT.replace("\n", "\n发布时间：2021-03-01\n更新时间：2021-03-04\n", 1)
SETTLING = "date: '2021-03-04'"


def test_doubtful_fields_are_listed_told_shown_and_settled(digest: Path) -> None:
    path = digest / "sources" / "a.txt"
    path.write_text(TWO_DAYS, encoding="utf-8")
    settings = digest / "content" / "site.yaml"
    asked = settings.read_text(encoding="utf-8").replace("show_doubts: false", "show_doubts: true")
    settings.write_text(asked, encoding="utf-8")
    (seen,) = json.loads(run("inspect", path, "--root", digest, "--json").stdout)
    doubt = next(one for one in seen["field_doubts"] if one["name"] == "date")
    assert doubt == {
        "line": 2,
        "article": None,
        "name": "date",
        "value": "2021-03-01",
        "why": "rival",
        "rivals": [{"value": "2021-03-04", "line": 3}],
        "hint": {"table": "fields", "row": SETTLING},
    }
    message = f"line 3 says “2021-03-04”. If that is right, write “{SETTLING}” under fields: in "
    assert message in run("inspect", path, "--root", digest).stderr
    assert message in run("build", "--root", digest, "--verbose").stderr
    account = digest / "content" / "sources" / "a.txt.yaml"
    assert "\nfield_doubts:\n- {line: 2, " in account.read_text(encoding="utf-8")
    page = (digest / "site" / "sources" / "a.txt.html").read_text(encoding="utf-8")
    assert "存疑:日期取“2021-03-01”,也可能是2021-03-04(第 3 行)。" in page
    assert run("check", "--root", digest).exit_code == 0

    hints = digest / "sources" / "a.txt.hints.yaml"
    hints.write_text(f"fields:\n  {SETTLING}\n", encoding="utf-8")
    assert "2021-03-01" not in run("build", "--root", digest, "--verbose").stderr
    (settled,) = json.loads(run("inspect", path, "--root", digest, "--json").stdout)
    assert settled["articles"][0]["date"] == "2021-03-04"
    assert "date" not in [one["name"] for one in settled["field_doubts"]]


def test_a_program_whose_reader_has_gone_ends_as_others_do() -> None:
    """Such as `litsite --help | head -1`; see `cli._leave`."""
    script = (
        "import os, sys; from litsite.cli import main; reader, writer = os.pipe(); os.close(reader);"
        " os.dup2(writer, 1); sys.argv = ['litsite', '--help']; main()"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode in {1, 120}
    assert "Traceback" not in ended.stderr


def test_what_was_said_last_is_said_whole_before_the_program_ends() -> None:
    command = [sys.executable, "-m", "litsite", "build", "--help"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout.endswith("\n") and "--profile" in ended.stdout
