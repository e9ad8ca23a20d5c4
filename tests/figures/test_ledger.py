"""Every figure of the digest is proved by its sentence, at its file and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litsite.commands.figures import list_figures
from litsite.config import load_config
from litsite.importing.parsed_source import Parsed
from litsite.language.gazetteer import settings_gazetteer
from litsite.model.library import Library
from litsite.pipeline import load_library, parse_sources


def lines_of(folder: Path, file: str) -> Sequence[str]:
    return (folder / file).read_text(encoding="utf-8-sig").splitlines()


def test_every_quote_stands_verbatim_at_its_file_and_line(
    seed_library: Library, sources: Path
) -> None:
    entries = seed_library.ledger.entries
    assert len(entries) > 1000
    lines = {text.file: lines_of(sources, text.file) for text in seed_library.texts}
    for entry in entries:
        assert entry.file is not None and entry.line is not None, entry.id
        assert entry.quote in lines[entry.file][entry.line - 1]
        assert entry.quote.startswith(entry.figure.surface, entry.figure.start)


def test_every_figure_is_found_again_in_what_a_reader_sees(seed_library: Library) -> None:
    articles = {article.id: article for article in seed_library.articles}
    for entry in seed_library.ledger.entries:
        (block,) = (b for b in articles[entry.article].blocks if b.key == entry.block)
        assert block.text.startswith(entry.figure.surface, entry.offset), entry.id


def test_no_two_figures_share_an_address(seed_library: Library) -> None:
    ids = [entry.id for entry in seed_library.ledger.entries]
    assert len(ids) == len(set(ids))


def test_the_ledger_has_what_the_command_line_lists(
    seed_library: Library, seed_parsed: list[Parsed]
) -> None:
    """One reading of the text: `litsite figures` and the site cannot differ on a sentence."""
    listed = {
        (row.file, row.line, row.sentence, figure)
        for row in list_figures(seed_parsed, settings_gazetteer(seed_library.settings))
        for figure in row.figures
    }
    kept = {(e.file, e.line, e.quote, e.figure) for e in seed_library.ledger.entries}
    assert kept <= listed


PARAGRAPH = (
    "今年以来，李沧区坚持以人民为中心的发展思想，聚焦群众急难愁盼问题，持续推进城市更新和城市建设三年攻坚，"
    "累计完成老旧小区改造项目12个，惠及居民3.6万户，新增停车泊位1200个，群众满意度不断提高，"
    "城区面貌明显改善，受到社会各界的广泛好评，下一步将继续把好事办好、实事办实。"
)
OTHERS = (
    "城市更新是一项系统工程，既要算经济账，也要算民生账，更要算长远账，必须一张蓝图绘到底，一茬接着一茬干。"
    "李沧区把老旧小区改造作为最大的民生工程来抓，坚持问需于民、问计于民、问效于民，让群众成为改造的主角。",
    "改造什么、怎么改造，由居民说了算，党员干部走进楼院，面对面听取意见，一户一户上门沟通，一项一项落实诉求，"
    "把矛盾化解在楼道里，把好事办到群众心坎上，居民的获得感、幸福感、安全感不断增强，邻里之间更加和睦。",
)
WIDTH = 35
WRAPPED = "李沧区城市更新见实效\n\n2021-11-19 来源:青岛日报\n\n" + "\n\n".join(
    "\n".join(text[at : at + WIDTH] for at in range(0, len(text), WIDTH))
    for text in (OTHERS[0], PARAGRAPH, OTHERS[1])
)


def test_a_figure_of_a_wrapped_paragraph_is_quoted_from_its_own_line(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(WRAPPED, encoding="utf-8")
    config, _ = load_config(digest)
    parse_sources(config)
    entries = load_library(config)[0].ledger.entries
    surfaces = {entry.figure.surface: entry for entry in entries}
    assert "3.6万户" in surfaces and "1200个" in surfaces
    lines = WRAPPED.split("\n")
    for entry in entries:
        assert entry.line is not None
        assert entry.quote in lines[entry.line - 1]
    assert surfaces["3.6万户"].figure.indicator == "惠及居民", "read across the line's end"


def test_a_sentence_that_an_editor_changed_proves_itself(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(WRAPPED, encoding="utf-8")
    config, _ = load_config(digest)
    parse_sources(config)
    (path,) = (digest / "content" / "articles").glob("*.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("3.6万户", "3.7万户"), encoding="utf-8")
    entries = load_library(config)[0].ledger.entries
    (changed,) = (e for e in entries if e.figure.surface == "3.7万户")
    assert (changed.file, changed.line) == (None, None)
    assert "3.7万户" in changed.quote
