"""An incremental build equals a clean one byte for byte, after any sequence of edits.

`make proof` plays many more sequences than the suite does.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from litsite.config import load_config
from litsite.digest import build_digest
from litsite.facts.store import NO_FACTS, open_facts
from litsite.model.problem import Problem
from litsite.outcome import Outcome

SEQUENCES = int(os.environ.get("LITSITE_SEQUENCES", "2"))
EDITS = 8
SITE = """\
schema: 1
title: 云泽文摘
city: 云泽市
districts:
- {name: 临溪区}
- {name: 青禾县}
"""
DEEDS = (
    "新建公园12个",
    "完成投资3.5亿元，增长8.2%",
    "培训教师200人次",
    "办结率达98%",
    "力争引进企业30家",
)
PLACES = ("临溪区", "青禾县", "西港新区")


def article(chance: random.Random) -> str:
    """A short news text with figures."""
    place = chance.choice(PLACES)
    deeds = chance.sample(DEEDS, 3)
    paragraphs = [f"{place}今年以来深化改革，{deed}，群众满意度持续提升。" for deed in deeds]
    title = f"{place}深化{chance.choice(('医疗', '教育', '国企', '审批'))}改革见成效"
    day = f"2023-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    return "\n".join([title, f"{day}　来源：云泽日报", *paragraphs]) + "\n"


def pick(folder: Path, pattern: str, chance: random.Random) -> Path | None:
    found = sorted(folder.glob(pattern))
    return chance.choice(found) if found else None


def add_source(root: Path, chance: random.Random) -> None:
    (root / "sources" / f"{chance.randrange(10**6)}.txt").write_text(article(chance), "utf-8")


def edit_source(root: Path, chance: random.Random) -> None:
    path = pick(root / "sources", "*.txt", chance)
    if path:
        lines = path.read_text("utf-8").splitlines()
        at = chance.randrange(2, len(lines))
        lines[at] = lines[at].replace("群众", "企业和群众") + "各项工作扎实推进。"
        path.write_text("\n".join(lines) + "\n", "utf-8")


def remove_source(root: Path, chance: random.Random) -> None:
    path = pick(root / "sources", "*.txt", chance)
    if path:
        path.unlink()


def copy_source(root: Path, chance: random.Random) -> None:
    path = pick(root / "sources", "*.txt", chance)
    if path:
        shutil.copy(path, path.with_name(f"copy-{chance.randrange(10**6)}.txt"))


def edit_field(root: Path, chance: random.Random) -> None:
    path = pick(root / "content" / "articles", "*.yaml", chance)
    if path:
        text = path.read_text("utf-8").replace("district: null", "district: 临溪区")
        path.write_text(text.replace("org: null", "org: 云泽市卫生健康委"), "utf-8")


def edit_body(root: Path, chance: random.Random) -> None:
    path = pick(root / "content" / "articles", "*.yaml", chance)
    if path:
        path.write_text(path.read_text("utf-8").replace("深化改革，", "深化各项改革，", 1), "utf-8")


def edit_unseen(root: Path, chance: random.Random) -> None:
    """An edit of equal size, whose file has the time of change that it had."""
    path = pick(root / "content" / "articles", "*.yaml", chance)
    if path:
        before = path.stat()
        text = path.read_text("utf-8").replace("持续提升", "稳步提升", 1)
        path.write_text(text, "utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def set_clock_back(root: Path, chance: random.Random) -> None:
    """An edit that seems older than all that was built."""
    path = pick(root / "content" / "articles", "*.yaml", chance)
    if path:
        path.write_text(path.read_text("utf-8").replace("持续提升", "不断提升", 1), "utf-8")
        os.utime(path, (10**9, 10**9))


def rename_article(root: Path, chance: random.Random) -> None:
    """Another id is another article: the parser finds the text again, or mints the old id anew."""
    path = pick(root / "content" / "articles", "*.yaml", chance)
    if path:
        name = f"{path.stem}-x{chance.randrange(100)}"
        text = path.read_text("utf-8").replace(f"id: {path.stem}", f"id: {name}", 1)
        path.with_name(f"{name}.yaml").write_text(text, "utf-8")
        path.unlink()


def remove_article(root: Path, chance: random.Random) -> None:
    path = pick(root / "content" / "articles", "*.yaml", chance)
    if path:
        path.unlink()


def correct_figure(root: Path, chance: random.Random) -> None:
    path = pick(root / "content" / "articles", "*.yaml", chance)
    text = path.read_text("utf-8") if path else ""
    block = re.search(r"body: \[(\w+)", text)
    if path and block and "figures:" not in text:
        surface = chance.choice(("12个", "3.5亿元", "98%"))
        row = f"figures:\n- {{at: {block[1]}/1, surface: {surface}, indicator: 改过的名称}}\nbody:"
        path.write_text(text.replace("body: |", f"{row} |", 1), "utf-8")


def define_term(root: Path, chance: random.Random) -> None:
    """A source with a glossary: a term that other articles use."""
    text = (
        article(chance)
        + f"名词解释\n1.{chance.choice(('群众满意度', '办结率'))}：指办事群众的评价。\n"
    )
    (root / "sources" / f"{chance.randrange(10**6)}.txt").write_text(text, "utf-8")


def break_yaml(root: Path, chance: random.Random) -> None:
    path = pick(root / "content" / "articles", "*.yaml", chance)
    if path:
        path.write_text("kicker：一线\n" + path.read_text("utf-8"), "utf-8")


def mend_yaml(root: Path, _: random.Random) -> None:
    for path in (root / "content" / "articles").glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("kicker：一线\n", ""), "utf-8")


def change_settings(root: Path, chance: random.Random) -> None:
    path = root / "content" / "site.yaml"
    title = f"云泽文摘{chance.randrange(100)}"
    lines = chance.choice(
        (
            "",
            "base_url: https://example.org/d/\n",
            "dictionary: [群众满意度]\n",
            "show_doubts: true\n",
            "topics:\n- {name: 营商环境, words: [投资, 审批]}\n",
        )
    )
    path.write_text(SITE.replace("云泽文摘", title) + lines, "utf-8")


def change_template(root: Path, chance: random.Random) -> None:
    names = ("not_found.html", "article.html", "base.html", "macros.html")
    path = root / "templates" / chance.choice(names)
    path.write_text(path.read_text("utf-8") + f"<!-- {chance.randrange(100)} -->", "utf-8")


def write_page(root: Path, chance: random.Random) -> None:
    path = root / "content" / "pages" / "about.md"
    path.write_text(f"# 关于\n\n第{chance.randrange(100)}版。\n", "utf-8")


def spoil_site(root: Path, chance: random.Random) -> None:
    path = pick(root / "site", "*/*.html", chance)
    if path:
        path.write_text("坏", "utf-8")


def change_nothing(_: Path, __: random.Random) -> None:
    pass


EDIT: tuple[Callable[[Path, random.Random], None], ...] = (
    *(add_source, edit_source, remove_source, copy_source, edit_field, edit_body, break_yaml),
    *(mend_yaml, change_settings, change_template, write_page, spoil_site, change_nothing),
    *(edit_unseen, set_clock_back, rename_article, remove_article, correct_figure, define_term),
)


def new_digest(root: Path, chance: random.Random) -> None:
    for name in ("sources", "content/pages"):
        (root / name).mkdir(parents=True)
    (root / "content" / "site.yaml").write_text(SITE, "utf-8")
    shutil.copytree(Path(__file__).parent.parent / "templates", root / "templates")
    for _ in range(3):
        add_source(root, chance)


def build(root: Path, *, clean: bool) -> tuple[Outcome, list[Problem]]:
    config, _ = load_config(root)
    if clean:
        return build_digest(config, facts=NO_FACTS)
    problems: list[Problem] = []
    with open_facts(root / ".litsite", problems) as facts:
        return build_digest(config, facts=facts)


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for name in ("content", "site")
        for path in sorted((root / name).rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.parametrize("sequence", range(SEQUENCES))
def test_incremental_builds_equal_clean_ones(tmp_path: Path, sequence: int) -> None:
    chance = random.Random(sequence)
    root = tmp_path / "digest"
    new_digest(root, chance)
    build(root, clean=False)
    done = []
    for step in range(EDITS):
        edit = chance.choice(EDIT)
        done.append(edit.__name__)
        edit(root, chance)
        clean = tmp_path / f"clean-{step}"
        for name in ("sources", "content", "templates", "site"):
            shutil.copytree(root / name, clean / name)
        _, told = build(root, clean=False)
        _, told_clean = build(clean, clean=True)
        ours, theirs = files(root), files(clean)
        assert ours.keys() == theirs.keys(), done
        assert [name for name in ours if ours[name] != theirs[name]] == [], done
        assert told == told_clean, done
        shutil.rmtree(clean)


def test_a_build_without_a_change_looks_and_does_nothing(tmp_path: Path) -> None:
    root = tmp_path / "digest"
    new_digest(root, random.Random(0))
    build(root, clean=False)
    build(root, clean=False)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    outcome, _ = build(root, clean=False)
    assert outcome.site is not None
    assert (outcome.written, outcome.site.written, outcome.site.removed) == (0, 0, 0)
    assert outcome.articles == 3 and outcome.site.files > 50
    own = root / ".litsite"
    after = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert {p for p in after if after[p] != before.get(p)} <= {own, own / "facts.sqlite"}


def test_a_word_more_in_a_lexicon_reaches_every_figure(tmp_path: Path) -> None:
    """The figures are not read again for it, so what is made of them must ask for their topics."""
    root = tmp_path / "digest"
    new_digest(root, random.Random(0))
    text = "临溪区深化改革见成效\n2023-05-11　来源：云泽日报\n临溪区改革见效，新建公园12个。\n"
    (root / "sources" / "1.txt").write_text(text, "utf-8")
    topics = "topics:\n- {name: 成效, words: [改革]}\n- {name: 绿地, words: [绿化%s]}\n"
    (root / "content" / "site.yaml").write_text(SITE + topics % "", "utf-8")
    build(root, clean=False)
    before = files(root)
    (root / "content" / "site.yaml").write_text(SITE + topics % ", 新建公园", "utf-8")
    build(root, clean=False)
    ours = files(root)
    build(root, clean=True)
    assert ours == files(root)
    table, data = "site/figures/topic-lv-di.html", "site/data/figures.csv"
    assert table in ours.keys() - before.keys()
    assert ours[data] != before[data]
    articles = "site/data/articles.csv"
    assert ours[articles] == before[articles], "no article's own topics changed: only its figures'"


def test_an_article_that_cannot_be_read_leaves_the_site_until_it_is_mended(tmp_path: Path) -> None:
    root = tmp_path / "digest"
    new_digest(root, random.Random(0))
    build(root, clean=False)
    path = min((root / "content" / "articles").glob("*.yaml"))
    good = path.read_text("utf-8")
    before = {name: data for name, data in files(root).items() if name.startswith("site/")}
    path.write_text(good.replace("kicker: null", "kicker：一线"), "utf-8")
    outcome, problems = build(root, clean=False)
    assert outcome.site is None
    assert [(one.code, one.path) for one in problems if one.severity == "error"] == [
        ("yaml-wide-colon", f"content/articles/{path.name}"),
        ("site-kept", "site"),
    ]
    after = {name: data for name, data in files(root).items() if name.startswith("site/")}
    assert after == before
    path.write_text(good.replace("kicker: null", "kicker: 一线"), "utf-8")
    outcome, problems = build(root, clean=False)
    assert outcome.site is not None and outcome.site.written > 0
    assert [one.code for one in problems if one.severity == "error"] == []
