"""What the editor is told of a split: where it was unsure, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litsite.language.dates import find_date
from litsite.model.article import ParsedArticle
from litsite.model.problem import Problem, make_problem
from litsite.splitting.labelling.decoder import Labelled

_DOUBT = 0.8
"""A margin under which another reading was nearly as good."""
_SHOWN = 24


def find_problems(
    labelled: Sequence[Labelled], articles: Sequence[ParsedArticle], shown: str
) -> Iterator[Problem]:
    """Doubtful lines, impossible dates, and what has no article or no headline."""
    for one in labelled:
        if one.margin < _DOUBT:
            values = {"taken": one.sort, "rival": one.rival}
            text = one.line.text[:_SHOWN]
            yield make_problem(shown, one.line.piece.line, "unsure", "note", text=text, **values)
    for line in (one.line for one in labelled):
        if line.whole_date and find_date(line.text) is None:
            yield make_problem(shown, line.piece.line, "not-a-date", text=line.text[:_SHOWN])
    if not articles:
        yield make_problem(shown, 0, "no-article")
    for article in articles:
        title = article.fields["title"]
        if title is None:
            yield make_problem(shown, article.lines[0], "no-headline", "note")
        elif not any(part.role == "title" for part in article.header):
            yield make_problem(shown, article.lines[0], "titled", "note", title=title)
