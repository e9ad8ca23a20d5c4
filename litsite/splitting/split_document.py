"""One document, split: each step of the way from its lines to articles, pages and furniture."""

from __future__ import annotations

from dataclasses import replace

from litsite.language.gazetteer import Gazetteer
from litsite.model.hints import NO_HINTS, SourceHints
from litsite.model.problem import Problem
from litsite.model.source import Document
from litsite.splitting.building.article_district import share_district
from litsite.splitting.building.article_drafts import gather
from litsite.splitting.building.articles import build_articles
from litsite.splitting.building.newspaper_pages import build_page
from litsite.splitting.building.settled_fields import settle_fields
from litsite.splitting.declared_roles import declare_roles
from litsite.splitting.field_doubts import find_field_doubts
from litsite.splitting.glued_lines import make_lines
from litsite.splitting.labelling.decoder import label_lines
from litsite.splitting.labelling.document_facts import gather_facts
from litsite.splitting.labelling.label_model import LabelModel, own_model
from litsite.splitting.labelling.scoring import score_lines
from litsite.splitting.split_problems import find_doubts, find_problems
from litsite.splitting.split_result import FurnitureSpan, Split


def split_document(
    document: Document,
    gazetteer: Gazetteer,
    shown: str,
    hints: SourceHints = NO_HINTS,
    model: LabelModel | None = None,
) -> tuple[Split, list[Problem]]:
    """Split one document, as the editor's hints say; `shown` names it in problems.

    Another model than litsite's own is for trials.
    """
    chosen = model or own_model()
    document, problems = declare_roles(document, hints)
    lines = make_lines(document)
    scores = score_lines(gather_facts(document, lines), chosen.weights)
    labelled = label_lines(lines, scores, chosen.grammar)
    gathered = gather(labelled)
    page_date = next((value for key, value in document.meta if key == "date"), None)
    built, marks = build_articles(gathered, gazetteer, lines, page_date)
    articles, found = settle_fields(share_district(built), hints)
    pages = []
    for draft in gathered.pages:
        page, own_marks = build_page(draft)
        pages.append(page)
        marks += own_marks
    furniture = [
        *(
            FurnitureSpan(span, why)
            for line, why in gathered.furniture
            for span in line.piece.spans
        ),
        *(FurnitureSpan(span, "markup") for span in document.markup),
        *marks,
    ]
    furniture.sort(key=lambda one: one.span)
    doubts = find_doubts(labelled)
    split = Split(tuple(articles), tuple(pages), tuple(furniture), tuple(doubts))
    split = replace(split, field_doubts=find_field_doubts(document, split, gazetteer))
    return split, [*problems, *found, *find_problems(labelled, articles, shown, hints)]
