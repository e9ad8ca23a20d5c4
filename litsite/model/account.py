"""The account of one source: what became of every character of it."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.model.source import Span

ROLES: dict[str, str] = {
    "title": "headline of an article",
    "kicker": "slogan line above the headline",
    "subtitle": "line below the headline",
    "org": "byline unit",
    "byline": "office and name of the speaker or author",
    "dateline": "date that stands on a line of its own",
    "block": "block of an article's body",
    "page_marker": "names the newspaper page",
    "page_headline": "the page's own headline, above byline units",
    "page_subtitle": "the page's own subtitle",
    "page_caption": "caption of a picture above byline units",
    "furniture": "in no article",
}

FURNITURE: dict[str, str] = {
    "chrome": "frame of a web page",
    "collector": "key and value that a collector or portal put around the text",
    "separator": "parts what stands above from what stands below",
    "credit": "editors and origin",
    "document-title": "the collector's title of the whole",
    "date": "a date that belongs to no article",
    "markup": "marks of the format, such as ## of Markdown",
    "caption-mark": "the ■ or ▲ before a caption",
}
"""Why characters are in no article."""


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What became of some characters."""

    span: Span
    role: str
    """A key of ROLES."""
    article: str | None = None
    """Article id."""
    block: str | None = None
    """Hash of the block under `parsed.body`."""
    why: str | None = None
    """For furniture: the reason, a key of FURNITURE."""


@dataclass(frozen=True, slots=True)
class Invisible:
    """A zero-width or control character: it counts as blank, but is listed."""

    line: int
    offset: int
    """0-based character in the line."""
    name: str
    """`U+200B`."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A newspaper page: its marker, and its own headline above byline units."""

    page: str
    publication: str | None
    date: str | None
    line: int
    headline: str | None = None
    subtitle: str | None = None
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line that could nearly as well be something else."""

    line: int
    """1-based."""
    taken: str
    """What it was taken for: a role as hints files say it, `heading`."""
    rival: str
    """What else it could be."""
    margin: float
    """How much better `taken` fits, two decimals."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another value that a field could have."""

    value: str
    line: int | None
    """The line that says it; None where it stands outside the text, as in a page's head."""


@dataclass(frozen=True, slots=True)
class FieldDoubt:
    """A field of an article that is not beyond doubt."""

    line: int
    """The line that says it, or the article's first."""
    article: int | None
    """A line of the article, for a hint; None for the only article of its source."""
    name: str
    """One of FIELDS."""
    value: str | None
    why: str
    """A key of WEAKNESSES."""
    rivals: tuple[Rival, ...]
    """The likeliest first."""


@dataclass(frozen=True, slots=True)
class Account:
    """One source, accounted for."""

    file: str
    encoding: str
    sha256: str
    newline: str
    line_count: int
    entries: tuple[AccountEntry, ...]
    """In the order of the source; together they cover every non-blank character once."""
    invisible: tuple[Invisible, ...] = ()
    pages: tuple[PageRecord, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    field_doubts: tuple[FieldDoubt, ...] = ()
