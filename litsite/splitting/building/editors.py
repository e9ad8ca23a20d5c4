"""Which editor answered for which article."""

from __future__ import annotations

from bisect import bisect_left

from litsite.splitting.building.article_drafts import Gathered
from litsite.splitting.recognising.credit_lines import find_editor, join_keys


def find_editors(gathered: Gathered) -> list[str | None]:
    """The editor of each article.

    A newspaper names its editor once below a page or an issue, for all that stands above; elsewhere
    a credit is the article's right above it, or stands under its headline.
    """
    furniture = [line.piece for line, _ in gathered.furniture]
    credits = [
        (piece.line, name)
        for piece, text in zip(furniture, join_keys([p.text for p in furniture]), strict=True)
        if (name := find_editor(text)) is not None
    ]
    bounds = [draft.lines for draft in gathered.articles]
    starts = [first for first, _ in bounds]
    credits.sort(key=lambda credit: credit[0])
    places = [line for line, _ in credits]
    editors: list[str | None] = []
    for (first, last), following in zip(bounds, [*starts, None][1:], strict=True):
        # Credits stand in the order of the lines: the first from here on is the article's or nobody's.
        within, below = bisect_left(places, first), bisect_left(places, last)
        if within < len(places) and places[within] <= last:
            editors.append(credits[within][1])
        elif below < len(places) and (
            gathered.pages or following is None or places[below] < following
        ):
            editors.append(credits[below][1])
        else:
            editors.append(None)
    return editors
