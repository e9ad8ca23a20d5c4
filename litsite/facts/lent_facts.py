"""Facts of some stages in memory, lent to a copy of the process that has the store open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litsite.facts.sealed_facts import Returned, SealedFacts


class LentFacts(SealedFacts):
    """Facts that can be asked for like those of a store. Raises KeyError for a stage that was not lent."""

    def __init__(self, values: Mapping[str, dict[bytes, bytes]]) -> None:
        super().__init__()
        self._values = values
        self._kept: dict[tuple[str, bytes], bytes] = {}

    def give_back(self) -> Returned:
        """What the lender shall know."""
        kept = [(stage, name, value) for (stage, name), value in self._kept.items()]
        return Returned(self._asked, kept, self._computed, self.failed)

    def read_ahead(self, stage: str) -> None:
        """All is at hand."""

    def save(self) -> None:
        """The lender does that."""

    def lend(self, stages: Sequence[str]) -> LentFacts:
        """Some of what was lent, to be lent on."""
        return LentFacts({stage: dict(self._values[stage]) for stage in stages})

    def _knows(self, stage: str, name: bytes) -> bool:
        return name in self._values[stage]

    def _read(self, stage: str, name: bytes) -> bytes | None:
        value = self._values[stage].get(name)
        return value if isinstance(value, bytes) else None  # a damaged store has anything

    def _write(self, stage: str, name: bytes, value: bytes) -> None:
        self._values[stage][name] = self._kept[stage, name] = value
