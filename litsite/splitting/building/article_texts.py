"""What an article's fields are taken from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litsite.model.article import Block
from litsite.splitting.recognising.page_markers import PageMarker


@dataclass(frozen=True, slots=True)
class ArticleTexts:
    """The texts of an article by their roles, and what page and source say of it."""

    title: str
    kicker: str | None
    subtitle: str | None
    org: str | None
    meta: Sequence[str]
    """Lines under the headline: office and name, document number, meeting, date."""
    stamps: Sequence[str]
    """Dates on lines of their own under the text."""
    chrome: Sequence[str]
    """Collectors' headers and credits that belong to the article."""
    undisputed: Sequence[str]
    """Those of them that no other article has beside it: what they say otherwise is a rival."""
    blocks: Sequence[Block]
    marker: PageMarker | None
    editor: str | None
    newspaper: bool
    """Whether the source has page markers."""
    series: str | None
    page_date: str | None = None
    """The day of publication that the format tells (a page's head, front matter)."""
