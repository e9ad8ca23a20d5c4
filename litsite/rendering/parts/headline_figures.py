"""The headline figures of the home page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from litsite.model.article import Article
from litsite.model.figure import LedgerEntry
from litsite.model.problem import Problem, make_problem
from litsite.rendering.parts.figure_words import end_of

MOST = 9
FADING = 0.95
"""What a figure is worth for each year that its period ended before the newest one."""
CEILINGS = {"share": Decimal(100), "change_rate": Decimal(200)}
SCALED = re.compile(r"^[千万亿]+")
_DEPENDENT_NAME = re.compile(r"^(?:其中|总量|总数|数量|人数|总额|比例|占比|增长|同比)")
BETTER_LOW = re.compile("浓度|投诉|事故|隐患|能耗|失业|污染")
"""Of these a large number is no achievement."""
_YEARS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")  # 2016/2019
ALONE = range(3, 17)
"""Characters of an indicator that stands alone and fits a card."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may be a headline."""

    entry: LedgerEntry
    article: Article
    unit: str
    """Without 万 and 亿: what may be compared."""
    score: float


def choose_headlines(
    entries: Sequence[LedgerEntry], articles: Mapping[str, Article], wished: Sequence[str] = ()
) -> tuple[LedgerEntry, ...]:
    """Return up to nine figures for the home page: those an editor wishes, else by this rule.

    *Achieved and attributable*: an outcome with a place, a period that its own sentence prints and
    that has an end, and an indicator of 3 to 16 characters that stands alone; a mark in the text;
    no step passed within several years, no starting value of a movement, no decrease, no duration, no rank, and no share above 100 % or change
    above 200 %, which need their context, nothing that had better be low. *Large*: it ranks by the share of
    the figures of the same kind and unit that are smaller, and units that only a few figures use
    count less; each year that its period ended before the newest one takes 5 % away. *Varied*: best
    first, but one figure an article and an indicator, two a unit, two a main topic, three a place
    and four a kind; where this leaves fewer than six, the limits are doubled, and doubled again.
    """
    if wished:
        known = {entry.id: entry for entry in entries}
        return tuple(known[key] for key in dict.fromkeys(wished) if key in known)
    candidates = rank([entry for entry in entries if is_attributable(entry)], articles)
    for slack in (1, 2, 4, MOST):
        chosen = vary(candidates, slack)
        if len(chosen) >= min(6, len(candidates)):
            break
    return tuple(candidate.entry for candidate in chosen)


def find_unknown(wished: Iterable[str], known: Iterable[str]) -> list[Problem]:
    """A note for each wished figure that the ledger does not have."""
    ids = set(known)
    return [
        make_problem("content/site.yaml", 0, "headline-unknown", id=one)
        for one in dict.fromkeys(wished)
        if one not in ids
    ]


def is_attributable(entry: LedgerEntry) -> bool:
    """Whether the figure says by itself who achieved what and when."""
    figure = entry.figure
    return bool(
        figure.status == "achieved"
        and figure.place
        and figure.period
        and end_of(figure.period_norm)
        and len(figure.indicator) in ALONE
        and not _DEPENDENT_NAME.match(figure.indicator)
        and not BETTER_LOW.search(figure.indicator)
        and entry.offset >= 0
        and figure.role is None
        and figure.kind not in ("duration", "change_abs", "rank")
        and figure.direction != "down"
        and figure.normalized <= CEILINGS.get(figure.kind, figure.normalized)
        and not is_step(entry)
    )


def is_step(entry: LedgerEntry) -> bool:
    """Whether a level was passed at some time in several years: 连跨900亿台阶 is no value of 2016—2019."""
    years = _YEARS.fullmatch(entry.figure.period_norm or "")
    several = years is not None and years["first"] != years["last"]
    return several and entry.figure.kind == "level" and entry.figure.qualifier == "over"


def rank(entries: Sequence[LedgerEntry], articles: Mapping[str, Article]) -> list[Candidate]:
    """Best first; the order of the ledger, newest article first, decides between equals."""
    sizes: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for entry in entries:
        sizes[measure_of(entry)].append(entry.figure.normalized)
    for values in sizes.values():
        values.sort()
    last = max((year_of(entry) for entry in entries), default=0)
    candidates = [
        Candidate(
            entry,
            articles[entry.article],
            measure_of(entry)[1],
            size_of(entry, sizes) * FADING ** (last - year_of(entry)),
        )
        for entry in entries
    ]
    return sorted(candidates, key=lambda candidate: -candidate.score)


def year_of(entry: LedgerEntry) -> int:
    """The year in which its period ends."""
    year = end_of(entry.figure.period_norm)[:4]
    return int(year) if year.isdecimal() else 0


def measure_of(entry: LedgerEntry) -> tuple[str, str]:
    """Kind and unit without 万 and 亿: figures that share them may be compared by size."""
    return entry.figure.kind, SCALED.sub("", entry.figure.unit)


def size_of(entry: LedgerEntry, sizes: Mapping[tuple[str, str], Sequence[Decimal]]) -> float:
    """Share of the comparable figures that are smaller; little where few can be compared."""
    values = sizes[measure_of(entry)]
    return bisect_left(values, entry.figure.normalized) / (len(values) + 2)


def vary(candidates: Sequence[Candidate], slack: int) -> list[Candidate]:
    """The best ones that are not too much alike; `slack` multiplies what may be alike."""
    chosen: list[Candidate] = []
    used: Counter[tuple[str, str]] = Counter()
    for candidate in candidates:
        figure = candidate.entry.figure
        limits = {
            ("article", candidate.article.id): slack,
            ("indicator", figure.indicator): 1,
            ("unit", candidate.unit): 2 * slack,
            ("kind", figure.kind): 4 * slack,
            ("place", figure.place or ""): 3 * slack,
            **{("topic", topic): 2 * slack for topic in candidate.entry.topics[:1]},
        }
        if any(used[key] >= limit for key, limit in limits.items()):
            continue
        used.update(limits.keys())
        chosen.append(candidate)
        if len(chosen) == MOST:
            break
    return chosen
