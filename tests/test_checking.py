"""`litsite check --strict`: what is not settled fails, in words, as JSON and as annotations of a change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from litsite.cli import cli
from litsite.publishing import checks
from litsite.publishing.build_lock import build_lock

SOURCE = """\
青川县政务服务改革按下快进键
发布时间：2021-03-01

近年来,青川县把政务服务改革作为头号工程,群众办事越来越方便,企业开办越来越快。

全县设立综合窗口42个,实现一窗受理、集成服务,平均办理时间比上年缩短三分之一。
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)), env={"LC_ALL": "C.UTF-8"})


@pytest.fixture
def settled(digest: Path) -> Path:
    """A digest in which nothing is open."""
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    listed = "districts: [{name: 青川县}, {name: 城阳区}]"
    settings = digest / "content" / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    row = next(row for row in text.split("\n") if row.startswith("districts:"))
    settings.write_text(text.replace(row, listed), encoding="utf-8")
    assert run("build", "--root", digest).exit_code == 0
    return digest


def article(digest: Path) -> Path:
    (path,) = (digest / "content" / "articles").glob("*.yaml")
    return path


def line_of(path: Path, start: str) -> int:
    rows = path.read_text(encoding="utf-8").split("\n")
    return next(n for n, row in enumerate(rows, 1) if row.startswith(start))


def strict(digest: Path) -> list[tuple[str, int, str]]:
    """What a strict check complains of."""
    checked = run("check", "--strict", "--json", "--root", digest)
    problems = json.loads(checked.stdout)["problems"]
    told = [(p["path"], p["line"], p["code"]) for p in problems if p["severity"] == "error"]
    assert checked.exit_code == (1 if told else 0)
    return told


def test_a_settled_digest_passes(settled: Path) -> None:
    assert strict(settled) == []
    checked = run("check", "--strict", "--root", settled)
    assert (checked.exit_code, checked.stdout) == (0, "0 errors, 0 warnings\n")


def test_a_missing_date_fails_at_its_line(settled: Path) -> None:
    path = article(settled)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("date: '2021-03-01'", "date: null", 1), encoding="utf-8")
    run("build", "--root", settled)
    assert run("check", "--root", settled).exit_code == 0
    assert strict(settled) == [(f"content/articles/{path.name}", line_of(path, "date:"), "no-date")]


def test_an_unknown_district_fails_also_where_the_parser_wrote_it(settled: Path) -> None:
    settings = settled / "content" / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("{name: 青川县}, ", ""), encoding="utf-8")
    run("build", "--root", settled)
    path = article(settled)
    told = strict(settled)
    place = (f"content/articles/{path.name}", line_of(path, "district:"))
    assert (*place, "unknown-district") in told
    assert {code for _, _, code in told} <= {"unknown-district", "field-unlisted"}


def test_a_correction_whose_sentence_is_gone_fails(settled: Path) -> None:
    path = article(settled)
    text = path.read_text(encoding="utf-8")
    lost = "figures:\n- {at: 0123456789/1, surface: 42个, drop: true}\nbody: |"
    path.write_text(text.replace("body: |", lost, 1), encoding="utf-8")
    run("build", "--root", settled)
    line = line_of(path, "- {at: 0123456789/1")
    assert strict(settled) == [(f"content/articles/{path.name}", line, "figure-lost")]


def test_an_article_without_a_source_fails(settled: Path) -> None:
    (settled / "sources" / "a.txt").unlink()
    run("build", "--root", settled)
    assert (f"content/articles/{article(settled).name}", 0, "is-orphaned") in strict(settled)


def test_a_doubt_fails_until_a_hint_or_an_edit_settles_it(settled: Path) -> None:
    two = SOURCE.replace("\n\n", "\n更新时间：2021-03-04\n\n", 1)
    (settled / "sources" / "a.txt").write_text(two, encoding="utf-8")
    run("build", "--root", settled)
    assert ("sources/a.txt", 2, "field-rival") in strict(settled)
    path = article(settled)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("date: '2021-03-01'", "date: '2021-03-04'", 1), encoding="utf-8")
    run("build", "--root", settled)
    assert strict(settled) == []
    path.write_text(text, encoding="utf-8")
    hints = settled / "sources" / "a.txt.hints.yaml"
    hints.write_text("fields:\n  date: '2021-03-01'\n", encoding="utf-8")
    run("build", "--root", settled)
    assert strict(settled) == []


def test_a_doubtful_line_fails_until_a_hint_settles_it(
    settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("litsite.splitting.split_problems.DOUBT", 40)
    run("build", "--root", settled, "--clean")
    told = [(path, line) for path, line, code in strict(settled) if code == "doubt-open"]
    assert ("sources/a.txt", 1) in told
    hints = settled / "sources" / "a.txt.hints.yaml"
    hints.write_text("lines: {1: title, 2: date, 4: paragraph, 6: paragraph}\n", encoding="utf-8")
    run("build", "--root", settled)
    assert strict(settled) == []


def test_a_page_too_large_for_a_phone_fails(settled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {path: path.stat().st_size for path in (settled / "site").rglob("*.html")}
    largest = max(sizes, key=lambda path: sizes[path])
    monkeypatch.setattr(checks, "MAX_PAGE", sizes[largest] - 1)
    shown = f"site/{largest.relative_to(settled / 'site').as_posix()}"
    assert strict(settled) == [(shown, 0, "page-large")]


def test_warnings_fail_a_strict_check_only(settled: Path) -> None:
    (settled / "sources" / "tabelle.xlsx").write_bytes(b"PK")
    run("build", "--root", settled)
    assert run("check", "--root", settled).exit_code == 0
    assert run("check", "--root", settled, "--strict").exit_code == 1


def test_annotations_name_file_and_line_as_the_repository_knows_them(settled: Path) -> None:
    path = article(settled)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("district: 青川县", "district: 成阳区", 1), encoding="utf-8")
    run("build", "--root", settled)
    checked = run("check", "--strict", "--github", "--lang", "zh", "--root", settled)
    line = line_of(path, "district:")
    assert checked.exit_code == 1
    assert checked.stdout == (
        f"::error file={settled.as_posix()}/content/articles/{path.name},line={line}::"
        "district：“成阳区”不在 site.yaml 列出的区域中；是否想写“城阳区”？"
        "如果没有写错，请把它补入那里的 districts\n"
    )


def test_signs_of_workflow_commands_are_escaped(settled: Path) -> None:
    odd = settled / "sources" / "50%,a：b.pdf"
    odd.write_bytes(b"%PDF")
    checked = run("check", "--github", "--root", settled)
    assert "sources/50%25%2Ca：b.pdf::" in checked.stdout
    assert checked.stdout.count("\n") == 1


def test_a_second_check_reads_no_page_and_no_source_anew(
    settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert strict(settled) == []

    def fail(*_: object) -> None:
        raise AssertionError("computed again")

    monkeypatch.setattr("bs4.BeautifulSoup", fail)
    monkeypatch.setattr("litsite.importing.proof.verify_account", fail)
    assert strict(settled) == []
    # What changed is looked at, whatever is remembered.
    page = settled / "site" / "about.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", " </main>"), "utf-8")
    with pytest.raises(AssertionError, match="computed again"):
        run_through = CliRunner().invoke(
            cli, ["check", "--root", str(settled)], catch_exceptions=False
        )
        assert run_through.exit_code == 1


def test_a_check_waits_for_no_build(settled: Path) -> None:
    with build_lock(settled):
        checked = run("check", "--root", settled)
    assert checked.exit_code == 1
    assert "another build is running" in checked.stderr
