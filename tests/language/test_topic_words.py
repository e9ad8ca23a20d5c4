"""What a text is about: words of lexicons, weighed by where they stand."""

from __future__ import annotations

from litsite.language.topic_words import score_topics
from litsite.model.library import Topic

TOPICS = (Topic("民生", ("养老", "就业")), Topic("产业", ("企业",)), Topic("生态", ("绿化",)))


def test_one_word_in_passing_makes_no_topic_two_or_a_heading_do() -> None:
    assert score_topics("", "", "稳就业。", TOPICS) == ()
    assert score_topics("", "", "稳就业，促就业。", TOPICS) == ("民生",)
    assert score_topics("", "就业", "", TOPICS) == ("民生",)


def test_the_name_of_a_topic_is_one_of_its_words() -> None:
    assert score_topics("改善民生", "", "", TOPICS) == ("民生",)


def test_a_title_says_more_than_headings_and_these_more_than_the_text() -> None:
    found = score_topics("养老", "绿化", "企业、企业", TOPICS)
    assert found == ("民生", "生态", "产业")


def test_the_longer_a_text_the_more_it_takes() -> None:
    assert score_topics("", "", "就业，就业。" + "字" * 994, TOPICS) == ("民生",)
    assert score_topics("", "", "就业，就业。" + "字" * 1494, TOPICS) == ()


def test_there_are_three_at_most_and_between_equals_the_settings_order_holds() -> None:
    four = (*TOPICS, Topic("党建"))
    assert score_topics("党建、绿化、企业、就业", "", "", four) == ("民生", "产业", "生态")
