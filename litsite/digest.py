"""A digest brought up to date: nothing where nothing changed since its last build, else the pipeline.

Whoever builds comes here first, because importing the stages takes longer than looking.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from litsite.config import Config
from litsite.facts.fingerprint import fingerprint
from litsite.facts.store import NO_FACTS, Facts
from litsite.inputs import fingerprint_inputs, keep_built_from
from litsite.kept_language import keep_language
from litsite.model.problem import TOLD_ONCE, Problem
from litsite.model.progress import Progress, silent
from litsite.outcome import Outcome
from litsite.publishing.exchange import recover
from litsite.publishing.site_state import keep_standing, read_state
from litsite.workers import ALONE, Workers


@dataclass(frozen=True, slots=True)
class _LastBuild:
    """A build that left its own inputs as they were: made again, it would do nothing."""

    outcome: Outcome
    """With nothing changed."""
    problems: list[Problem]
    state: bytes
    """Fingerprint of the state in which it left the site."""


def build_digest(
    config: Config,
    progress: Progress = silent,
    facts: Facts = NO_FACTS,
    workers: Workers = ALONE,
) -> tuple[Outcome, list[Problem]]:
    """sources/ into content/ into site/; where nothing changed since the last build, look and say so."""
    recover(config.site)
    inputs = fingerprint_inputs(config, facts)
    last = facts.find("build", inputs, _LastBuild)
    if last is not None and last.state == fingerprint(read_state(config.site)):
        news = last.outcome.news and last.outcome.news.seen()
        return replace(last.outcome, news=news), last.problems
    progress("start", 0, 0)
    from litsite.pipeline import make_digest  # the stages take a second to import

    with keep_language(facts, config.settings.dictionary):
        outcome, problems = make_digest(config, progress, facts, workers)
    if outcome.site is None:
        return outcome, problems
    state = read_state(config.site)
    keep_standing(config.site, state, facts)
    built_from = fingerprint_inputs(config, facts)
    keep_built_from(built_from, facts)
    # What a merge tells, this one or one that was killed, is told once; and a file may change while it is built from.
    if not outcome.written and built_from == inputs:
        untouched = replace(outcome, changed=0, site=outcome.site.left_alone())
        standing = [problem for problem in problems if problem.code not in TOLD_ONCE]
        facts.keep("build", inputs, _LastBuild(untouched, standing, fingerprint(state)))
    return outcome, problems
