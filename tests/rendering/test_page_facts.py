"""A page is made again when something that it read has changed, and only then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from litsite.facts.fingerprint import hash_content
from litsite.facts.store import FactStore, open_facts
from litsite.model.library import Library, SitePage
from litsite.rendering import render_site_pages
from litsite.rendering.reads import LoggedMapping, LoggedSequence, ReadLog
from tests.rendering.conftest import TEMPLATES


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[FactStore]:
    with open_facts(tmp_path, []) as store:
        yield store


def render(library: Library, facts: FactStore, standing: dict[str, str]) -> dict[str, bytes]:
    """The pages that were made; `standing` takes them up as if they had been published."""
    pages, _ = render_site_pages(library, TEMPLATES, facts, standing)
    made = {
        page.path: page.content
        for page in pages
        if isinstance(page, SitePage) and page.path.endswith(".html")
    }
    standing.update({path: hash_content(content) for path, content in made.items()})
    return made


def retitled(library: Library, number: int) -> Library:
    articles = list(library.articles)
    articles[number] = replace(articles[number], title="换了一个标题")
    return replace(library, articles=tuple(articles))


def test_nothing_is_made_again_when_nothing_changed(library: Library, facts: FactStore) -> None:
    standing: dict[str, str] = {}
    assert len(render(library, facts, standing)) > 20
    assert render(library, facts, standing) == {}


def test_what_an_edit_leaves_standing_is_what_it_would_make(
    library: Library, facts: FactStore
) -> None:
    standing: dict[str, str] = {}
    render(library, facts, standing)
    for number in range(len(library.articles)):
        edited = retitled(library, number)
        made = render(edited, facts, standing)
        clean = render(edited, facts, {})
        assert f"articles/{edited.articles[number].id}.html" in made
        assert len(made) < len(clean)
        assert standing == {path: hash_content(content) for path, content in clean.items()}


def test_a_page_whose_file_was_spoiled_is_made_again(library: Library, facts: FactStore) -> None:
    standing: dict[str, str] = {}
    render(library, facts, standing)
    standing["timeline/index.html"] = hash_content("坏".encode())
    assert list(render(library, facts, standing)) == ["timeline/index.html"]


def test_other_settings_make_every_page_again(library: Library, facts: FactStore) -> None:
    standing: dict[str, str] = {}
    everything = render(library, facts, standing)
    settings = replace(library.settings, title="另一个文摘")
    assert render(replace(library, settings=settings), facts, standing).keys() == everything.keys()


def test_a_log_tells_keys_apart_and_knows_what_is_absent() -> None:
    log = ReadLog()
    ages = LoggedMapping(log, "ages", {"甲": 1, "乙": 2})
    with log.recording() as reads:
        assert ages["甲"] == 1
        assert ages.get("丙") is None
    assert reads == {"ages": ["甲", "丙"]}
    same, other = ReadLog(), ReadLog()
    LoggedMapping(same, "ages", {"甲": 1, "乙": 3})
    LoggedMapping(other, "ages", {"甲": 1, "丙": 3})
    assert same.print_of(reads) == log.print_of(reads) != other.print_of(reads)


def test_an_edit_of_a_text_leaves_the_lists_of_articles_alone(
    library: Library, facts: FactStore
) -> None:
    standing: dict[str, str] = {}
    render(library, facts, standing)
    first = library.articles[0]
    edited = replace(first, blocks=(*first.blocks, first.blocks[-1]))
    made = render(replace(library, articles=(edited, *library.articles[1:])), facts, standing)
    assert f"articles/{first.id}.html" in made
    lists = ("timeline", "topics/", "districts/", "keywords/", "organizations/")
    assert [path for path in made if path.startswith(lists)] == []


def test_who_looks_at_all_of_an_index_depends_on_its_order() -> None:
    log = ReadLog()
    ages = LoggedMapping(log, "ages", {"甲": 1, "乙": 2})
    names = LoggedSequence(log, "names", ["甲", "乙"])
    with log.recording() as reads:
        assert [list(ages), len(names)] == [["甲", "乙"], 2]
    assert reads == {"ages": [None], "names": [None]}
    turned = ReadLog()
    LoggedMapping(turned, "ages", {"乙": 2, "甲": 1})
    LoggedSequence(turned, "names", ["甲", "乙"])
    assert turned.print_of(reads) != log.print_of(reads)
