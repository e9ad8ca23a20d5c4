"""Articles: their fields, the places of their header's lines, their bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from litsite.language.gazetteer import Gazetteer
from litsite.model.article import HeaderPart, ParsedArticle
from litsite.splitting.bodies.body_blocks import build_blocks
from litsite.splitting.building.article_drafts import ArticleDraft, Gathered
from litsite.splitting.building.article_fields import derive_fields
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.building.editors import find_editors
from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.pieces import Piece, join_pieces
from litsite.splitting.recognising.credit_lines import join_keys
from litsite.splitting.recognising.headlines import find_series
from litsite.splitting.recognising.organization_names import UNIT_MARK
from litsite.splitting.split_result import FurnitureSpan


def build_articles(
    gathered: Gathered, gazetteer: Gazetteer, lines: Sequence[Line], page_date: str | None
) -> tuple[list[ParsedArticle], list[FurnitureSpan]]:
    """Return the articles, and what was left out of their bodies."""
    series = next((found for line in lines if (found := find_series(line.text))), None)
    # Furniture between two articles may be of either.
    claims = Counter(piece.line for draft in gathered.articles for piece in _around(draft))
    articles: list[ParsedArticle] = []
    left_out: list[FurnitureSpan] = []
    for draft, editor in zip(gathered.articles, find_editors(gathered), strict=True):
        blocks, marks = build_blocks(draft.body)
        left_out += marks
        page = gathered.pages[draft.page] if draft.page >= 0 else None
        parts = {role: [piece.text for piece in own] for role, own in draft.header.items()}
        texts = ArticleTexts(
            title=" ".join(parts["title"]),
            kicker=" ".join(parts["kicker"]) or None,
            subtitle=" ".join(parts["subtitle"]) or None,
            org=UNIT_MARK.sub("", " ".join(parts["org"])) or None,
            meta=parts["byline"],
            stamps=parts["dateline"],
            chrome=join_keys([piece.text for piece in _around(draft)]),
            undisputed=join_keys([p.text for p in _around(draft) if claims[p.line] == 1]),
            blocks=blocks,
            marker=page.marker if page else None,
            editor=editor,
            newspaper=bool(gathered.pages),
            series=series if page else None,
            page_date=page_date,
        )
        fields, doubts = derive_fields(texts, gazetteer)
        fields |= as_printed(fields, [*draft.own, *_around(draft)])
        header = tuple(
            HeaderPart(role, piece.spans) for role, own in draft.header.items() for piece in own
        )
        articles.append(ParsedArticle(fields, tuple(blocks), header, draft.lines, doubts))
    return articles, left_out


def _around(draft: ArticleDraft) -> list[Piece]:
    """The furniture that its fields are read from."""
    return [*draft.chrome, *draft.credits_before]


_COPIED = ("title", "kicker", "subtitle", "org", "author", "editor", "publication", "series")
"""Fields that are words of the text; districts and dates are named as the digest names them."""


def as_printed(fields: dict[str, str | None], pieces: Sequence[Piece]) -> dict[str, str | None]:
    """Fields that were read in plain characters, in the characters that the text prints."""
    joined = join_pieces(pieces)
    if joined.text == joined.printed:
        return {}
    found: dict[str, str | None] = {}
    for name in _COPIED:
        value = fields[name]
        at = joined.text.find(value) if value else -1
        if value and at >= 0:
            found[name] = joined.printed[at : at + len(value)]
    return found
