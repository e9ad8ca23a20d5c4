"""Dates as readers see them; what comes in is YYYY-MM-DD, YYYY-MM or YYYY."""

from __future__ import annotations

from litsite.rendering.frame.site_words import TEXT


def display_date(date: str | None) -> str:
    """`2021-11-19` → `2021年11月19日`."""
    if not date:
        return TEXT.undated
    parts = date.split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def display_day(date: str) -> str:
    """What stands beside an entry under its month's heading: `19日`, or nothing."""
    parts = date.split("-")
    return f"{int(parts[2])}日" if len(parts) > 2 else ""


def year_of(date: str | None) -> str:
    """The year, or the empty string."""
    return date[:4] if date else ""
