"""What the index promises: everything that stands in the text is found, and nothing else."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.model.article import Article, Block
from litsite.model.library import Library, SiteSettings
from litsite.model.problem import LitsiteError
from litsite.search import build_search_index
from litsite.search.sections import Group, collect_groups
from litsite.search.selftest import check_answers
from litsite.search.shipped_index import ShippedIndex
from litsite.search.words.normalization import normalize

# Few characters, so that pairs repeat, overlap and reach over the ends of texts.
TEXT = st.text("营商环境改革1,.％ A甲\u200b\n𠮷", max_size=12)


def article(number: int, title: str, blocks: list[tuple[bool, str]]) -> Article:
    """An article of headings and paragraphs."""
    return Article(
        id=f"2021-11-{number + 1:02}-x",
        title=title,
        kind="notice",
        body="",
        blocks=tuple(
            Block("heading" if heading else "paragraph", text, text, level=int(heading), anchor="s")
            for heading, text in blocks
        ),
    )


LIBRARIES = st.lists(
    st.tuples(TEXT, st.lists(st.tuples(st.booleans(), TEXT), max_size=6)), min_size=1, max_size=5
).map(
    lambda many: Library(
        SiteSettings("文摘"), tuple(article(n, *one) for n, one in enumerate(many))
    )
)


def sections_with(groups: tuple[Group, ...], phrase: str) -> set[int]:
    """The truth: a section has the phrase when one of its texts contains it, normalised."""
    sections = [section for group in groups for section in group.sections]
    wanted = normalize(phrase)
    return {
        number
        for number, section in enumerate(sections)
        if any(wanted in normalize(text) for text in (*section.head, *section.body))
    }


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(LIBRARIES, st.data())
def test_every_substring_is_found_exactly_where_it_stands(
    library: Library, data: st.DataObject
) -> None:
    pages, _ = build_search_index(library)
    index = ShippedIndex(pages)
    groups = collect_groups(library, ())
    texts = [t for g in groups for s in g.sections for t in (*s.head, *s.body) if normalize(t)]
    phrases = data.draw(st.lists(TEXT.filter(normalize), max_size=4))
    for text in texts[:4]:
        whole = normalize(text)
        start = data.draw(st.integers(0, len(whole) - 1))
        phrases.append(whole[start : start + data.draw(st.integers(1, 6))])
    for phrase in phrases:
        assert index.sections(phrase) == sections_with(groups, phrase), phrase


def test_an_empty_digest_has_an_index_that_finds_nothing() -> None:
    pages, _ = build_search_index(Library(SiteSettings("空"), ()))
    assert ShippedIndex(pages).sections("营商") == set()


def test_file_names_carry_hashes_of_what_is_in_them(small: ModuleType) -> None:
    pages, _ = build_search_index(small.LIBRARY, small.PRINTED)
    again, _ = build_search_index(small.LIBRARY, small.PRINTED)
    assert pages == again
    changed, _ = build_search_index(
        Library(small.SETTINGS, small.LIBRARY.articles[1:]), small.PRINTED
    )
    before = {page.path: page.content for page in pages}
    for page in changed:
        if page.path != "search/index.js" and page.path in before:
            assert before[page.path] == page.content
    assert {page.path for page in changed} != set(before)


def test_the_build_fails_when_its_index_does_not_answer(small: ModuleType) -> None:
    pages, _ = build_search_index(small.LIBRARY, small.PRINTED)
    other = build_search_index(Library(small.SETTINGS, small.LIBRARY.articles[:1]))[0]
    with pytest.raises(LitsiteError, match="search-misses"):
        check_answers(other, collect_groups(small.LIBRARY, small.PRINTED))
    check_answers(pages, collect_groups(small.LIBRARY, small.PRINTED))


def test_the_build_fails_when_its_index_invents_an_answer(small: ModuleType) -> None:
    pages, _ = build_search_index(small.LIBRARY, small.PRINTED)
    groups = list(collect_groups(small.LIBRARY, small.PRINTED))
    # The second group's texts in the first's place: what the index knows there is not there.
    groups[0], groups[1] = groups[1], groups[0]
    with pytest.raises(LitsiteError, match=r"search-(misses|invents)"):
        check_answers(pages, groups)


def test_no_text_of_a_source_ends_the_string_that_ships_it(small: ModuleType) -> None:
    hostile = '");alert(1)//\\\u2028</script><img src=x onerror=alert(1)>'
    library = Library(
        SiteSettings(hostile), (small.article("2021-01-01-x", hostile, f"{hostile}\n"),)
    )
    pages, _ = build_search_index(library)
    assert ShippedIndex(pages).sections("onerror=alert") == {0}
    for page in pages:
        script = page.content.decode("utf-16")
        head, text, tail = script.split('"')[0], script.split('"', 3)[3], script[-4:]
        assert head == "Litsite.shard("
        assert text.endswith('");\n') and text.count('"') == 1 and "\\" not in text
        assert tail == '");\n'


def test_the_root_is_small(small_site: Path) -> None:
    assert (small_site / "search" / "index.js").stat().st_size < 4_000


def test_the_seeds_index_is_in_proportion_to_their_text(seed_digest: Path) -> None:
    files = list((seed_digest / "site" / "search").glob("*.js"))
    # Texts for snippets (t), pinyin and traditional characters do not grow with the digest.
    own = [f for f in files if f.name[0] in "gcsfr" and not f.name.startswith(("readings",))]
    raw = sum(path.stat().st_size for path in (seed_digest / "sources").iterdir())
    assert sum(f.stat().st_size for f in own) < 2 * raw
    assert max(f.stat().st_size for f in own) < 120_000
