"""What came of generated sources: gathered from several processes, written as docs/fuzz.md."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the sources of a run."""

    first: int
    """Where the numbers begin that they were generated from."""
    count: int
    told: dict[str, int]
    """Code of a problem that the editor is told of → how often."""
    faults: list[str]


def add_part(log: Path, part: Part) -> None:
    """Append a line; several processes may."""
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(part), ensure_ascii=False) + "\n")


def read_parts(log: Path) -> list[Part]:
    return [Part(**json.loads(line)) for line in log.read_text("utf-8").splitlines()]


def describe(parts: Sequence[Part]) -> str:
    """The page."""
    told: Counter[str] = Counter()
    for part in parts:
        told.update(part.told)
    rows = "\n".join(f"| `{code}` | {count:,} |" for code, count in told.most_common())
    return f"""\
# Generated sources

{datetime.date.today()}: `make fuzz`, {sum(part.count for part in parts):,} sources, no two of a thousand alike, fifty to a digest.

Plausible lines of reports, newspaper pages, notices and web pages in any order, damaged, cut off in the midst of a
character, with texts that would run a script, in UTF-8, UTF-16, UTF-32, GB18030, GBK and Big5; arbitrary characters;
mere bytes (`tests/fuzz/generated_sources.py`). Each digest is built whole, the account of each source proved
character by character, and the site checked: links, anchors, ids, requests.

Crashes, lost or doubled characters, faults of a site: {sum(len(part.faults) for part in parts)}.

What the editor was told of:

| problem | times |
| --- | ---: |
{rows}
"""
