"""A figure's topics are its sentence's, not those of the whole report."""

from __future__ import annotations

from litsite.figures.ledger_entries import make_entry
from litsite.figures.sentence_topics import find_topics
from litsite.figures.source_sentences import PlacedFigure
from litsite.model.article import Article, Block
from litsite.model.library import Topic
from tests.rendering.figures import figure

TOPICS = (
    Topic("民生", ("养老", "就业", "学位")),
    Topic("产业", ("企业", "研发机构")),
    Topic("生态", ("绿化",)),
)
EIGHT = figure("8个", "8", "个", "count", "新增")


def heading(level: int, text: str) -> Block:
    return Block("heading", text, text, level, key=text)


def paragraph(text: str) -> Block:
    return Block("paragraph", text, text, key=text)


def topics_of(*blocks: Block, sentence: int = 1) -> tuple[str, ...]:
    """The topics of a figure in the last block, of an article on 生态."""
    article = Article(
        id="a", title="", kind="work_report", body="", blocks=blocks, topics=("生态",)
    )
    placed = PlacedFigure(len(blocks) - 1, sentence, "新增8个。", 1, 0, EIGHT)
    (found,) = find_topics(article, [make_entry(article, placed, "a.txt", 1, 0)], TOPICS)
    return found


def test_a_sentence_is_about_what_it_has_words_of_that_with_most_first() -> None:
    assert topics_of(paragraph("新增养老机构8个。")) == ("民生",)
    assert topics_of(paragraph("企业建研发机构8个，带动就业。")) == ("产业", "民生")


def test_the_sentences_beside_it_say_nothing_of_it() -> None:
    assert topics_of(paragraph("帮扶企业。新增学位8个。"), sentence=2) == ("民生",)


def test_a_sentence_without_a_word_is_about_what_its_section_is_about() -> None:
    before = heading(1, "稳企业"), paragraph("研发机构增多。"), heading(1, "惠民生")
    assert topics_of(*before, paragraph("新增8个。")) == ("民生",)


def test_a_section_without_a_topic_is_part_of_a_larger_one() -> None:
    before = heading(1, "惠民生"), heading(2, "帮扶企业"), paragraph("有成效。")
    assert topics_of(*before, heading(2, "兜底"), paragraph("新增8个。")) == ("民生", "产业")
    assert topics_of(*before, paragraph("新增8个。")) == ("产业",)
    # What stands before the first heading is in no section.
    assert topics_of(paragraph("新增8个。")) == ("生态",)


def test_a_section_ends_where_one_as_large_begins() -> None:
    before = heading(1, "惠民生"), heading(2, "帮扶企业"), heading(1, "其他")
    assert topics_of(*before, paragraph("新增8个。")) == ("生态",)
