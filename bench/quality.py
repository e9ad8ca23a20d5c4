"""Recall and precision against a plain scan of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.browser import SCHEMES, SearchPage, base_of, launch, open_search
from bench.minisite import collect, write_minisite
from bench.queries import Truth, draw, list_texts, quality_kinds
from bench.tables import Progress, share, table
from litsite.model.library import Library
from litsite.search.words.normalization import normalize

LIMIT = 100_000
BATCH = 50
EXAMPLES = 5
HEADERS = (
    *("kind", "queries", "recall", "precision", "literal", "top-1 literal"),
    *('"q" recall', '"q" precision', '"q" total exact', "estimated"),
)
LEGEND = """\
`recall`: share of the sections containing the query that were returned. `precision`: share of the
returned sections that contain the query, or the whole of its number written another way; `literal`:
that contain the query itself. `top-1 literal`: share of queries whose first result contains it.
`"q"`: the query as a quoted phrase, which nothing but itself answers; `total exact`: share of
phrases whose `total` is the number of sections that contain it; `estimated`: how many totals said
that they are estimates."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A query with the sections that should, and that may, be found."""

    query: str
    literal: frozenset[int]
    allowed: frozenset[int]
    """`literal`, and sections with the query's number written another way."""


@dataclass(slots=True)
class Tally:
    """Sums over answers."""

    truth: int = 0
    found: int = 0
    returned: int = 0
    literal: int = 0
    allowed: int = 0
    first: int = 0
    exact: int = 0
    estimated: int = 0
    faults: list[str] = field(default_factory=list)
    """The query and what was wrong, for the first few."""

    def add(self, expected: Expected, asked: str, answer: dict[str, Any], phrase: bool) -> None:
        """Count one answer."""
        hits, total = answer["hits"], answer["total"]
        allowed = expected.literal if phrase else expected.allowed
        distinct = set(hits)
        missed = expected.literal - distinct
        self.truth += len(expected.literal)
        self.found += len(expected.literal) - len(missed)
        self.returned += len(hits)
        self.literal += sum(hit in expected.literal for hit in hits)
        self.allowed += sum(hit in allowed for hit in hits)
        first = bool(hits) and hits[0] in expected.literal
        self.first += first
        exact = total == len(allowed)
        self.exact += exact
        self.estimated += answer["estimated"]
        if answer["error"]:
            self.faults.append(f"`{asked}` ends in the error {answer['error']!r}")
            return
        self._fault(asked, missed, f"misses {len(missed)} of {len(expected.literal)}")
        self._fault(asked, not first, "first result does not contain it")
        self._fault(asked, len(distinct) < len(hits), "a section is returned twice")
        self._fault(asked, -1 in distinct, "a result is no section")
        extra = distinct - allowed
        self._fault(asked, extra, f"{len(extra)} of {len(hits)} results lack it")
        if phrase:
            self._fault(asked, not exact, f"total {total}, in truth {len(allowed)}")

    def _fault(self, asked: str, wrong: object, what: str) -> None:
        if wrong:
            self.faults.append(f"`{asked}` {what}")


@dataclass(frozen=True, slots=True)
class Score:
    """What one kind of query came to."""

    kind: str
    queries: int
    plain: Tally
    phrase: Tally


def report_quality(library: Library, name: str, site: Path, count: int, seed: int) -> str:
    """Build the library's search into `site`, ask it, and return the tables as Markdown."""
    say = Progress()
    say(f"building the search of {len(library.articles)} articles")
    write_minisite(library, site)
    groups = collect(library)
    truth, texts = Truth(groups), list_texts(groups)
    kinds = quality_kinds(library.settings.dictionary)
    drawn = {kind.name: draw(kind, texts, count, seed) for kind in kinds}
    parts = [
        f"## Recall and precision: {name}\n",
        f"{len(library.articles)} articles, {len(truth.keys)} sections.\n\n{LEGEND}\n",
    ]
    expected: dict[str, list[Expected]] = {}
    shown: dict[str, list[str]] = {}  # tables → schemes; mostly there is one for both
    with launch() as browser:
        for scheme in SCHEMES:
            with base_of(scheme, site) as base, open_search(browser, site, base) as page:
                if not expected:
                    say("scanning the text for what should be found")
                    expected = {n: expect(queries, truth, page) for n, queries in drawn.items()}
                scores = []
                for kind, own in expected.items():
                    say(f"{scheme}: {kind}")
                    scores.append(measure(kind, own, truth, page))
            shown.setdefault(_show(scores) + "\n" + _show_faults(scores), []).append(scheme)
    parts += [f"### Over {' and '.join(schemes)}\n\n{text}" for text, schemes in shown.items()]
    return "\n".join(parts)


def expect(queries: Sequence[str], truth: Truth, page: SearchPage) -> list[Expected]:
    """Scan the text for each query."""
    normalized = [normalize(query) for query in queries]
    expected = []
    for query, text, ways in zip(queries, normalized, page.variants(normalized), strict=True):
        literal = truth.containing(text)
        others = [truth.containing_number(way) for way in ways if way != text]
        expected.append(Expected(query, literal, literal.union(*others)))
    return expected


def measure(kind: str, expected: Sequence[Expected], truth: Truth, page: SearchPage) -> Score:
    """Ask every query as it is and as a quoted phrase."""
    plain, phrase = Tally(), Tally()
    for start in range(0, len(expected), BATCH):
        own = expected[start : start + BATCH]
        for tally, form in ((plain, "{}"), (phrase, '"{}"')):
            asked = [form.format(one.query) for one in own]
            answers = page.ask(asked, truth.keys, LIMIT)
            for one, text, answer in zip(own, asked, answers, strict=True):
                tally.add(one, text, answer, tally is phrase)
    return Score(kind, len(expected), plain, phrase)


def _show(scores: Sequence[Score]) -> str:
    rows = [
        (
            score.kind,
            score.queries,
            share(score.plain.found, score.plain.truth),
            share(score.plain.allowed, score.plain.returned),
            share(score.plain.literal, score.plain.returned),
            share(score.plain.first, score.queries),
            share(score.phrase.found, score.phrase.truth),
            share(score.phrase.allowed, score.phrase.returned),
            share(score.phrase.exact, score.queries),
            score.plain.estimated + score.phrase.estimated,
        )
        for score in scores
    ]
    return table(HEADERS, rows)


def _show_faults(scores: Sequence[Score]) -> str:
    lines = [
        f"- {score.kind}: {len(tally.faults)}, such as {'; '.join(tally.faults[:EXAMPLES])}"
        for score in scores
        for tally in (score.plain, score.phrase)
        if tally.faults
    ]
    return "\n".join(["Faults:\n", *lines, ""]) if lines else "Faults: none.\n"
