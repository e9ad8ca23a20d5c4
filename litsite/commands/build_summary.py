"""What a build did, in one line; what its stages took, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litsite.commands.messages import Language, say
from litsite.commands.reporting import say_news
from litsite.model.stage_times import StageTime
from litsite.outcome import Outcome

_NAMED = 0.5
"""Seconds from which on the slowest stage is worth a word."""


def summarize(
    outcome: Outcome,
    severities: Mapping[str, int],
    stages: Sequence[StageTime],
    language: Language,
) -> str:
    """One line: what was made anew, of how many, and in what time."""
    slowest = max(stages, key=lambda stage: stage.seconds)
    time = say("seconds", language, seconds=f"{sum(stage.seconds for stage in stages):.1f}")
    if slowest.seconds >= _NAMED:
        named, seconds = say(slowest.stage, language), f"{slowest.seconds:.1f}"
        time += say("slowest", language, stage=named, seconds=seconds)
    said: dict[str, object] = {
        "sources": outcome.sources,
        "articles": outcome.articles,
        **severities,
        "news": say_news(outcome.news, language) if outcome.news else "",
        "time": time,
    }
    if outcome.site is None:
        return say("kept", language, **said)
    if not (outcome.changed or outcome.site.written or outcome.site.removed):
        return say("unchanged", language, **said, files=outcome.site.files)
    for kind, count in outcome.site.kinds.items():
        said |= {kind: count.files, f"changed_{kind}": count.written}
    return say("built", language, **said, changed=outcome.changed, removed=outcome.site.removed)


def tabulate(stages: Sequence[StageTime], language: Language) -> str:
    """A line a stage: seconds, share of the whole, what was counted."""
    whole = sum(stage.seconds for stage in stages) or 1.0
    return "\n".join(
        f"{stage.seconds:8.2f} s {stage.seconds / whole:5.0%} {stage.items or '':>8}  "
        f"{say(stage.stage, language)}"
        for stage in stages
    )
