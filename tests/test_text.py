"""What counts as blank."""

from __future__ import annotations

import sys
import unicodedata

from litsite.language.blanks import is_blank, is_invisible
from litsite.language.sentences import split_sentences


def test_the_table_of_invisible_characters_is_unicodes() -> None:
    differing = []
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        if unicodedata.category(char) == "Cn" and char not in "\ufffe\uffff":
            continue  # a later Unicode than this Python's may have given it a meaning
        expected = not char.isspace() and (
            unicodedata.category(char) in {"Cc", "Cf"} or char in "\ufffe\uffff"
        )
        if is_invisible(char) != expected or is_blank(char) != (expected or char.isspace()):
            differing.append(hex(code))
    assert differing == []


def test_sentences_join_to_their_text() -> None:
    text = "他说:“真好!”然后走了。最后一句没有句号"
    assert split_sentences(text) == ["他说:“真好!”", "然后走了。", "最后一句没有句号"]
    assert "".join(split_sentences(text)) == text
