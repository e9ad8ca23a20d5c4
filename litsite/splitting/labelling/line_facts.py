"""What is known of a line by itself: found once, kept with the line until it stands in an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.language.dates import WHOLE_DATE
from litsite.splitting.declared_roles import declared_role
from litsite.splitting.pieces import Piece
from litsite.splitting.recognising.captions import MARK
from litsite.splitting.recognising.collector_lines import (
    is_bare_key,
    is_collector_header,
    is_separator,
)
from litsite.splitting.recognising.credit_lines import is_credit
from litsite.splitting.recognising.header_lines import SALUTATION, HeaderLine, find_header_line
from litsite.splitting.recognising.heading_numbers import (
    APPENDIX,
    HEADING_STYLES,
    Numbering,
    find_numbering,
)
from litsite.splitting.recognising.organization_names import OrganizationName, find_organization
from litsite.splitting.recognising.page_markers import PAPER_NAME, PageMarker

_TERMINAL = re.compile(r"(?:[。！？!?；;…：:,，、]|(?<=[\u4e00-\u9fff”%）)])\.)['\"”’」』）)]*$")
_STOP_INSIDE = re.compile(
    r"[。！？；](?!['\"”’」』）)]*$)|(?<=[\u4e00-\u9fff”%）)])\.(?=\s*+[\u4e00-\u9fff“（(])"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TABULAR_HINTS = frozenset({"tab", "row"})
_LONGEST_HEADLINE = 60
_RUNNING = 80
_PROSE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text that is to be labelled, and what it shows."""

    piece: Piece
    marker: PageMarker | None
    number: Numbering | None
    organization: OrganizationName | None
    header_line: HeaderLine
    """Which line under a headline it is, as far as it says so itself."""
    terminated: bool
    """Whether it ends as a sentence or clause does."""
    stops_inside: bool
    """Whether a sentence ends within it."""
    has_han: bool
    separator: bool
    credit: bool
    bare_key: bool
    collector_header: bool
    whole_date: bool
    salutation: bool
    paper_name: bool
    appendix: bool
    """Whether it begins as 附件1 does."""
    caption_mark: bool
    """Whether it begins with ■ or the like."""

    @property
    def text(self) -> str:
        return self.piece.text

    @property
    def hints(self) -> frozenset[str]:
        return self.piece.hints

    @property
    def role(self) -> str | None:
        """What an editor says that it is."""
        return declared_role(self.piece.hints)

    @property
    def tab(self) -> bool:
        """Whether it is a row of a table, or holds a tab, as rows of copied tables do."""
        return not _TABULAR_HINTS.isdisjoint(self.piece.hints)

    @property
    def gap(self) -> bool:
        """Whether a blank line stood before it."""
        return self.piece.gap

    @property
    def short(self) -> bool:
        """Whether it could be a headline or heading by its shape."""
        ends = self.terminated or self.stops_inside
        return not ends and len(self.text) <= _LONGEST_HEADLINE

    @property
    def running(self) -> bool:
        """Whether it is running text beyond doubt."""
        return self.stops_inside or len(self.text) >= _RUNNING

    @property
    def prose(self) -> bool:
        """Whether it is running text, or a whole sentence of some length."""
        return self.running or (self.terminated and len(self.text) >= _PROSE)

    @property
    def section_number(self) -> bool:
        """Whether it begins with a number of those that head sections."""
        return self.number is not None and self.number.style in HEADING_STYLES

    @property
    def may_sign(self) -> bool:
        """Whether it could be the name of who issued what stands above."""
        return self.organization is not None and self.organization.may_sign


def describe_line(piece: Piece, marker: PageMarker | None = None) -> Line:
    """Look at one piece; a page marker was found when lines were cut."""
    text = piece.text
    return Line(
        piece,
        marker,
        number=find_numbering(text),
        organization=find_organization(text),
        header_line=find_header_line(text),
        terminated=bool(_TERMINAL.search(text)),
        stops_inside=bool(_STOP_INSIDE.search(text)),
        has_han=bool(_HAN.search(text)),
        separator=is_separator(text),
        credit=is_credit(text),
        bare_key=is_bare_key(text),
        collector_header=is_collector_header(text),
        whole_date=bool(WHOLE_DATE.match(text)),
        salutation=bool(SALUTATION.match(text)),
        paper_name=bool(PAPER_NAME.match(text)),
        appendix=bool(APPENDIX.match(text)),
        caption_mark=bool(MARK.match(text)),
    )
