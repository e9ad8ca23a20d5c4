"""Words are cut as jieba cuts them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from litsite.language.jieba_dictionary import load_dictionary
from litsite.language.word_cutting import cut_words

SOURCES = Path(__file__).parents[1] / "sources"


def test_the_seeds_are_cut_as_jieba_cuts_them() -> None:
    jieba = load_dictionary(())
    for path in sorted(SOURCES.glob("*.txt")):
        for line in path.read_text("utf-8", errors="replace").splitlines():
            assert cut_words(line) == list(jieba.cut(line, HMM=False))


@given(st.text(st.sampled_from("深化改革开放项目前期3.5%万元 Aa，。\u200b\ud800😀㐂")))
def test_any_text_is_cut_and_whole(text: str) -> None:
    words = cut_words(text)
    assert "".join(words) == text
    if text.isprintable():
        assert words == list(load_dictionary(()).cut(text, HMM=False))
