"""Readings of names are asked of pypinyin once."""

from __future__ import annotations

from pathlib import Path

import pytest

from litsite.facts.store import open_facts
from litsite.kept_readings import keep_readings
from litsite.language import pinyin


def read(folder: Path, *names: str) -> list[tuple[str, ...]]:
    """One build that asks for the readings of some names."""
    with open_facts(folder, []) as facts, keep_readings(facts):
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
