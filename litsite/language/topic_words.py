"""What a text is about, by the lexicons of content/site.yaml: of an article, of a section, of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.model.library import Topic

_MOST = 3
_LEAST = 1.5
_TITLE_WEIGHT = 6
_HEADING_WEIGHT = 3


def score_topics(title: str, headings: str, text: str, topics: Sequence[Topic]) -> tuple[str, ...]:
    """The names of up to three topics, the highest score first.

    A topic's score is the number of its words in the text, those in title and headings counted
    6 and 3 times, per 1,000 characters (texts under 1,000 count as 1,000).
    """
    thousands = max(1.0, len(text) / 1000)
    scored = []
    for order, topic in enumerate(topics):
        count = sum(
            _TITLE_WEIGHT * title.count(word)
            + _HEADING_WEIGHT * headings.count(word)
            + text.count(word)
            for word in words_of(topic)
        )
        score = count / thousands
        if score >= _LEAST:
            scored.append((-score, order, topic.name))
    return tuple(name for _, _, name in sorted(scored)[:_MOST])


def words_of(topic: Topic) -> set[str]:
    """The topic's name is one of its words."""
    return {topic.name, *topic.words}
