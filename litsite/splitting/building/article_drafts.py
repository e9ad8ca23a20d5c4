"""From labelled pieces to articles, pages and furniture."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from litsite.language.dates import find_date
from litsite.splitting.labelling.decoder import Labelled
from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.pieces import Piece
from litsite.splitting.recognising.page_markers import PageMarker

_HEADER = {"O": "org", "K": "kicker", "T": "title", "U": "subtitle", "A": "byline"}
ROLES = (*_HEADER.values(), "dateline")
"""Of the lines around a body."""
_FURNITURE = {
    "F": "chrome",
    "X": "collector",
    "S": "separator",
    "E": "credit",
    "D": "document-title",
    "W": "date",
}


@dataclass(slots=True)
class ArticleDraft:
    """An article while it is gathered."""

    header: dict[str, list[Piece]] = field(default_factory=lambda: {role: [] for role in ROLES})
    """Its lines above and dates below the body, by their roles."""
    body: list[tuple[str, Line]] = field(default_factory=list)
    chrome: list[Piece] = field(default_factory=list)
    """Furniture inside or right below the article: read for its fields, in no article."""
    credits_before: list[Piece] = field(default_factory=list)
    """Furniture right above it."""
    page: int = -1
    """Index into Gathered.pages."""

    @property
    def own(self) -> list[Piece]:
        """All that is the article's own."""
        return [*itertools.chain(*self.header.values()), *(line.piece for _, line in self.body)]

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line of what is the article's own."""
        own = self.own
        return min(piece.line for piece in own), max(piece.last_line for piece in own)


@dataclass(slots=True)
class PageDraft:
    """A newspaper page while it is gathered."""

    marker: PageMarker
    piece: Piece
    """Where the marker stands."""
    headline: list[Piece] = field(default_factory=list)
    subtitle: list[Piece] = field(default_factory=list)
    captions: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """A document sorted into articles, pages and furniture."""

    articles: list[ArticleDraft]
    pages: list[PageDraft]
    furniture: list[tuple[Line, str]]
    """With the reason why."""


def gather(labelled: Sequence[Labelled]) -> Gathered:
    """Sort labelled lines; an article begins where header labels follow anything else."""
    result = Gathered([], [], [])
    current: ArticleDraft | None = None
    in_header = False
    above: list[Piece] = []
    early: list[Line] = []  # captions above the headline
    # Which page each article stands on is decided at the end: markers stand before or after.
    order: list[tuple[str, int]] = []

    def begin() -> ArticleDraft:
        nonlocal current, above, early
        current = ArticleDraft(credits_before=above, body=[("C", line) for line in early])
        above, early = [], []
        result.articles.append(current)
        order.append(("article", len(result.articles) - 1))
        return current

    for one in labelled:
        label, line, piece = one.label, one.line, one.line.piece
        if one.state == "Ck":
            early.append(line)
        elif label in _HEADER:
            draft = current if current is not None and in_header else begin()
            draft.header[_HEADER[label]].append(piece)
            in_header = True
        elif label in {"H", "P", "C"}:
            (current or begin()).body.append((label, line))
            # A picture may stand between a headline and the line of office and name.
            in_header = in_header and one.state == "Ch"
        elif label == "W" and current is not None:
            current.header["dateline"].append(piece)
            in_header = False
        elif label == "M" and line.marker is not None:
            result.pages.append(PageDraft(_complete(line.marker, result), piece))
            order.append(("page", len(result.pages) - 1))
            current, in_header, above = None, False, []
        elif label in {"G", "g", "c"} and result.pages:
            page = result.pages[-1]
            {"G": page.headline, "g": page.subtitle, "c": page.captions}[label].append(piece)
        else:
            result.furniture.append((line, _why_furniture(line, label)))
            if current is not None:
                current.chrome.append(piece)
            if label == "S":
                current, in_header, above = None, False, []
            elif not in_header:
                above.append(piece)
    if early:
        begin()  # a caption whose text is missing is still somebody's
    _assign_pages(result, order)
    return result


def _why_furniture(line: Line, label: str) -> str:
    """A key of FURNITURE: what the line's own words say, else what its label does."""
    if line.credit:
        return "credit"
    if line.collector_header or line.bare_key:
        return "collector"
    return "chrome" if line.role == "furniture" else _FURNITURE.get(label, "chrome")


def _complete(marker: PageMarker, result: Gathered) -> PageMarker:
    """Take paper and date from the masthead right above, or from the marker before."""
    above = [line for line, _ in result.furniture[-3:]]
    paper = next((line.text for line in above if line.paper_name), None)
    day = next((found for line in above if (found := find_date(line.text))), None)
    before = result.pages[-1].marker if result.pages else None
    if marker.publication is None:
        marker = replace(marker, publication=paper or (before.publication if before else None))
    if marker.date is None:
        marker = replace(marker, date=day or (before.date if before else None))
    return marker


def _assign_pages(result: Gathered, order: Sequence[tuple[str, int]]) -> None:
    """Give each article its page: the marker before it, unless markers stand below their text.

    Text before the first marker shows that they do. They change sides where two markers meet with
    nothing between: the first closes the text above, the second opens the text below.
    """
    runs: list[tuple[int, list[int]]] = [(-1, [])]
    for kind, index in order:
        if kind == "page":
            runs.append((index, []))
        else:
            runs[-1][1].append(index)
    texts = [articles for _, articles in runs]
    below = bool(texts[0]) and len(runs) > 1
    for position, (page, articles) in enumerate(runs):
        after = runs[position + 1][0] if position + 1 < len(runs) else -1
        if below and after >= 0:
            chosen = after
            if position + 1 < len(runs) and not texts[position + 1] and position + 2 < len(runs):
                below = False
        else:
            chosen = page
        for index in articles:
            result.articles[index].page = chosen
