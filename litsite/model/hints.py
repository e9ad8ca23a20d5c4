"""An editor's word on a source: what its lines are, and which fields its articles have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineHint:
    """What some lines are."""

    first: int
    last: int
    """1-based, inclusive."""
    role: str
    """One of `litsite.splitting.declared_roles`."""
    place: int
    """Line of the hints file."""

    @property
    def written(self) -> str:
        """`12` or `20-24`, as in the hints file."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class FieldHint:
    """The value of one field of one article."""

    name: str
    """One of FIELDS."""
    value: str | None
    line: int | None
    """Any line of the article; None for the only one."""
    place: int
    """Line of the hints file."""


@dataclass(frozen=True, slots=True)
class SourceHints:
    """All that a hints file says."""

    shown: str = ""
    """Names the hints file in problems."""
    lines: tuple[LineHint, ...] = ()
    fields: tuple[FieldHint, ...] = ()


NO_HINTS = SourceHints()


def write_field_hint(name: str, value: str | None, article: int | None) -> tuple[str, str]:
    """The table of a hints file and the row in it that give a field a value.

    `article`: any line of the article, None for the only one. Without a value the row shows its place.
    """
    quoted = "…" if value is None else "'" + value.replace("'", "''") + "'"
    row = f"{name}: {quoted}"
    return ("fields", row) if article is None else ("articles", f"{article}: {{{row}}}")
