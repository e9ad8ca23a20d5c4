"""Doubts are counted until a hint or an edit settles them."""

from __future__ import annotations

from pathlib import Path

from litsite.config import load_config
from litsite.digest import build_digest
from litsite.facts.store import open_facts
from litsite.whats_new import WhatsNew

TEXT = """\
青川县政务服务改革按下快进键
发布时间：2021-03-01
更新时间：2021-03-04

近年来,青川县把政务服务改革作为头号工程,群众办事越来越方便,企业开办越来越快。
"""


def build(root: Path) -> WhatsNew:
    config, problems = load_config(root)
    with open_facts(root / ".litsite", problems) as facts:
        news = build_digest(config, facts=facts)[0].news
    assert news is not None
    return news


def test_an_edit_settles_a_doubt(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    first = build(digest)
    assert first.doubts >= 1
    (path,) = (digest / "content" / "articles").glob("*.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("date: '2021-03-01'", "date: '2021-03-04'"), encoding="utf-8")
    assert build(digest).doubts == first.doubts - 1


def test_a_hint_settles_a_doubt(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    first = build(digest)
    hints = digest / "sources" / "a.txt.hints.yaml"
    hints.write_text("fields: {date: '2021-03-01'}\n", encoding="utf-8")
    assert build(digest).doubts == first.doubts - 1


def test_a_new_text_brings_new_doubts(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    first = build(digest)
    other = TEXT.replace("青川", "石桥").replace("群众办事", "居民就医").replace("企业", "门店")
    (digest / "sources" / "b.txt").write_text(other, encoding="utf-8")
    second = build(digest)
    assert second.new_doubts == second.doubts - first.doubts >= 1
    assert build(digest).new_doubts == 0
