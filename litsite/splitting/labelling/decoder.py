"""Label the whole sequence of lines at once.

Viterbi decoding (Viterbi 1967) over the grammar; a second pass from the end gives, for every line,
the score of the best labelling that would have decided otherwise (max-marginals). A small margin is
doubt, and doubt is told to the editor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litsite.splitting.declared_roles import LABEL_ROLES
from litsite.splitting.labelling.grammar import (
    EMITS,
    END,
    LABEL,
    NEVER,
    START,
    Grammar,
    own_grammar,
)
from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.labelling.scoring import Scores

_COARSE = {
    **dict.fromkeys("FXSEMD", "furniture"),
    **dict.fromkeys("KTUOA", "headline"),
    **dict.fromkeys("Ggc", "page headline"),
    "H": "heading",
    "P": "paragraph",
    "W": "furniture",
    "C": "caption",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with its state, and how sure that is."""

    line: Line
    state: str
    margin: float
    """Score lost by the best labelling that decides otherwise here; under 1 is doubt."""
    rival_state: str
    """What it would be then; the state itself where nothing else can be."""

    @property
    def label(self) -> str:
        return LABEL[self.state]

    @property
    def taken(self) -> str:
        """What it was taken for, as a hints file would say it: `heading`, `paragraph`, …"""
        return LABEL_ROLES[self.label]

    @property
    def rival(self) -> str:
        """What it would be otherwise, in the same words."""
        return LABEL_ROLES[LABEL[self.rival_state]]


def label_lines(
    lines: Sequence[Line], scores: Sequence[Scores], grammar: Grammar | None = None
) -> list[Labelled]:
    """Find the best path; the empty sequence has the empty labelling."""
    if not lines:
        return []
    chosen = grammar or own_grammar()
    emissions = [
        {name: max(row.get(label, NEVER) for label in EMITS[name]) for name in LABEL}
        for row in scores
    ]
    # Hopeless states are dropped early: the work is then linear in what is plausible.
    alive = [[name for name in LABEL if row[name] > NEVER] for row in emissions]
    forward, back = _forward(lines, emissions, alive, chosen)
    backward = _backward(lines, emissions, alive, chosen)
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
        labelled.append(Labelled(lines[index], state, best - score, rival))
    return labelled


def _forward(
    lines: Sequence[Line],
    emissions: Sequence[Scores],
    alive: Sequence[Sequence[str]],
    grammar: Grammar,
) -> tuple[list[Scores], list[dict[str, str]]]:
    """Score of the best path that ends in each state, its own emission included."""
    opening = grammar.transitions[START]
    first = {name: emissions[0][name] + opening.get(name, NEVER) for name in alive[0]}
    table, back = [first], [dict[str, str]()]
    for index in range(1, len(lines)):
        row: Scores = {}
        origin: dict[str, str] = {}
        for name in alive[index]:
            score, before = max(
                (
                    table[-1][previous]
                    + grammar.step(previous, name, lines[index - 1], lines[index]),
                    previous,
                )
                for previous in _possible(grammar.before[name], table[-1])
            )
            row[name] = score + emissions[index][name]
            origin[name] = before
        table.append(row)
        back.append(origin)
    return table, back


def _backward(
    lines: Sequence[Line],
    emissions: Sequence[Scores],
    alive: Sequence[Sequence[str]],
    grammar: Grammar,
) -> list[Scores]:
    """Score of the best continuation after each state, its own emission excluded."""
    last = {name: grammar.transitions[name].get(END, NEVER) for name in alive[-1]}
    table = [last]
    for index in range(len(lines) - 2, -1, -1):
        following = table[-1]
        table.append(
            {
                name: max(
                    grammar.step(name, after, lines[index], lines[index + 1])
                    + emissions[index + 1][after]
                    + following[after]
                    for after in _possible(grammar.transitions[name], following)
                )
                for name in alive[index]
            }
        )
    return table[::-1]


def _possible(listed: Iterable[str], present: Scores) -> Iterable[str]:
    """The listed states that are alive; all that are where none is, so that a path remains."""
    return [name for name in listed if name in present] or present


def _best_path(forward: Scores, ending: Scores, back: Sequence[dict[str, str]]) -> list[str]:
    state = max(forward, key=lambda name: (forward[name] + ending[name], name))
    path = [state]
    for origin in reversed(back[1:]):
        state = origin[state]
        path.append(state)
    return path[::-1]
