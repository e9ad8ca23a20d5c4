"""What a publish changes at its target: what is new, other, gone; and what stands in the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from litsite.model.problem import LitsiteError, make_problem

_NAMED = 5
"""As many names as fit into a message."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths from the site's root, sorted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    """How many stand there already as they are."""

    @property
    def sent(self) -> tuple[str, ...]:
        """What has to be brought there."""
        return tuple(sorted((*self.new, *self.changed)))

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed)


def compare(
    digests: Mapping[str, str],
    standing: Mapping[str, str | None],
    ours: Collection[str],
    target: str,
) -> Changes:
    """What must be done so that `digests` stand at the target.

    `standing`: path → digest of what is there, None where it cannot be the same. `ours`: what an earlier
    publish put there; nothing else is replaced or removed. Raises LitsiteError where a file that is not
    ours stands in the way.
    """
    new = digests.keys() - standing.keys()
    changed = {name for name in digests.keys() & standing.keys() if standing[name] != digests[name]}
    _refuse_foreign(digests, standing.keys() - set(ours), changed, target)
    removed = (set(ours) & standing.keys()) - digests.keys()
    kept = len(digests) - len(new) - len(changed)
    return Changes(tuple(sorted(new)), tuple(sorted(changed)), tuple(sorted(removed)), kept)


def _refuse_foreign(
    digests: Mapping[str, str], foreign: Collection[str], changed: Collection[str], target: str
) -> None:
    folders = {folder for name in digests for folder in _folders_of(name)}
    clashes = sorted(
        name
        for name in foreign
        if name in changed or name in folders or not digests.keys().isdisjoint(_folders_of(name))
    )
    if clashes:
        named = ", ".join(clashes[:_NAMED])
        raise LitsiteError(
            make_problem(target, 0, "publish-foreign", "error", count=len(clashes), names=named)
        )


def _folders_of(name: str) -> Iterable[str]:
    parts = name.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))
