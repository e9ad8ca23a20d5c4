"""Label the whole sequence of segments at once.

Viterbi decoding (Viterbi 1967) over the grammar; a second pass from the end gives, for every
segment, the score of the best labelling that would have decided otherwise (max-marginals). A small
margin is doubt, and doubt is told to the editor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litsite.model.source import Segment
from litsite.splitting.labelling.evidence import NEVER, Scores
from litsite.splitting.labelling.grammar import (
    EMITS,
    END,
    LABEL,
    PAIRED,
    START,
    TRANSITIONS,
    pair_score,
    states,
)

_COARSE = {
    **dict.fromkeys("FXSEMD", "furniture"),
    **dict.fromkeys("KTUOA", "headline"),
    **dict.fromkeys("Ggc", "page headline"),
    "H": "heading",
    "P": "paragraph",
    "W": "furniture",
    "C": "caption",
}


_BEFORE: dict[str, tuple[str, ...]] = {
    name: tuple(before for before in TRANSITIONS if name in TRANSITIONS[before]) for name in LABEL
}
"""State → the states that it may follow."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A segment with its state, and how sure that is."""

    segment: Segment
    state: str
    margin: float
    """Score lost by the best labelling that decides otherwise here; under 1 is doubt."""
    rival: str
    """What it would be then: `heading`, `paragraph`, …"""

    @property
    def label(self) -> str:
        return LABEL[self.state]

    @property
    def sort(self) -> str:
        """`heading`, `paragraph`, … as `rival` names them."""
        return _COARSE[self.label]


def label_segments(segments: Sequence[Segment], evidence: Sequence[Scores]) -> list[Labelled]:
    """Find the best path; the empty sequence has the empty labelling."""
    if not segments:
        return []
    names = states()
    emissions = [
        {name: max(scores.get(label, NEVER) for label in EMITS[name]) for name in names}
        for scores in evidence
    ]
    # Hopeless states are dropped early: the work is then linear in what is plausible.
    alive = [[name for name in names if row[name] > NEVER] for row in emissions]
    forward, back = _forward(segments, emissions, alive)
    backward = _backward(segments, emissions, alive)
    path = _best_path(forward[-1], backward[-1], back)
    labelled = []
    for index, state in enumerate(path):
        best = forward[index][state] + backward[index][state]
        rivals = [
            (forward[index][name] + backward[index][name], name)
            for name in alive[index]
            if _COARSE[LABEL[name]] != _COARSE[LABEL[state]]
        ]
        score, rival = max(rivals, default=(best + NEVER, state))
        labelled.append(Labelled(segments[index], state, best - score, _COARSE[LABEL[rival]]))
    return labelled


def _forward(
    segments: Sequence[Segment], emissions: Sequence[Scores], alive: Sequence[Sequence[str]]
) -> tuple[list[Scores], list[dict[str, str]]]:
    """Score of the best path that ends in each state, its own emission included."""
    first = {name: emissions[0][name] + TRANSITIONS[START].get(name, NEVER) for name in alive[0]}
    table, back = [first], [dict[str, str]()]
    for index in range(1, len(segments)):
        row: Scores = {}
        origin: dict[str, str] = {}
        for name in alive[index]:
            score, before = max(
                (table[-1][previous] + _step(previous, name, segments, index), previous)
                for previous in _possible(_BEFORE[name], table[-1])
            )
            row[name] = score + emissions[index][name]
            origin[name] = before
        table.append(row)
        back.append(origin)
    return table, back


def _backward(
    segments: Sequence[Segment], emissions: Sequence[Scores], alive: Sequence[Sequence[str]]
) -> list[Scores]:
    """Score of the best continuation after each state, its own emission excluded."""
    last = {name: TRANSITIONS[name].get(END, NEVER) for name in alive[-1]}
    table = [last]
    for index in range(len(segments) - 2, -1, -1):
        following = table[-1]
        table.append(
            {
                name: max(
                    _step(name, after, segments, index + 1)
                    + emissions[index + 1][after]
                    + following[after]
                    for after in _possible(TRANSITIONS[name], following)
                )
                for name in alive[index]
            }
        )
    return table[::-1]


def _possible(listed: Iterable[str], present: Scores) -> Iterable[str]:
    """The listed states that are alive; all that are where none is, so that a path remains."""
    return [name for name in listed if name in present] or present


def _step(before: str, after: str, segments: Sequence[Segment], index: int) -> float:
    base = TRANSITIONS[before].get(after)
    if base is None:
        return NEVER
    if (before, after) not in PAIRED:
        return base
    return base + pair_score(before, after, segments[index - 1], segments[index])


def _best_path(forward: Scores, ending: Scores, back: Sequence[dict[str, str]]) -> list[str]:
    state = max(forward, key=lambda name: (forward[name] + ending[name], name))
    path = [state]
    for origin in reversed(back[1:]):
        state = origin[state]
        path.append(state)
    return path[::-1]
