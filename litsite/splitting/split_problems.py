"""What the editor is told of a split: where it was unsure, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litsite.language.dates import find_date
from litsite.model.account import Doubt
from litsite.model.article import ParsedArticle
from litsite.model.hints import NO_HINTS, SourceHints, write_field_hint
from litsite.model.problem import Problem, make_problem
from litsite.splitting.building.settled_fields import find_article
from litsite.splitting.labelling.decoder import Labelled

DOUBT = 0.8
"""A margin under which another reading was nearly as good."""
_SHOWN = 24
_OF_PAGES = {"page_headline", "page_subtitle", "page_caption"}


def find_doubts(labelled: Sequence[Labelled]) -> Iterator[Doubt]:
    """Lines that could nearly as well be something else, and that no editor has settled."""
    for one in labelled:
        if is_doubtful(one):
            yield Doubt(one.line.piece.line, one.taken, one.rival, round(one.margin, 2))


def is_doubtful(one: Labelled) -> bool:
    """Whether another reading was nearly as good; what an editor said is beyond doubt."""
    return one.margin < DOUBT and one.line.role is None


def find_problems(
    labelled: Sequence[Labelled],
    articles: Sequence[ParsedArticle],
    shown: str,
    hints: SourceHints = NO_HINTS,
) -> Iterator[Problem]:
    """Doubtful lines, impossible dates, and what has no article or no headline."""
    on_page = False
    for one in labelled:
        number, text = one.line.piece.line, one.line.text[:_SHOWN]
        if is_doubtful(one):
            values = {"text": text, "taken": one.taken, "rival": one.rival, "role": one.rival}
            values |= {"file": shown, "number": str(number)}
            yield make_problem(shown, number, "unsure", "note", **values)
        on_page = on_page or one.label == "M"
        if one.line.role in _OF_PAGES and not on_page:
            yield make_problem(shown, number, "hint-needs-page", role=one.line.role, text=text)
    for line in (one.line for one in labelled):
        if line.whole_date and find_date(line.text) is None:
            yield make_problem(shown, line.piece.line, "not-a-date", text=line.text[:_SHOWN])
    if not articles:
        yield make_problem(shown, 0, "no-article")
    settled = {find_article(articles, hint) for hint in hints.fields if hint.name == "title"}
    for article in (a for index, a in enumerate(articles) if index not in settled):
        title, first = article.fields["title"], article.lines[0]
        table, row = write_field_hint("title", None, first if len(articles) > 1 else None)
        values = {"table": table, "row": row, "file": shown}
        if title is None:
            yield make_problem(shown, first, "no-headline", "note", **values)
        elif not any(part.role == "title" for part in article.header):
            yield make_problem(shown, first, "titled", "note", **values, title=title)
