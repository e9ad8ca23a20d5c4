"""A re-parse finds its articles again, be they a thousand of one headline."""

from __future__ import annotations

from functools import partial

from litsite.content.article_matching import match_articles
from litsite.content.article_yaml import Record
from litsite.content.content_folder import Stored
from litsite.importing.merge_sources import merge_parsed
from litsite.importing.parsed_source import Parsed
from litsite.model.article import ParsedArticle
from litsite.model.library import SiteSettings
from tests.figures.counting import count_calls
from tests.splitting.accounting import split_text


def articles_of_one_headline(
    count: int,
) -> tuple[list[tuple[str, ParsedArticle]], tuple[Record, ...]]:
    text = "".join(
        f"云泽日报2021年11月19日特1版\n老街换新颜\n临溪区第{n}条老街换了新颜，街坊{n}户都说好。\n各位街坊都来出主意。\n"
        for n in range(count)
    )
    document, split, _ = split_text(text)
    parsed = [Parsed(document, split, {})]
    settings = SiteSettings("示例")
    stored, _ = merge_parsed(parsed, Stored((), (), frozenset()), {document.name}, settings)
    return [(document.name, one) for one in split.articles], stored.records


def test_unchanged_articles_are_those_that_they_were() -> None:
    parsed, records = articles_of_one_headline(12)
    matches = match_articles(parsed, records)
    assert sorted(index for index in matches if index is not None) == list(range(12))
    for (_, article), match in zip(parsed, matches, strict=True):
        assert match is not None
        assert article.blocks[0].markdown in records[match].body


def test_a_changed_article_takes_the_record_that_is_left() -> None:
    parsed, records = articles_of_one_headline(12)
    left = match_articles(parsed, records)[5]
    other, _ = articles_of_one_headline(13)
    changed = [*parsed[:5], other[12], *parsed[6:]]
    assert match_articles(changed, records)[5] == left


def test_equal_headlines_are_not_compared_with_each_other() -> None:
    def calls(count: int) -> int:
        return count_calls(partial(match_articles, *articles_of_one_headline(count)))

    assert calls(80) < 5 * calls(20)
