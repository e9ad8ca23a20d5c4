"""The labels, and what may follow what: a small grammar of how such texts are laid out.

    F X S E   furniture: chrome, collector's header, separator, credit
              (in a header: Fh, a page's Fg; inside a body: Fb; after one: Fz Xz)
    M D       page marker; the collector's title of the whole
    G g c     the page's own headline, subtitle, caption, above byline units
    O K T U A byline unit, kicker, title, subtitle, byline or date line      (K1–K3, T1–T3: how many)
    H P C W   heading, paragraph, caption, date under a text

States refine labels where the grammar has to remember: `T2` is the second line of a title. What may
follow what, and its cost in the unit of the weights, stands in `data/transitions.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.labelling.line_pairs import PAIR_FEATURES

START, END = "START", "END"
NEVER = -50.0
"""The score of what cannot be."""

LABEL: dict[str, str] = {
    **{name: name for name in "F X S M D O U A G g c H P C E W".split()},
    "Fh": "F",
    "Fg": "F",
    "Fz": "F",
    "Xz": "X",
    "Ck": "C",
    "Ch": "C",
    "Fb": "F",
    "K1": "K",
    "K2": "K",
    "K3": "K",
    "T1": "T",
    "T2": "T",
    "T3": "T",
    "G2": "G",
}
"""State → label, in a fixed order, so that ties always fall the same way."""
EMITS: dict[str, tuple[str, ...]] = {state: (label,) for state, label in LABEL.items()} | {
    "Fh": ("F", "X", "E"),
    "Fg": ("F", "X", "E", "A"),
    "Fz": ("F", "X"),
}
"""Which evidence a state may take: chrome inside a header may be a collector's line as well."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Costs of transitions; one that is not listed is forbidden."""

    transitions: dict[str, dict[str, float]]
    before: dict[str, tuple[str, ...]]
    """State → the states that it may follow."""
    pairs: dict[tuple[str, str], tuple[tuple[str, float], ...]]
    """Transitions that depend on the two lines as well → features and their weights."""

    def step(self, before: str, after: str, upper: Line, lower: Line) -> float:
        """Cost of the transition between two lines."""
        base = self.transitions[before].get(after, NEVER)
        pair = self.pairs.get((before, after)) if base > NEVER else None
        if pair is None:
            return base
        return base + sum(
            weight * PAIR_FEATURES[name](upper, lower, after) for name, weight in pair
        )


def parse_grammar(text: str) -> Grammar:
    """Read the text of a transitions file."""
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    transitions = data["transitions"]
    pairs = {
        tuple(transition.split(">")): tuple(
            (name, weight) for name, (weight, _) in group["weights"].items()
        )
        for group in data["pairs"]
        for transition in group["transitions"].split()
    }
    before = {
        state: tuple(other for other in transitions if state in transitions[other])
        for state in LABEL
    }
    return Grammar(transitions, before, pairs)


@cache
def own_grammar() -> Grammar:
    """The grammar that litsite comes with."""
    path = resources.files("litsite.splitting.labelling").joinpath("data", "transitions.yaml")
    return parse_grammar(path.read_text(encoding="utf-8"))
