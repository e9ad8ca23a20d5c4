"""How well figures agree with annotated sentences.

The measures are those of the scorer that came with the conventions (a test holds the two together), so
that the sentences of this repository are scored where that scorer is not at hand, and a few more. An F1 is
over all figures; an accuracy is over figures whose span was found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tools.accuracy.asking import ask_litsite
from tools.accuracy.measured import Counts, DocumentScore, Measured

Row = Mapping[str, Any]
ALIKE = 0.6
"""Names of an indicator agree when the Dice of their bigrams reaches this."""
F1_MEASURES = ("strict", "span", "indicator", "other_names")
# 每平方公里4.4公里, 约3万人, 20余家以上: what may stand around the number and its unit.
BEFORE = re.compile(
    r"^(?:每[^\d]{1,5}(?=\d))?(?:大约|接近|将近|最高|最多|至少|不少于|不低于|不超过|不足|不到|超过|突破|达到|[约近超逾过达破])*"
    r"(?=[\d一二三四五六七八九十百千万亿两半第])"
)
BEHIND = re.compile(r"(?:以上|以下|左右|以内|之内|内|上下)+$")
DASH = re.compile(r"(?:[-—–−~]|至)+(?=\d)")  # 3—5个
MONTHS = re.compile(r"(?P<year>\d{4})-01/(?P=year)-(?P<month>06|12)")  # 2021-01/2021-06
AS_ANNOTATED = ("kind", "direction", "basis", "qualifier", "status")


def measure_figures(gold: Path, texts: Sequence[Path]) -> Measured:
    """Score the figures of the annotated sentences."""
    sentences = yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return score(sentences, ask_litsite("figures", tuple(texts)))


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Measured:
    """Compare annotated sentences with the output of `litsite figures --json`."""
    found: dict[tuple[str, int, str], list[Row]] = {}
    for row in predicted:
        found.setdefault(sentence_key(row), []).extend(row["figures"])
    by_file: dict[str, tuple[Counts, list[str]]] = {}
    for row in gold:
        counts, faults = by_file.setdefault(row["file"], (Counts(), []))
        faults += _score_sentence(counts, row, found.get(sentence_key(row), []))
    total = Counts()
    for counts, _ in by_file.values():
        total.add(counts)
    documents = {
        file: DocumentScore(counts.rates().get("strict", 1.0), tuple(faults))
        for file, (counts, faults) in sorted(by_file.items())
    }
    return Measured(total.rates(), documents)


def sentence_key(row: Row) -> tuple[str, int, str]:
    """What an annotated sentence and an answer to it have in common."""
    return row["file"], row["line"], _fold(row["sentence"])


def _fold(text: str | None) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text or ""))


def _score_sentence(counts: Counts, row: Row, predicted: Sequence[Row]) -> Iterator[str]:
    """Count one sentence; what is wrong is told."""
    figures = row["figures"]
    for measure in F1_MEASURES:
        counts.count(measure, 0, len(figures) + len(predicted))
    pairs = list(pair_figures(figures, predicted))
    matched = {id(figure) for figure, _ in pairs}
    for figure, match in pairs:
        agrees = _compare(figure, match)
        for measure in F1_MEASURES:
            counts.count(measure, 2 * agrees.pop(measure), 0)
        for measure, right in agrees.items():
            counts.count(measure, right)
            if not right:
                yield f"{row['line']} {figure['surface']}: {measure}"
    yield from (
        f"{row['line']} {one['surface']}: missed" for one in figures if id(one) not in matched
    )
    for text in row.get("non_figures") or ():
        places = [(m.start(), m.end()) for m in re.finditer(re.escape(text), row["sentence"])]
        taken = any(
            _overlap(_span(one), place)
            for one in predicted
            if not any(_overlap(_span(one), _span(figure)) for figure in figures)
            for place in places
        )
        counts.count("non_figures", not taken)
        if taken:
            yield f"{row['line']} {text}: is no figure"


def pair_figures(gold: Sequence[Row], predicted: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Each annotated figure with the nearest free one that overlaps it and has the same core."""
    free = list(predicted)
    for figure in gold:
        same = [
            other
            for other in free
            if _core(other["surface"]) == _core(figure["surface"])
            and _overlap(_span(figure), _span(other))
        ]
        if same:
            nearest = min(same, key=lambda other: abs(other["start"] - figure["start"]))
            free = [other for other in free if other is not nearest]
            yield figure, nearest


def _span(figure: Row) -> tuple[int, int]:
    return figure["start"], figure["start"] + len(figure["surface"])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _core(surface: str) -> str:
    """A surface without the adverbs around it."""
    return BEHIND.sub("", BEFORE.sub("", DASH.sub("-", _fold(surface)), count=1))


def _compare(gold: Row, found: Row) -> dict[str, bool]:
    """Each measure that the annotated figure counts for: is it right?"""
    right = {name: (gold.get(name) or None) == (found.get(name) or None) for name in AS_ANNOTATED}
    right["unit"] = _unit(gold, gold["kind"]) == _unit(found, gold["kind"])
    right["period"] = _period(gold) == _period(found)
    right["value"] = _close(gold["normalized"], found["normalized"]) and (
        found.get("normalized_max") is None
        or _close(gold.get("normalized_max"), found["normalized_max"])
    )
    right["span"] = True
    right["strict"] = right["value"] and right["status"] and right["direction"]
    names = (gold["indicator"], *(gold.get("indicator_alt") or ()))
    alike = [dice(name, found.get("indicator")) >= ALIKE for name in names]
    right["indicator"], right["other_names"] = alike[0], any(alike)
    if gold.get("direction"):
        right["direction_where_there_is_one"] = right["direction"]
    if gold.get("period_norm"):
        right["period_where_there_is_one"] = right["period"]
    if gold["status"] == "target":
        right["targets"] = right["status"]
    if gold.get("place"):
        places = gold["place"] if isinstance(gold["place"], list) else [gold["place"]]
        right["place"] = found.get("place") in places
    return right


def _unit(figure: Row, kind: str) -> str:
    unit = _fold(figure["unit"]).replace("平米", "平方米").replace("个百分点", "百分点")
    return "位" if kind == "rank" and unit in {"", "位", "名"} else unit


def _period(figure: Row) -> str:
    """2021-01/2021-06 and 2021-H1 are the same."""
    period = (figure.get("period_norm") or "").strip()
    months = MONTHS.fullmatch(period)
    if months is None:
        return period
    return months["year"] + ("-H1" if months["month"] == "06" else "")


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return False
    return abs(one - other) <= max(1e-9, 2e-3 * max(abs(one), abs(other)))


def dice(one: str | None, other: str | None) -> float:
    """How many of the bigrams of two names are the same, from 0 to 1."""
    ours, theirs = _bigrams(one), _bigrams(other)
    both = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / both if ours and theirs else 0.0


def _bigrams(text: str | None) -> Counter[str]:
    plain = re.sub(r"\W", "", _fold(text))
    return Counter(a + b for a, b in pairwise(plain)) or Counter([plain] if plain else [])
