"""Articles: as the parser found them, and as content/ keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Literal

from litsite.model.correction import FigureCorrection
from litsite.model.figure import Verdict
from litsite.model.source import Span

Kind = Literal["newspaper", "work_report", "web_news", "notice"]
KINDS: tuple[str, ...] = ("newspaper", "work_report", "web_news", "notice")

BlockKind = Literal["heading", "paragraph", "measure", "caption", "entry", "row", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFields:
    """What a parser fills and an editor may correct, in the order of the YAML."""

    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    kind: str | None = None
    org: str | None = None
    author: str | None = None
    editor: str | None = None
    publication: str | None = None
    date: str | None = None
    """YYYY-MM-DD, YYYY-MM or YYYY."""
    published: str | None = None
    page: str | None = None
    series: str | None = None
    district: str | None = None


FIELDS: tuple[str, ...] = tuple(one.name for one in fields(ArticleFields))


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, measure, caption, glossary entry or row of a table of a body."""

    kind: BlockKind
    markdown: str
    """The block's Markdown without its leading marker (`##`, `-`, `>`)."""
    text: str
    """What a reader sees: the markdown without markup. For an entry, term and definition joined."""
    level: int = 0
    """1–3 for headings, 0 otherwise."""
    anchor: str = ""
    """Fragment of its link. For headings made of the heading, else the hash under `parsed.body`."""
    key: str = ""
    """Hash under `parsed.body` that the account names it by; its own hash if an editor added it."""
    edited: bool = False
    """Whether an editor changed or added it."""
    term: str = ""
    """The term, for an entry."""
    definition: str = ""
    """The definition's Markdown, for an entry."""
    cells: tuple[str, ...] = ()
    """The Markdown of each cell of a row, empty ones included; the last is never empty."""
    lead: int = 0
    """Length of the lead sentence set bold at the start of `text`, 0 where there is none."""
    spans: tuple[Span, ...] = ()
    """Where the source has it; empty when read back from YAML (the account keeps them)."""


@dataclass(frozen=True, slots=True)
class HeaderPart:
    """A line above the body that became a field: title, kicker, subtitle, org, byline, date."""

    role: str
    spans: tuple[Span, ...]


Weakness = Literal["rival", "weak", "derived", "shared", "unlisted", "missing"]
WEAKNESSES: dict[str, str] = {
    "rival": "other lines say otherwise",
    "weak": "what says it is a weak sign",
    "derived": "no line says it as it stands",
    "shared": "taken from the other articles of the source",
    "unlisted": "a place that site.yaml does not list",
    "missing": "nothing says it",
}
"""Why a field is open."""


@dataclass(frozen=True, slots=True)
class OpenField:
    """A field whose value is not beyond doubt."""

    name: str
    rivals: tuple[str, ...]
    """What else it could be, the likeliest first."""
    why: Weakness


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What the splitter found: the fields, the blocks, and where each came from."""

    fields: dict[str, str | None]
    """Every name of FIELDS."""
    blocks: tuple[Block, ...]
    header: tuple[HeaderPart, ...]
    lines: tuple[int, int]
    """First and last line, 1-based, inclusive."""
    open_fields: tuple[OpenField, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A place that an article came from."""

    file: str
    lines: tuple[int, int]
    relation: str | None = None
    """`duplicate` for a second witness, None for the text itself."""
    similarity: float | None = None
    """Resemblance of the second witness, 0–1, two decimals."""


@dataclass(frozen=True, slots=True)
class Related:
    """A link from one article to another, with the reason why."""

    id: str
    score: float
    reasons: tuple[str, ...]
    """Shown to readers: shared topics and keywords, in order of weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(ArticleFields):
    """One piece of writing with a headline of its own, as content/ keeps it."""

    id: str
    """Minted once, never changed: names the YAML file and the URL."""
    title: str
    kind: str
    body: str
    """Markdown."""
    sources: tuple[SourceRef, ...] = ()
    parsed: dict[str, str] = field(default_factory=dict)
    """Field name → hash of what the parser last wrote there. Absent: it wrote null."""
    parsed_body: tuple[str, ...] = ()
    """Hash of each block that the parser last wrote."""
    moved: dict[str, str] = field(default_factory=dict)
    """Old anchor → present anchor."""
    orphaned: bool = False
    """Whether its source vanished."""
    corrections: tuple[FigureCorrection, ...] = ()
    """What editors say of its figures."""
    verdicts: tuple[Verdict, ...] = ()
    """What editors say of later sentences about its targets."""
    # What enrichment adds; never saved.
    blocks: tuple[Block, ...] = ()
    edited_fields: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    """Up to three sentences of the text, in its order."""
    related: tuple[Related, ...] = ()
