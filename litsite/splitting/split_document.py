"""One document, split: each step of the way from its segments to articles, pages and furniture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from litsite.language.dates import WHOLE_DATE, find_date
from litsite.language.gazetteer import Gazetteer
from litsite.model.account import PageRecord
from litsite.model.article import HeaderPart, ParsedArticle
from litsite.model.problem import Problem, make_problem
from litsite.model.source import Document, Span
from litsite.splitting.building.article_drafts import Draft, Gathered, PageDraft, gather
from litsite.splitting.building.article_fields import Evidence, derive_fields
from litsite.splitting.building.body_blocks import Mark, build_blocks
from litsite.splitting.labelling.decoder import Labelled, label_segments
from litsite.splitting.labelling.evidence import weigh
from litsite.splitting.labelling.line_facts import make_context
from litsite.splitting.pieces import Piece, join_pieces, make_piece
from litsite.splitting.recognising.captions import strip_mark
from litsite.splitting.recognising.credits import find_editor
from litsite.splitting.recognising.organization_names import UNIT_MARK
from litsite.splitting.recognising.page_markers import find_page_marker

_DOUBT = 0.8
_GLUED_HEADER = re.compile(
    r"^(?P<title>[^。，,]{4,36}?报告)\s*(?P<deck>(?:——|--|―+)[^。]{8,60}?(?:会议|大会|全会)上)[^。：:]{0,40}$"
)  # 政府工作报告——2020年1月2日在…会议上 某某区人民政府区长 某某
_SERIES = re.compile(
    r"[“\"](?P<name>[^”\"“]{3,20})[”\"]\s*(?:系列|大型)?(?:专题报道|专版|专栏|系列报道|特刊)"
)  # “改革巡礼”专题报道


@dataclass(frozen=True, slots=True)
class FurnitureSpan:
    """Characters that are in no article, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class PageParts:
    """A newspaper page, and where its own headline, subtitle and captions stand."""

    record: PageRecord
    parts: tuple[HeaderPart, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What the splitter made of one document; every visible character is in exactly one place."""

    articles: tuple[ParsedArticle, ...]
    pages: tuple[PageParts, ...]
    furniture: tuple[FurnitureSpan, ...]


def split_document(
    document: Document, gazetteer: Gazetteer, shown: str
) -> tuple[Split, list[Problem]]:
    """Split one document; `shown` names it in problems."""
    pieces = _part_markers([make_piece(document.lines, segment) for segment in document.segments])
    segments = [piece.as_segment() for piece in pieces]
    labelled = label_segments(segments, weigh(make_context(document, segments)))
    gathered = gather([(one.state, piece) for one, piece in zip(labelled, pieces, strict=True)])
    problems = _doubts(labelled, shown)
    problems += [
        make_problem(shown, piece.line, "not-a-date", text=piece.text[:24])
        for piece in pieces
        if WHOLE_DATE.match(piece.text) and find_date(piece.text) is None
    ]
    series = _find_series(pieces)
    page_date = next((value for key, value in document.meta if key == "date"), None)
    editors = _editors(gathered)
    furniture = [
        FurnitureSpan(span, why) for piece, why in gathered.furniture for span in piece.spans
    ]
    furniture += [FurnitureSpan(span, "markup") for span in document.markup]
    articles = []
    for draft, editor in zip(gathered.articles, editors, strict=True):
        article, marks = _build_article(draft, editor, gathered, gazetteer, series, page_date)
        articles.append(article)
        furniture += [FurnitureSpan(mark.span, mark.why) for mark in marks]
    articles = _share_district(articles)
    pages = []
    for page, marker in zip(gathered.pages, gathered.markers, strict=True):
        parts, marks = _build_page(page, marker)
        pages.append(parts)
        furniture += [FurnitureSpan(mark.span, mark.why) for mark in marks]
    if not articles:
        problems.append(make_problem(shown, 0, "no-article"))
    for article in articles:
        if article.fields["title"] is None:
            problems.append(make_problem(shown, article.lines[0], "no-headline", "note"))
    furniture.sort(key=lambda one: one.span)
    return Split(tuple(articles), tuple(pages), tuple(furniture)), problems


def _part_markers(pieces: list[Piece]) -> list[Piece]:
    """Cut what is glued together: page marker and headline, or a report's headline and deck."""
    parted: list[Piece] = []
    for piece in pieces:
        header = _GLUED_HEADER.match(piece.text)
        if header:
            bounds = (0, header.end("title")), (header.start("deck"), header.end("deck"))
            rest = piece.cut(header.end("deck"))
            parted += [piece.cut(*bounds[0]), piece.cut(*bounds[1]), *([rest] if rest.text else [])]
            continue
        marker = find_page_marker(piece.text)
        if marker and marker.length < len(piece.text):
            parted += [piece.cut(0, marker.length), piece.cut(marker.length)]
        else:
            parted.append(piece)
    return parted


def _build_article(
    draft: Draft,
    editor: str | None,
    gathered: Gathered,
    gazetteer: Gazetteer,
    series: str | None,
    page_date: str | None,
) -> tuple[ParsedArticle, list[Mark]]:
    blocks, marks = build_blocks(draft.body)
    page = gathered.pages[draft.page] if draft.page >= 0 else None
    evidence = Evidence(
        title=_joined(draft.title) or "",
        kicker=_joined(draft.kicker),
        subtitle=_joined(draft.subtitle),
        org=UNIT_MARK.sub("", _joined(draft.org) or "") or None,
        meta=[piece.text for piece in draft.meta],
        stamps=[piece.text for piece in draft.stamps],
        chrome=_keyed([piece.text for piece in (*draft.chrome, *draft.credits_before)]),
        blocks=blocks,
        marker=page.marker if page else None,
        editor=editor,
        newspaper=bool(gathered.pages),
        series=series if page else None,
        page_date=page_date,
    )
    header = [
        HeaderPart(role, piece.spans)
        for role, group in (
            ("org", draft.org),
            ("kicker", draft.kicker),
            ("title", draft.title),
            ("subtitle", draft.subtitle),
            ("byline", draft.meta),
            ("dateline", draft.stamps),
        )
        for piece in group
    ]
    own = draft.pieces()
    lines = min(piece.line for piece in own), max(piece.last_line for piece in own)
    fields = derive_fields(evidence, gazetteer)
    article = ParsedArticle(fields, tuple(blocks), tuple(header), lines)
    return article, marks


def _build_page(page: PageDraft, marker: Piece) -> tuple[PageParts, list[Mark]]:
    marks: list[Mark] = []
    captions: list[str] = []
    caption_parts: list[HeaderPart] = []
    for piece in page.captions:
        text, length = strip_mark(piece.text)
        captions.append(text)
        marks += [Mark(span, "caption-mark") for span in piece.cut(0, length).spans]
        caption_parts.append(HeaderPart("page_caption", piece.cut(length).spans))
    parts = [
        HeaderPart("page_marker", marker.spans),
        *(HeaderPart("page_headline", piece.spans) for piece in page.headline),
        *(HeaderPart("page_subtitle", piece.spans) for piece in page.subtitle),
        *caption_parts,
    ]
    record = PageRecord(
        page.marker.page,
        page.marker.publication,
        page.marker.date,
        page.line,
        _joined(page.headline),
        _joined(page.subtitle),
        tuple(captions),
    )
    return PageParts(record, tuple(parts)), marks


def _editors(gathered: Gathered) -> list[str | None]:
    """The editor of each article.

    A newspaper names its editor once below a page or an issue, for all that stands above; elsewhere
    a credit is the article's right above it, or stands under its headline.
    """
    furniture = [piece for piece, _ in gathered.furniture]
    credits = [
        (piece.line, name)
        for piece, text in zip(furniture, _keyed([p.text for p in furniture]), strict=True)
        if (name := find_editor(text)) is not None
    ]
    ends = [max(p.last_line for p in draft.pieces()) for draft in gathered.articles]
    starts = [min(p.line for p in draft.pieces()) for draft in gathered.articles]
    editors: list[str | None] = []
    for first, last, following in zip(starts, ends, [*starts, None][1:], strict=True):
        within = [name for line, name in credits if first <= line <= last]
        below = [
            name
            for line, name in credits
            if line >= last and (gathered.pages or following is None or line < following)
        ]
        editors.append(next(iter([*within, *below]), None))
    return editors


def _share_district(articles: list[ParsedArticle]) -> list[ParsedArticle]:
    """Give articles that name no place the place that most others of the source name."""
    known = Counter(a.fields["district"] for a in articles if a.fields["district"])
    if not known:
        return articles
    usual = known.most_common(1)[0][0]
    return [
        a if a.fields["district"] else replace(a, fields=a.fields | {"district": usual})
        for a in articles
    ]


def _keyed(lines: list[str]) -> list[str]:
    """Join a key that stands alone (`责任编辑：`) with the value on the next line."""
    return [
        line + following if line.endswith((":", "：")) else line
        for line, following in zip(lines, [*lines, ""][1:], strict=True)
    ]


def _joined(pieces: list[Piece]) -> str | None:
    return join_pieces(pieces).text if pieces else None


def _find_series(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        match = _SERIES.search(piece.text)
        if match:
            return match["name"]
    return None


def _doubts(labelled: list[Labelled], shown: str) -> list[Problem]:
    """Tell where another reading was nearly as good."""
    return [
        make_problem(
            shown,
            one.segment.line,
            "unsure",
            "note",
            text=one.segment.text[:24],
            taken=one.sort,
            rival=one.rival,
        )
        for one in labelled
        if one.margin < _DOUBT
    ]
