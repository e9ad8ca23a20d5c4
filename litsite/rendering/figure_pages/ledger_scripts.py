"""The ledger's rows as scripts: cut where the articles say, so that an edit makes one of them anew.

A script begins with an article whose id hashes to it once the one before is large enough: content-defined
chunking (Muthitacharoen, Chen, Mazieres: "A Low-bandwidth Network File System", 2001), by articles instead of bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Any
from zlib import crc32

from litsite.addresses import LEDGER_DATA_FOLDER, figure_anchor
from litsite.facts.fingerprint import fingerprint, hash_content
from litsite.facts.store import NO_FACTS, Facts
from litsite.language.period_words import period_of, show_figure_period
from litsite.language.reader_names import name_of_figure
from litsite.model.article import Article
from litsite.model.figure import FIGURE_KINDS, STATUSES, LedgerEntry
from litsite.model.library import SiteFile, SitePage, Stage, StandingPage
from litsite.rendering.parts.figure_records import surface_start
from litsite.rendering.parts.figure_words import (
    end_of,
    plain_unit,
    show_change,
    show_value,
)

LARGEST = 140_000
"""Bytes of rows that one script may hold, as far as they can be told before they are written."""
_SMALLEST = 50_000
_MEAN = 8
"""Articles beyond the smallest size until one begins a script."""
_ROW, _SENTENCE = 110, 90
"""Bytes of a row, and of a sentence beside its quote."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_STAGE = "ledger scripts"


@dataclass(frozen=True, slots=True)
class Run:
    """Figures of one article, district and year, in the ledger's order."""

    district: int
    year: int
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """One script as the manifest names it."""

    name: str
    """In the folder."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class _Kept:
    script: Script
    hash: str
    """Of its bytes: `hash_content`."""


class KeptScripts:
    """Scripts of the last build, and those of this one."""

    def __init__(
        self,
        facts: Facts = NO_FACTS,
        standing: Mapping[str, str] = MappingProxyType({}),
        print_article: Callable[[str], bytes | None] = lambda _: None,
        stage: Stage = SitePage,
    ) -> None:
        """`standing`: file of the site → hash of its bytes; `print_article`: id → what stands for the
        article and its figures, None where that is not known.
        """
        self._facts, self._standing, self._print = facts, standing, print_article
        self._stage = stage
        self._before = facts.find(_STAGE, "", dict[bytes, _Kept]) or {}
        self._now: dict[bytes, _Kept] = {}

    def make(
        self, runs: Sequence[Run], articles: Mapping[str, Article], topics: Mapping[str, int]
    ) -> tuple[Script, SiteFile]:
        """The script of some runs, from the site where it stands there."""
        made_of = self._fingerprint(runs, topics)
        known = self._before.get(made_of)
        if known:
            path = LEDGER_DATA_FOLDER + known.script.name
            if self._standing.get(path) == known.hash:
                self._now[made_of] = known
                return known.script, StandingPage(path, known.hash)
        page = to_script("rows", _lay_out(runs, articles, topics))
        script = Script(file_name(page), len(page.content))
        if made_of:
            self._now[made_of] = _Kept(script, hash_content(page.content))
        return script, self._stage(page.path, page.content)

    def save(self) -> None:
        """Keep for the next build what this one made."""
        self._facts.keep(_STAGE, "", self._now)

    def _fingerprint(self, runs: Sequence[Run], topics: Mapping[str, int]) -> bytes:
        prints = [self._print(run.entries[0].article) for run in runs]
        if None in prints:
            return b""
        places = [(run.district, run.year, [one.fragment for one in run.entries]) for run in runs]
        return fingerprint((list(topics), prints, places))


def cut_scripts(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each script."""
    script: list[Run] = []
    size = 0
    for run in runs:
        begins = size >= _SMALLEST and crc32(run.entries[0].article.encode()) % _MEAN == 0
        for part, weight in _pieces(run):
            if script and (begins or size + weight > LARGEST):
                yield script
                script, size = [], 0
            begins = False
            script.append(part)
            size += weight
    if script:
        yield script


