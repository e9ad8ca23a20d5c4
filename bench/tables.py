"""How results are shown: Markdown tables, shares, percentiles, and progress on stderr."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

import click


class Progress:
    """Says on stderr what is being done, and since when."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def __call__(self, what: str) -> None:
        click.echo(f"{time.monotonic() - self._start:6.1f} s  {what}", err=True)


def table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    lines = [headers, ["---", *["---:"] * (len(headers) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def share(part: int, whole: int) -> str:
    """A share to four digits, rounded down: 1.0000 means all."""
    return f"{math.floor(part / whole * 10_000) / 10_000:.4f}" if whole else "–"


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def kilobytes(size: float) -> str:
    """Bytes as KB of 1,000 bytes."""
    return f"{size / 1000:,.1f}"
