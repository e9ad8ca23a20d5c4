"""Figures of long lines and of repeated articles: each is read once, and asked for its place once."""

from __future__ import annotations

from functools import partial

import pytest

from litsite.content.article_yaml import to_article
from litsite.content.content_folder import Stored
from litsite.figures import build_ledger
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.figures.source_sentences import LineOfStretches, Stretch, locate_sentence, read_text
from litsite.importing.merge_sources import merge_parsed
from litsite.importing.parsed_source import Parsed, find_witnesses
from litsite.language.gazetteer import settings_gazetteer
from litsite.model.library import SiteSettings, SourceText
from litsite.model.source import Span
from litsite.splitting.split_document import split_document
from tests.figures.counting import count_calls
from tests.splitting.accounting import read_text as read_document

SETTINGS = SiteSettings("示例")
SENTENCE = "新建道路12条。"


def surfaces_of(text: str) -> list[str]:
    """The figures of a file, as a build reads them."""
    gazetteer = settings_gazetteer(SETTINGS)
    document = read_document(text)
    split, _ = split_document(document, gazetteer, "case.txt")
    parsed = find_witnesses([Parsed(document, split, {})])
    stored, _ = merge_parsed(parsed, Stored((), (), frozenset()), {document.name}, SETTINGS)
    articles = [to_article(record) for record in stored.records]
    texts = [SourceText(document.name, document.lines)]
    ledger, _ = build_ledger(articles, stored.accounts, texts, SETTINGS, gazetteer)
    return [entry.figure.surface for entry in ledger.entries]


def test_a_copy_in_the_same_file_doubles_no_figure() -> None:
    article = (
        "云泽日报2021年11月19日特1版\n老街换新颜\n"
        "临溪区把老街改造作为头等大事，发动居民一起出主意、想办法，修路、种树、立灯。\n"
        "全年新建道路12条，总投资3.2亿元，沿街商铺重新开门迎客，老街又热闹起来了，居民都说好。\n"
    )
    assert surfaces_of(article * 3) == surfaces_of(article) == ["12条", "3.2亿元"]


@pytest.mark.parametrize("ordinal", [1, 2, 3, 4])
def test_a_sentence_is_located_by_its_ordinal_in_the_spans(ordinal: int) -> None:
    line = "一。二。三。四。五。"
    expected = ["二。", "三。", "五。", None]
    found = locate_sentence((Span(1, 3, 5), Span(1, 8, 10)), [line], ordinal)
    assert (found[1] if found else None) == expected[ordinal - 1]


def test_the_stretches_of_a_sentence_are_those_that_share_characters_with_it() -> None:
    context = SentenceContext()
    first, second, third = (
        Stretch(Span(1, start, end), False, context, number)
        for number, (start, end) in enumerate([(0, 4), (4, 9), (12, 20)])
    )
    row = LineOfStretches([third, first, second])
    assert row.between(0, 4) == [first]
    assert row.between(3, 5) == [first, second]
    assert row.between(9, 12) == []
    assert row.between(8, 13) == [second, third]


def test_the_blocks_of_a_line_are_not_all_asked_for_each_sentence() -> None:
    def calls(count: int) -> int:
        stretches = [
            Stretch(
                Span(1, n * len(SENTENCE), (n + 1) * len(SENTENCE)), False, SentenceContext(), n
            )
            for n in range(count)
        ]
        return count_calls(partial(list, read_text(SENTENCE * count, stretches)))

    assert calls(400) < 5 * calls(100)
