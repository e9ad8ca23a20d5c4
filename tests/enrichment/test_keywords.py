"""Keywords: words that tell a text apart, cut as jieba cuts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log
from pathlib import Path

from litsite.config import load_config
from litsite.content.article_yaml import to_article
from litsite.content.content_folder import load_content
from litsite.enrichment import keywords
from litsite.enrichment.keywords import add_keywords
from litsite.language.jieba_dictionary import load_dictionary
from litsite.model.article import Article
from litsite.model.library import SiteSettings

ROOT = Path(__file__).parent.parent.parent


def articles() -> list[Article]:
    return [to_article(record) for record in load_content(ROOT / "content")[0].records]


def settings() -> SiteSettings:
    return load_config(ROOT)[0].settings


def test_the_words_of_the_first_digest_are_those_that_jieba_cuts() -> None:
    own = settings()
    tokenizer = load_dictionary(own.dictionary)
    for article in articles():
        text = keywords._text(article)
        counts = Counter(filter(keywords._is_telling, tokenizer.cut(text, HMM=False)))
        scored = sorted(
            (-count * log(tokenizer.total / max(tokenizer.FREQ.get(word, 0), 3)), word)
            for word, count in counts.items()
        )
        expected = [word for _, word in scored[: keywords._CANDIDATES]]
        assert keywords.rank_words([text], own.dictionary) == [expected], article.id


def test_keywords_are_words_of_the_text_and_not_of_every_text() -> None:
    found, problems = add_keywords(articles(), settings())
    assert problems == []
    for article in found:
        text = keywords._text(article)
        assert all(word in text for word in article.keywords)
    times = Counter(word for article in found for word in article.keywords)
    assert max(times.values()) <= len(found) / 2


def test_a_digest_without_words_of_its_own_has_keywords() -> None:
    (found,), _ = add_keywords([articles()[0]], SiteSettings("文摘"))
    assert found.keywords


def test_a_word_of_the_digest_stays_whole() -> None:
    article = replace(articles()[0], title="口袋公园建成", body="", blocks=())
    (found,), _ = add_keywords([article], SiteSettings("文摘", dictionary=("口袋公园",)))
    assert "口袋公园" in found.keywords
