"""A digest that nothing happened to is looked at and left alone, without importing what builds it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILDERS = {"litsite.pipeline", "litsite.rendering", "numpy", "jinja2", "markdown_it"}
IMPORTERS = {"litsite.splitting.split_document", "litsite.splitting.labelling.decoder"}
TEXT = """青川县政务服务改革按下快进键
2023-05-12　来源：青川日报
青川县深化审批改革，新增企业120家。
"""


def imported(digest: Path, *arguments: str) -> set[str]:
    """The modules that a call of the command line imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "litsite", *arguments, "--root", str(digest)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return {line.split("|")[-1].strip() for line in done.stderr.splitlines()}


def test_a_build_without_a_change_imports_no_stage(digest: Path) -> None:
    assert imported(digest, "build") >= BUILDERS
    assert not imported(digest, "build") & BUILDERS


def test_an_edited_article_imports_nothing_that_splits(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, "utf-8")
    assert imported(digest, "build") >= BUILDERS | IMPORTERS
    (article,) = (digest / "content" / "articles").glob("*.yaml")
    article.write_text(article.read_text("utf-8").replace("120家", "130家"), "utf-8")
    edited = imported(digest, "build")
    assert edited >= BUILDERS
    assert not edited & {*IMPORTERS, "bs4", "charset_normalizer"}


def test_where_no_text_changed_nothing_that_cuts_words_is_imported(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, "utf-8")
    assert imported(digest, "build") >= {"rjieba", "jieba"}
    settings = digest / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8")
    renamed = imported(digest, "build")
    assert renamed >= BUILDERS
    assert not renamed & {"rjieba", "jieba", *IMPORTERS}
