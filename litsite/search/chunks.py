"""Groups in chunks whose bounds follow from the groups: an edit changes one chunk, and no other."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litsite.facts.fingerprint import fingerprint
from litsite.search.sections import Group

_MEAN = 64
_MOST = 256


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some groups that follow each other."""

    name: bytes
    """Fingerprint of the groups: chunks of one name are equal."""
    groups: tuple[Group, ...]
    first: int
    """Number of its first section."""
    size: int
    """Number of its sections."""


def divide(groups: Sequence[Group]) -> list[Chunk]:
    """A chunk begins with every group whose address hashes to it, whatever stands before."""
    chunks = []
    first = 0
    for own in _runs(groups):
        size = sum(len(group.sections) for group in own)
        chunks.append(Chunk(fingerprint(own), own, first, size))
        first += size
    return chunks


def _runs(groups: Sequence[Group]) -> Iterator[tuple[Group, ...]]:
    run: list[Group] = []
    for group in groups:
        begins = zlib.crc32(group.url.encode("utf-8", "surrogatepass")) % _MEAN == 0
        if run and (begins or len(run) == _MOST):
            yield tuple(run)
            run = []
        run.append(group)
    if run:
        yield tuple(run)
