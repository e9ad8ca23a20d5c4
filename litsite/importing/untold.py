"""What a merge has to tell is told once: when content/ has been written, nobody finds it again.

So it is kept before anything is written, until a build comes to its end; one that is killed, or ends for a
template's mistake, leaves it to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from litsite.facts.store import Facts
from litsite.model.problem import TOLD_ONCE, Problem

_STAGE = "untold"


def add_untold(told: Sequence[Problem], facts: Facts) -> list[Problem]:
    """What this merge tells and what earlier ones did not come to tell; all of it is kept from now on."""
    before = facts.find(_STAGE, "", list[Problem]) or []
    owed = [*before, *(one for one in told if one.code in TOLD_ONCE and one not in before)]
    if owed != before:
        facts.keep(_STAGE, "", owed)
        facts.save()
    return [*told, *(one for one in before if one not in told)]


def forget_told(facts: Facts) -> None:
    """A build has come to its end and tells all."""
    if facts.find(_STAGE, "", list[Problem]):
        facts.keep(_STAGE, "", [])
