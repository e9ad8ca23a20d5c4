"""Figures: quantities that report an achievement or a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

FigureKind = Literal[
    "count", "level", "share", "change_rate", "change_abs", "multiple", "duration", "rank"
]
CHANGE_KINDS = frozenset[FigureKind]({"change_rate", "change_abs", "multiple"})
"""Kinds that say how something moved, not how much of it there is."""
Direction = Literal["up", "down"]
Status = Literal["achieved", "target"]
Qualifier = Literal["over", "under", "about"]

FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)
DIRECTIONS: tuple[str, ...] = get_args(Direction)
STATUSES: tuple[str, ...] = get_args(Status)
QUALIFIERS: tuple[str, ...] = get_args(Qualifier)


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of one sentence, and what the sentence and its surroundings say of it.

    `value` and `value_max` are exact decimals, as they were printed: `1.50` keeps its last zero.
    """

    surface: str
    """Value and unit as they stand in the sentence, with the adverbs that touch them: 近30余万人."""
    start: int
    """Where `surface` begins in the sentence, in characters."""
    value: Decimal
    """The printed number; of a range the lower end."""
    value_max: Decimal | None
    """Upper end of a range."""
    unit: str
    """As printed, with 万 and 亿 that stand before it: 万平方米, 亿元, %, 个百分点, 公里/平方公里."""
    normalized: Decimal
    """`value` without 万 and 亿 in the unit; shares on the percent scale."""
    normalized_max: Decimal | None
    qualifier: Qualifier | None
    kind: FigureKind
    direction: Direction | None
    """Movement of the number, also where less is better; only for changes."""
    basis: str | None
    """What a change is measured against: yoy, or vs: with what is printed."""
    indicator: str
    """What was measured: the shortest phrase of the text that stands alone in a table."""
    period: str | None
    """As printed in this sentence."""
    period_norm: str | None
    """Normalised against the document's date; None where it cannot be dated."""
    context_period: str | None
    """Inferred from headings or the part of the report, where the sentence itself names none."""
    status: Status
    place: str | None
    among: str | None = None
    """Of a rank: among whom it was taken, as printed: 全省, 副省级城市."""
    role: Literal["from"] | None = None
    """`from`: the starting value of a movement (由A提高到B)."""


def find_surface(text: str, surface: str, expected: int = -1, after: int = 0) -> int:
    """Where a surface begins in a text: where it is expected, else first from `after` on; -1: nowhere.

    A text may have lost invisible characters, or been corrected, since the figure was read.
    """
    if expected >= 0 and text.startswith(surface, expected):
        return expected
    return text.find(surface, after)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A figure in its place: one row of the ledger."""

    id: str
    """`<article id>#<fragment>`: unique, and the same as long as its paragraph is."""
    article: str
    """Id of the article."""
    fragment: str
    """Of the figure's record on the article's page: `fig-<anchor>-<sentence>-<number>`."""
    anchor: str
    """Fragment of the paragraph on the article's page."""
    block: str
    """The paragraph's hash under `parsed.body` (`Block.key`)."""
    sentence: int
    """Ordinal of the sentence in the paragraph, from 1."""
    number: int
    """Ordinal of the figure in the sentence, from 1."""
    quote: str
    """The sentence: verbatim as the file has it at `line`, or as an editor wrote it."""
    file: str | None
    """Source it stands in; None where an editor wrote or changed the paragraph."""
    line: int | None
    offset: int
    """Where `surface` begins in the paragraph's text (`Block.text`); -1 where it cannot be told."""
    figure: Figure
    correction: Literal["changed", "added"] | None = None
    """What an editor did to it in the article's YAML."""
    topics: tuple[str, ...] = ()
    """Of its sentence, else of its section, else of its article."""


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One value of a series, with all that say it."""

    period: str
    """As `Figure.period_norm`, or the inferred one."""
    inferred: bool
    """Whether the period is the context's, not the sentence's."""
    value: Decimal
    """In the series' unit."""
    value_max: Decimal | None
    qualifier: Qualifier | None
    entries: tuple[str, ...]
    """Ids of the ledger entries that say so, the oldest document first."""
    conflict: bool = False
    """Whether another source gives another value for the same period."""


TimeSpan = Literal["annual", "to_date", "as_of", "cumulative", "recurring", "undated"]
"""What a series' values count: a calendar year, a year so far, a state on a day, several years
together, each year or month anew, or nothing that can be dated."""


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """One indicator in one place, in one unit, over one kind of span."""

    id: str
    indicator: str
    """The name that its indicator goes by: an alias's main name, else the commonest wording."""
    place: str | None
    unit: str
    """All values are in it."""
    kind: FigureKind
    basis: str | None
    span: TimeSpan
    outcomes: tuple[SeriesPoint, ...]
    """By period."""
    targets: tuple[SeriesPoint, ...]
    """By period."""
    among: str | None = None
    """Of ranks: among whom they were taken."""


@dataclass(frozen=True, slots=True)
class LaterSentence:
    """A later sentence of the same district that may tell what became of a target."""

    article: str
    anchor: str
    sentence: int
    """Ordinal in the paragraph, from 1."""
    quote: str
    file: str | None
    line: int | None
    date: str
    """Of its article."""
    words: tuple[str, ...]
    """What it shares with the target, longest first: substrings of both."""
    score: float
    """0–1; how much of what tells the target apart it has."""
    cumulative: bool
    """Whether its number counts more than the target's period: to be said beside it."""
    verdict: Literal["confirmed", "rejected"] | None = None
    """An editor's; None: candidate."""


@dataclass(frozen=True, slots=True)
class Revisit:
    """A target with the later sentences that speak of the same thing."""

    article: str
    anchor: str
    sentence: int
    clause: str
    """The words of the sentence that promise one thing."""
    quote: str
    file: str | None
    line: int | None
    district: str
    date: str
    entries: tuple[str, ...]
    """Ids of the target figures in the clause; empty where it promises without a number."""
    later: tuple[LaterSentence, ...]
    """Best first; rejected ones last. Empty: nothing later was found."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All figures of a digest and what follows from them."""

    entries: tuple[LedgerEntry, ...] = ()
    """In the order of the library's articles, and of the text."""
    series: tuple[IndicatorSeries, ...] = ()
    """By indicator (pinyin), place, unit."""
    revisits: tuple[Revisit, ...] = ()
    """In the order of the library's articles, and of the text."""
    prints: Mapping[str, bytes] = field(default_factory=dict)
    """Article id → fingerprint of what its entries were made of; may be empty."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an editor says of a target and a later sentence."""

    article: str
    """Of the target; `anchor` and `sentence` are its paragraph and its ordinal there."""
    anchor: str
    sentence: int
    later_article: str
    later_anchor: str
    later_sentence: int
    verdict: Literal["confirmed", "rejected"]
    clause: str | None = None
    """`Revisit.clause` that is meant; None: every clause that the pair is proposed for."""
