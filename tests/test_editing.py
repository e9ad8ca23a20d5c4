"""What an editor does, from end to end: add a text, correct it, change and delete the source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from litsite.config import load_config
from litsite.digest import build_digest
from litsite.importing.merge_sources import merge_parsed
from litsite.model.problem import Problem
from litsite.outcome import Outcome
from litsite.pipeline import build_site, check_digest, parse_sources

SOURCE = """\
青川县政务服务改革按下快进键

近年来,青川县把政务服务改革作为头号工程,群众办事越来越方便,企业开办越来越快。

全县设立综合窗口42个,实现一窗受理、集成服务,平均办理时间比上年缩短三分之一。

下一步,青川县将把更多事项放到村里办,让群众在家门口就能办成事。

责任编辑:田小禾
"""


def build(root: Path) -> list[Problem]:
    config, _ = load_config(root)
    _, problems = parse_sources(config)
    _, found = build_site(config)
    return [p for p in [*problems, *found] if p.severity != "note"]


def only_article(root: Path) -> Path:
    (path,) = (root / "content" / "articles").glob("*.yaml")
    return path


def page(root: Path) -> BeautifulSoup:
    html = (root / "site" / "articles" / f"{only_article(root).stem}.html").read_bytes()
    return BeautifulSoup(html, "html.parser")


def test_edits_survive_a_changed_and_a_deleted_source(digest: Path) -> None:
    source = digest / "sources" / "qingchuan.txt"
    source.write_text(SOURCE, encoding="utf-8")
    assert build(digest) == []
    path = only_article(digest)
    anchors = {tag["id"] for tag in page(digest).find_all("p", id=True)}
    assert len(anchors) >= 3

    text = path.read_text(encoding="utf-8")
    text = text.replace("title: 青川县政务服务改革按下快进键", "title: 青川:办事更快了", 1)
    text = text.replace("综合窗口42个", "综合窗口43个")
    text = text.replace("district: 青川县", "district: 城关区", 1)
    path.write_text(text, encoding="utf-8")
    source.write_text(SOURCE.replace("在家门口就能办成事", "在家门口就能办好事"), encoding="utf-8")

    problems = build(digest)
    assert [problem.code for problem in problems] == ["edits-kept"]
    assert dict(problems[0].values)["kept"] == "title, district, body (1)"
    merged = path.read_text(encoding="utf-8")
    assert "title: 青川:办事更快了" in merged
    assert "综合窗口43个" in merged
    assert "district: 城关区" in merged
    assert "办好事" in merged
    assert build(digest) == []
    assert path.read_text(encoding="utf-8") == merged
    # Every link to a paragraph still leads somewhere on the page.
    assert anchors <= {tag["id"] for tag in page(digest).find_all(id=True)}

    source.unlink()
    problems = build(digest)
    assert [problem.code for problem in problems] == ["orphaned"]
    assert "orphaned: true" in path.read_text(encoding="utf-8")
    assert "综合窗口43个" in page(digest).get_text()
    assert anchors <= {tag["id"] for tag in page(digest).find_all(id=True)}
    assert build(digest) == []

    source.write_text(SOURCE, encoding="utf-8")
    build(digest)
    assert only_article(digest) == path
    assert "orphaned" not in path.read_text(encoding="utf-8")
    assert "综合窗口43个" in path.read_text(encoding="utf-8")


def test_a_renamed_source_is_still_the_same_article(digest: Path) -> None:
    source = digest / "sources" / "a.txt"
    source.write_text(SOURCE, encoding="utf-8")
    build(digest)
    path = only_article(digest)
    source.rename(digest / "sources" / "b.txt")
    build(digest)
    assert only_article(digest) == path
    assert "file: b.txt" in path.read_text(encoding="utf-8")
    assert not (digest / "content" / "sources" / "a.txt.yaml").exists()


def test_a_broken_file_is_told_and_the_rest_is_built(digest: Path) -> None:
    (digest / "sources" / "good.txt").write_text(SOURCE, encoding="utf-8")
    (digest / "sources" / "empty.txt").write_bytes(b"")
    (digest / "sources" / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (digest / "sources" / "table.xlsx").write_bytes(b"PK\x03\x04")
    problems = {problem.path: problem.code for problem in build(digest)}
    assert problems == {
        "sources/empty.txt": "empty",
        "sources/photo.txt": "binary",
        "sources/table.xlsx": "format-sheet",
    }
    assert page(digest).h1


def test_what_is_not_read_is_told(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    (digest / "sources" / "2021").mkdir()
    (digest / "content" / "articles" / "own.yml").write_text("schema: 1\n", encoding="utf-8")
    problems = {(problem.path, problem.code) for problem in build(digest)}
    assert problems == {
        ("sources/2021", "skipped-folder"),
        ("content/articles/own.yml", "skipped-yml"),
    }


def test_a_yaml_that_cannot_be_read_is_never_overwritten(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    build(digest)
    path = only_article(digest)
    broken = path.read_text(encoding="utf-8").replace("title:", "titel:", 1)
    path.write_text(broken, encoding="utf-8")
    problems = build(digest)
    assert "unknown-key-near" in {problem.code for problem in problems}
    assert path.read_text(encoding="utf-8") == broken


def test_check_proves_a_sound_digest_and_finds_a_tampered_one(digest: Path) -> None:
    source = digest / "sources" / "a.txt"
    source.write_text(SOURCE, encoding="utf-8")
    build(digest)
    config, _ = load_config(digest)
    assert check_digest(config) == []
    account = digest / "content" / "sources" / "a.txt.yaml"
    lines = account.read_text(encoding="utf-8").splitlines(keepends=True)
    dropped = next(n for n, line in enumerate(lines) if "line: 5," in line)
    account.write_text("".join(lines[:dropped] + lines[dropped + 1 :]), encoding="utf-8")
    assert {problem.code for problem in check_digest(config)} >= {"account-lost"}
    source.write_text(SOURCE + "\n又加一段没有重新生成的话。\n", encoding="utf-8")
    assert "account-stale" in {problem.code for problem in check_digest(config)}


def test_a_second_witness_is_no_second_article(digest: Path) -> None:
    (digest / "sources" / "paper.txt").write_text(SOURCE, encoding="utf-8")
    body = SOURCE.split("\n", 2)[2].rsplit("责任编辑", 1)[0]
    (digest / "sources" / "copy.txt").write_text("■青川县政务大厅一角。\n" + body, encoding="utf-8")
    build(digest)
    text = only_article(digest).read_text(encoding="utf-8")
    assert "{file: paper.txt, lines: [1, 7]}" in text
    assert "file: copy.txt" in text
    assert "relation: duplicate" in text
    config, _ = load_config(digest)
    assert check_digest(config) == []


def test_an_account_with_its_paragraphs_called_furniture_is_found(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    build(digest)
    account = digest / "content" / "sources" / "a.txt.yaml"
    lines = account.read_text(encoding="utf-8").splitlines(keepends=True)
    forged = [
        line.split("role:")[0] + 'role: "furniture", why: "chrome"}\n'
        if '"block"' in line
        else line
        for line in lines
    ]
    account.write_text("".join(forged), encoding="utf-8")
    config, _ = load_config(digest)
    assert "account-missing" in {problem.code for problem in check_digest(config)}


def test_an_account_may_name_no_other_file(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    build(digest)
    account = digest / "content" / "sources" / "a.txt.yaml"
    article = only_article(digest)
    text = account.read_text(encoding="utf-8")
    account.write_text(
        text.replace('file: "a.txt"', f'file: "../articles/{article.stem}"'), encoding="utf-8"
    )
    assert "account-file" in {problem.code for problem in build(digest)}
    assert article.exists()


def test_a_typo_in_a_yaml_takes_nobodys_address(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    build(digest)
    path = only_article(digest)
    sound = path.read_text(encoding="utf-8").replace("窗口42个", "窗口43个")
    path.write_text(sound + "title: [oops\n", encoding="utf-8")
    build(digest)
    assert only_article(digest) == path
    path.write_text(sound, encoding="utf-8")
    assert build(digest) == []
    assert only_article(digest) == path
    assert "orphaned" not in path.read_text(encoding="utf-8")
    assert "窗口43个" in path.read_text(encoding="utf-8")


def test_an_article_of_an_editors_own_is_never_orphaned(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    own = digest / "content" / "articles" / "own.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(
        "schema: 1\nid: own\ntitle: 编者按\nkind: web_news\n"
        "sources: [{file: a.txt, lines: [3, 3]}]\nbody: |\n  这一期说的是政务服务。\n",
        encoding="utf-8",
    )
    assert build(digest) == []
    assert "orphaned" not in own.read_text(encoding="utf-8")


def test_what_only_a_copy_says_is_told(digest: Path) -> None:
    (digest / "sources" / "paper.txt").write_text(SOURCE, encoding="utf-8")
    extra = SOURCE.replace("责任编辑", "监督电话0532-88866666请拨打。\n\n责任编辑")
    (digest / "sources" / "copy.txt").write_text(extra.split("\n", 2)[2], encoding="utf-8")
    assert [problem.code for problem in build(digest)] == ["only-in-copy"]
    config, _ = load_config(digest)
    assert check_digest(config) == []


def test_hints_are_the_parsers_word_and_an_edit_still_wins(digest: Path) -> None:
    source = digest / "sources" / "qingchuan.txt"
    source.write_text(SOURCE, encoding="utf-8")
    build(digest)
    path = only_article(digest)
    hints = digest / "sources" / "qingchuan.txt.hints.yaml"
    hints.write_text("lines: {7: furniture}\nfields: {district: 城关区}\n", encoding="utf-8")
    assert build(digest) == []
    settled = path.read_text(encoding="utf-8")
    assert "district: 城关区" in settled
    assert "下一步" not in settled
    assert check_digest(load_config(digest)[0]) == []

    # They hold for a changed source as well, and what an editor writes in the article stays.
    source.write_text(SOURCE.replace("42个", "45个"), encoding="utf-8")
    path.write_text(settled.replace("district: 城关区", "district: 北山区"), encoding="utf-8")
    build(digest)
    again = path.read_text(encoding="utf-8")
    assert ("district: 北山区" in again, "45个" in again, "下一步" in again) == (True, True, False)

    hints.write_text("lines: {7: furnitur}\n", encoding="utf-8")
    assert "hint-role" in [p.code for p in check_digest(load_config(digest)[0])]

    # Taken back, the splitter decides again.
    hints.unlink()
    build(digest)
    assert "下一步" in path.read_text(encoding="utf-8")


def outcome(root: Path) -> tuple[Outcome, list[Problem]]:
    return build_digest(load_config(root)[0])


def test_the_site_stays_while_an_article_cannot_be_read(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    (digest / "sources" / "b.txt").write_text(SOURCE.replace("青川", "石桥"), encoding="utf-8")
    outcome(digest)
    before = {p: p.read_bytes() for p in (digest / "site").rglob("*") if p.is_file()}
    path = next(iter(sorted((digest / "content" / "articles").glob("*.yaml"))))
    sound = path.read_text(encoding="utf-8")
    for broken in (
        sound.replace("kicker: null", "kicker：一线"),
        sound.replace("title: ", "\ttitle: ", 1),
        sound.replace("date: null", "date: 2024年13月"),
        sound + "figures:\n- {at: 90cc1b7e5f/1, surface: 42个, change: {indicatr: 窗口}}\n",
    ):
        assert broken != sound
        path.write_text(broken, encoding="utf-8")
        built, problems = outcome(digest)
        assert built.site is None
        told = {problem.code: problem for problem in problems}
        assert path.stem in dict(told["site-kept"].values)["ids"]
        assert {p: p.read_bytes() for p in (digest / "site").rglob("*") if p.is_file()} == before
    path.write_text(sound, encoding="utf-8")
    built, problems = outcome(digest)
    assert built.site is not None
    assert [p for p in problems if p.severity == "error"] == []


def test_the_site_stays_while_a_page_of_ones_own_is_in_another_encoding(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    outcome(digest)
    own = digest / "content" / "pages" / "about.md"
    own.write_bytes("# 关于我们\n\n本站由我们编辑。\n".encode("gb18030"))
    built, problems = outcome(digest)
    assert built.site is None
    assert {(p.path, p.code) for p in problems if p.severity == "error"} == {
        ("content/pages/about.md", "not-utf8"),
        ("site", "site-kept"),
    }
    assert (digest / "site" / "about.html").exists()


def test_what_hints_settled_stays_while_they_have_a_mistake(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    hints = digest / "sources" / "a.txt.hints.yaml"
    hints.write_text("fields:\n  district: 城关区\n", encoding="utf-8")
    build(digest)
    assert "district: 城关区" in only_article(digest).read_text(encoding="utf-8")
    settled = only_article(digest).read_text(encoding="utf-8")
    hints.write_text("fields:\n  district：城关区\n", encoding="utf-8")
    problems = build(digest)
    assert sorted((p.path, p.line, p.code) for p in problems) == [
        ("sources/a.txt", 0, "hints-broken"),
        ("sources/a.txt.hints.yaml", 2, "yaml-wide-colon"),
    ]
    assert only_article(digest).read_text(encoding="utf-8") == settled
    assert "综合窗口42个" in page(digest).get_text()


def test_a_misspelt_district_is_told_with_the_one_that_was_meant(digest: Path) -> None:
    settings = digest / "content" / "site.yaml"
    listed = "districts: [{name: 城阳区}, {name: 西海岸新区, aliases: [黄岛区]}, {name: 青川县}]"
    text = settings.read_text(encoding="utf-8")
    row = next(row for row in text.split("\n") if row.startswith("districts:"))
    settings.write_text(text.replace(row, listed), encoding="utf-8")
    (digest / "sources" / "a.txt").write_text(SOURCE, encoding="utf-8")
    assert build(digest) == []
    path = only_article(digest)
    sound = path.read_text(encoding="utf-8")
    line = sound.split("\n").index("district: 青川县") + 1
    for written, near in (
        ("成阳区", "城阳区"),
        ("城阳市", "城阳区"),
        ("黄岛区", "西海岸新区"),
        ("高港区", ""),
    ):
        path.write_text(sound.replace("district: 青川县", f"district: {written}"), encoding="utf-8")
        (problem,) = build(digest)
        assert (problem.path, problem.line) == (f"content/articles/{path.name}", line)
        assert dict(problem.values) == {"value": written, "near": near}


@pytest.mark.parametrize("changed", ["办好事", "办成事"])
def test_what_an_editor_saves_during_a_build_is_not_overwritten(
    digest: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    source = digest / "sources" / "a.txt"
    source.write_text(SOURCE, encoding="utf-8")
    build(digest)
    path = only_article(digest)

    def save_in_between(*arguments: Any) -> Any:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("kicker: null", "kicker: 一线见闻"), encoding="utf-8")
        return merge_parsed(*arguments)

    # Whether or not the source changed, so that the build has something of its own to write into the file.
    source.write_text(SOURCE.replace("办成事", changed), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("litsite.pipeline.merge_parsed", save_in_between)
        problems = build(digest)
    assert [(p.path, p.code) for p in problems] == [
        (f"content/articles/{path.name}", "saved-meanwhile")
    ]
    assert "kicker: 一线见闻" in path.read_text(encoding="utf-8")
    build(digest)
    merged = path.read_text(encoding="utf-8")
    assert "kicker: 一线见闻" in merged and changed in merged


def test_copies_of_which_one_says_more_are_one_article(digest: Path) -> None:
    """Nearness is not transitive: a = b, and c has a sentence more than both."""
    paragraph = "近年来,石桥县把政务服务改革作为头号工程,设立综合窗口42个,群众办事越来越方便。" * 3
    for name, more in (("a", ""), ("b", ""), ("c", "下一步,还将把更多事项放到村里办。")):
        text = f"石桥县政务服务改革按下快进键\n\n{paragraph}{more}\n"
        (digest / "sources" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(digest)
    text = only_article(digest).read_text(encoding="utf-8")
    assert text.count("relation: duplicate") == 2
    assert page(digest).h1
