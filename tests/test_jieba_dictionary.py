"""jieba's dictionary is there for whoever asks, whether or not a digest has words of its own."""

from __future__ import annotations

from litsite.language.jieba_dictionary import load_dictionary


def test_a_digest_without_words_of_its_own_has_jiebas() -> None:
    # As another process finds it, not as one in which something was cut already.
    load_dictionary.cache_clear()
    dictionary = load_dictionary(())
    assert dictionary.total > 10_000_000
    assert dictionary.FREQ["改革"] > 100
