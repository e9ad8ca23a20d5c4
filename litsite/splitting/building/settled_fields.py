"""Fields that an editor's hints settle, whatever the text seems to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from litsite.model.article import ParsedArticle
from litsite.model.hints import FieldHint, SourceHints
from litsite.model.problem import Problem, make_problem


def settle_fields(
    articles: Sequence[ParsedArticle], hints: SourceHints
) -> tuple[list[ParsedArticle], list[Problem]]:
    """Give articles the fields that hints say; a hint that is on none of them is told."""
    settled = list(articles)
    problems: list[Problem] = []
    for hint in hints.fields:
        index = find_article(settled, hint)
        if index is None:
            problems.append(_tell(hint, len(settled), hints.shown))
        else:
            article = settled[index]
            settled[index] = replace(
                article,
                fields=article.fields | {hint.name: hint.value},
                open_fields=tuple(o for o in article.open_fields if o.name != hint.name),
            )
    return settled, problems


def find_article(articles: Sequence[ParsedArticle], hint: FieldHint) -> int | None:
    """Which article a hint is on, or None."""
    if hint.line is None:
        return 0 if len(articles) == 1 else None
    within = (i for i, a in enumerate(articles) if a.lines[0] <= hint.line <= a.lines[1])
    return next(within, None)


def _tell(hint: FieldHint, count: int, shown: str) -> Problem:
    if hint.line is None:
        return make_problem(shown, hint.place, "hint-which", key=hint.name, count=count)
    return make_problem(shown, hint.place, "hint-no-article", key=hint.name, value=hint.line)