def _pieces(run: Run) -> Iterator[tuple[Run, int]]:
    """The run, in pieces where one script cannot hold it, with what each weighs."""
    piece: list[LedgerEntry] = []
    size = 0
    quote = None
    for entry in run.entries:
        weight = _ROW + (_SENTENCE + 3 * len(entry.quote) if entry.quote != quote else 0)
        if piece and size + weight > LARGEST:
            yield Run(run.district, run.year, tuple(piece)), size
            piece, size = [], 0
        piece.append(entry)
        size += weight
        quote = entry.quote
    yield Run(run.district, run.year, tuple(piece)), size


class _NumberedValues(dict[Any, int]):
    """Numbers for values, in the order of their first use."""

    def number(self, value: Any) -> int:
        """The value's number."""
        return self.setdefault(value, len(self))


@dataclass(slots=True)
class _Rows:
    """The rows of one script while it fills, and what they share."""

    articles: _NumberedValues = field(default_factory=_NumberedValues)
    sentences: _NumberedValues = field(default_factory=_NumberedValues)
    periods: _NumberedValues = field(default_factory=_NumberedValues)
    strings: _NumberedValues = field(default_factory=_NumberedValues)
    groups: list[tuple[int, int, list[list[Any]]]] = field(default_factory=list)


def _lay_out(
    runs: Sequence[Run], articles: Mapping[str, Article], topics: Mapping[str, int]
) -> dict[str, Any]:
    shard = _Rows()
    for (district, year), own in groupby(runs, key=lambda run: (run.district, run.year)):
        rows = [
            _make_row(shard, entry, articles[entry.article], topics)
            for run in own
            for entry in run.entries
        ]
        shard.groups.append((district, year, rows))
    return _data_of(shard)


def _make_row(
    shard: _Rows, entry: LedgerEntry, article: Article, topics: Mapping[str, int]
) -> list[Any]:
    """One row; figures.js names its parts."""
    figure = entry.figure
    owner = shard.articles.number(
        (article.id, article.title, article.date or "", article.org or "")
    )
    known = tuple(topics[name] for name in entry.topics)
    place = (entry.quote, entry.anchor, entry.sentence, entry.file or "", entry.line or 0)
    sentence = shard.sentences.number((owner, *place, known))
    norm, inferred = period_of(figure)
    start = surface_start(entry)
    value = show_value(figure)
    usual = figure_anchor(entry.anchor, entry.sentence, entry.number)
    row: list[Any] = [
        sentence,
        entry.number if entry.fragment == usual else entry.fragment,
        shard.strings.number(name_of_figure(figure)),
        value,
        float(figure.normalized),
        shard.strings.number(plain_unit(figure)),
        shard.strings.number(show_change(figure)),
        shard.periods.number((show_figure_period(figure), end_of(norm), int(inferred))),
        shard.strings.number(figure.place or ""),
        _flags_of(entry),
        # JavaScript counts in UTF-16.
        len(entry.quote[:start].encode("utf-16-le", "surrogatepass")) // 2 if start >= 0 else -1,
    ]
    if value != figure.surface:
        row.append(figure.surface)
    return row


def _flags_of(entry: LedgerEntry) -> int:
    """Kind, status, and whether the figure has a mark in its sentence."""
    figure = entry.figure
    kind, status = FIGURE_KINDS.index(figure.kind), STATUSES.index(figure.status)
    return kind * 4 + status * 2 + (entry.offset >= 0)


def _data_of(shard: _Rows) -> dict[str, Any]:
    return {
        "articles": list(shard.articles),
        "sentences": list(shard.sentences),
        "periods": list(shard.periods),
        "strings": list(shard.strings),
        "groups": shard.groups,
    }


def to_script(kind: str, value: Any) -> SitePage:
    """A script that registers its value under its own name, whose hash makes it safe to keep for ever."""
    data = _ENCODER.encode(value).encode("utf-8", "replace")
    name = f"{kind}-{hashlib.sha256(data).hexdigest()[:8]}"
    content = b'Litsite.figures("%s",%s);\n' % (name.encode(), data)
    return SitePage(f"{LEDGER_DATA_FOLDER}{name}.js", content)


def file_name(page: SitePage) -> str:
    """Within the folder."""
    return page.path.rsplit("/", 1)[-1]
