"""Why the lines of a document are what they were taken for: what spoke for it, and what for its rival."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litsite.model.hints import SourceHints
from litsite.model.source import Document
from litsite.splitting.declared_roles import declare_roles
from litsite.splitting.glued_lines import make_lines
from litsite.splitting.labelling.context import Context
from litsite.splitting.labelling.decoder import Labelled, label_lines
from litsite.splitting.labelling.document_facts import DocumentFacts, gather_facts
from litsite.splitting.labelling.grammar import EMITS, NEVER
from litsite.splitting.labelling.scoring import Scores, score_lines, see_features
from litsite.splitting.labelling.weights import own_weights
from litsite.splitting.split_problems import DOUBT

_SURE = 3.0
LIFTED = "whatever speaks against it, it is no less likely than this"
"""The reason of a group's `at_least`."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature of a line, and what it is worth for a label."""

    feature: str
    """`brevity=four`, as in weights.yaml."""
    score: float
    why: str
    """As weights.yaml says it, in English."""


@dataclass(frozen=True, slots=True)
class LineExplained:
    """A line, what it was taken for, how sure that is, and why."""

    line: int
    text: str
    taken: str
    """A role, as hints files say it."""
    rival: str | None
    """What else it could be; None where nothing else can stand here."""
    margin: float | None
    """How much better `taken` fits; None without a rival."""
    certainty: str
    """`sure`, `fairly-sure`, `not-sure`, `settled` by a hint, or the `only-choice`."""
    reasons: tuple[Reason, ...]
    """What the line itself says for `taken`, the strongest first."""
    rival_reasons: tuple[Reason, ...]
    """The same for the rival."""
    around: float
    """What of the margin is due to the lines around it."""


def explain_lines(document: Document, hints: SourceHints) -> list[LineExplained]:
    """Label the lines as `split_document` does, and say why."""
    marked, _ = declare_roles(document, hints)
    facts = gather_facts(marked, make_lines(marked))
    scores = score_lines(facts)
    labelled = label_lines(facts.lines, scores)
    return [_explain(facts, index, one, scores[index]) for index, one in enumerate(labelled)]


def _explain(facts: DocumentFacts, index: int, one: Labelled, scores: Scores) -> LineExplained:
    alone = one.state == one.rival_state
    taken, rival = (_evidence(state, scores) for state in (one.state, one.rival_state))
    settled = one.line.role is not None
    context = Context(facts, index)
    return LineExplained(
        one.line.piece.line,
        one.line.piece.printed,
        one.taken,
        None if alone else one.rival,
        None if alone else round(one.margin, 2),
        "settled" if settled else _certainty(None if alone else one.margin),
        () if settled else tuple(_reasons(context, taken)),
        () if settled or alone else tuple(_reasons(context, rival)),
        0.0 if alone else round(one.margin - scores[taken] + scores[rival], 2),
    )


def _evidence(state: str, scores: Scores) -> str:
    """Of the labels that a state may show, the one that counted."""
    return max(EMITS[state], key=lambda label: scores.get(label, NEVER))


def _certainty(margin: float | None) -> str:
    if margin is None:
        return "only-choice"
    return "not-sure" if margin < DOUBT else "fairly-sure" if margin < _SURE else "sure"


def _reasons(context: Context, label: str) -> list[Reason]:
    return sorted(_weigh(context, label), key=lambda reason: -abs(reason.score))


def _weigh(context: Context, label: str) -> Iterator[Reason]:
    """The terms of the label's score."""
    total = 0.0
    for group, values in see_features(context, own_weights()):
        if label not in group.labels:
            continue
        for one, value in zip(group.weights, values, strict=True):
            total += value * one.weight
            if value * one.weight:
                name = f"{one.feature}={one.name}" if one.name else one.feature
                yield Reason(name, round(value * one.weight, 2), one.reason)
        if total < group.at_least:
            yield Reason("at_least", round(group.at_least - total, 2), LIFTED)
            total = group.at_least
