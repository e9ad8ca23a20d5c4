"""jieba's dictionary is there as soon as it is asked for, whether a digest has words of its own or not."""

from __future__ import annotations

import pytest

from litsite.language.jieba_dictionary import load_dictionary


@pytest.mark.parametrize("words", [(), ("零跑腿",)])
def test_frequencies_are_known_before_anything_is_cut(words: tuple[str, ...]) -> None:
    tokenizer = load_dictionary(words)
    assert tokenizer.total > tokenizer.FREQ["改革"] > 0
    assert all(tokenizer.FREQ[word] for word in words)
