"""Whether decoded text looks like Chinese, by how common its characters are."""

from __future__ import annotations

from functools import cache

from litsite.language.word_lists import load_words

_SAMPLE = 20_000
_FEWEST = 40
_STRANGE = 0.25
"""Chinese prose has about .8, what the wrong codec makes of it below .1."""
_ACCENTED = range(0xA1, 0x250)
_CONTROLS = range(0x80, 0xA0)


@cache
def _common() -> frozenset[str]:
    return frozenset("".join(load_words("readers", "common_han")))


def common_share(text: str) -> float:
    """Share of common Han among the letters outside ASCII of the first 20,000 characters, 0–1."""
    letters = [char for char in text[:_SAMPLE] if char > "\x7f" and char.isalpha()]
    return sum(char in _common() for char in letters) / len(letters) if letters else 0.0


def looks_garbled(text: str) -> bool:
    """Return whether the text was once decoded by the wrong codec and saved so (锟斤拷, æ”¿åºœ)."""
    sample = text[:_SAMPLE]
    han = sum("\u4e00" <= char <= "\u9fff" for char in sample)
    accented = sum(
        ord(char) in _CONTROLS or (ord(char) in _ACCENTED and char.isalpha()) for char in sample
    )
    kana = sum("\u3040" <= char <= "\u30ff" for char in sample)
    suspect = han >= _FEWEST > kana or (accented >= _FEWEST and accented * 3 > len(sample))
    return suspect and common_share(text) < _STRANGE
