"""What editors say of targets and later sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from litsite.figures.revisits.district_sentences import Locate, Sentence, prove
from litsite.model.figure import LaterSentence, Revisit, Verdict


def group_verdicts(
    verdicts: Sequence[Verdict],
) -> dict[tuple[str, str, int], list[Verdict]]:
    grouped: dict[tuple[str, str, int], list[Verdict]] = defaultdict(list)
    for one in verdicts:
        grouped[one.article, one.anchor, one.sentence].append(one)
    return grouped


def apply_verdicts(
    revisits: Sequence[Revisit],
    ruled: Mapping[tuple[str, str, int], Sequence[Verdict]],
    sentences: Mapping[tuple[str, str, int], Sentence],
    locate: Locate,
) -> tuple[Revisit, ...]:
    """Mark what editors judged, and add what they know beyond the matching."""
    proposed: dict[tuple[str, str, int], set[tuple[str, str, int]]] = defaultdict(set)
    for revisit in revisits:
        proposed[_of(revisit)] |= {_of(one) for one in revisit.later}
    added: set[Verdict] = set()
    result = []
    for revisit in revisits:
        later = list(revisit.later)
        for verdict in ruled.get(_of(revisit), ()):
            if verdict.clause not in {None, revisit.clause}:
                continue
            pair = verdict.later_article, verdict.later_anchor, verdict.later_sentence
            if any(_of(one) == pair for one in later):
                later = [
                    replace(one, verdict=verdict.verdict) if _of(one) == pair else one
                    for one in later
                ]
            elif (
                verdict.verdict == "confirmed"
                and pair in sentences
                and verdict not in added
                and (verdict.clause is not None or pair not in proposed[_of(revisit)])
            ):
                added.add(verdict)
                later.append(later_sentence(sentences[pair], locate, verdict="confirmed"))
        later.sort(key=_rank)
        result.append(replace(revisit, later=tuple(later)))
    return tuple(result)


def _of(one: Revisit | LaterSentence) -> tuple[str, str, int]:
    return one.article, one.anchor, one.sentence


def _rank(one: LaterSentence) -> int:
    return {"confirmed": 0, None: 1, "rejected": 2}[one.verdict]


def later_sentence(
    sentence: Sentence,
    locate: Locate,
    words: tuple[str, ...] = (),
    score: float = 0.0,
    cumulative: bool = False,
    verdict: Literal["confirmed"] | None = None,
) -> LaterSentence:
    """A sentence beside a target; of one that only an editor found, no shared words are claimed."""
    file, line, quote = prove(sentence, locate)
    return LaterSentence(
        *sentence.place(), quote, file, line, sentence.article.date or "", words, score, cumulative,
        verdict,
    )  # fmt: skip
