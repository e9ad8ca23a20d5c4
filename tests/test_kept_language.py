"""The dictionaries of pypinyin and of jieba are asked once."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest

from litsite.facts.store import open_facts
from litsite.kept_language import keep_language
from litsite.language import pinyin, word_frequencies
from litsite.language.jieba_dictionary import load_dictionary


def read(folder: Path, *names: str) -> list[tuple[str, ...]]:
    """One build that asks for the readings of some names."""
    with open_facts(folder, []) as facts, keep_language(facts, ()):
        return [pinyin.pinyin_words(name) for name in names]


def test_a_later_build_knows_what_an_earlier_one_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(tmp_path, "重庆市", "5G 基站", "")
    assert first == [("chong", "qing", "shi"), ("5G ", "ji", "zhan"), ()]
    asked: list[str] = []
    real = pinyin._read

    def watched(text: str) -> tuple[str, ...]:
        asked.append(text)
        return real(text)

    monkeypatch.setattr(pinyin, "_read", watched)
    assert read(tmp_path, "重庆市", "5G 基站", "崂山区") == [*first[:2], ("lao", "shan", "qu")]
    assert asked == ["崂山区"]


def test_a_later_build_reads_no_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("局所有",)
    with open_facts(tmp_path, []) as facts, keep_language(facts, words):
        first = word_frequencies.word_frequencies(words)
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(word_frequencies, "ask_jieba", asked.append)
    monkeypatch.setattr(word_frequencies, "_opened", {})  # as in another process
    with open_facts(tmp_path, []) as facts, keep_language(facts, words):
        assert word_frequencies.word_frequencies(words) == first
    assert not asked


def test_frequencies_are_those_of_jieba() -> None:
    words = ("局所有", "发展")
    known = word_frequencies.ask_jieba(words)
    jieba = load_dictionary(words)
    assert known.total == jieba.total
    assert known.own == {word: jieba.FREQ[word] for word in words}
    for word in ("发展", "改革", "磄", "不在词典里的词"):
        assert known.weigh(word) == log(jieba.total / max(jieba.FREQ.get(word, 0), 3)), word
