"""Files of the site that are made anew only when what they are made of has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from litsite.facts.fingerprint import fingerprint, hash_content
from litsite.facts.store import NO_FACTS, Facts
from litsite.model.library import SiteFile, SitePage, Stage, StandingPage


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What is known of a file without reading it."""

    made_of: bytes
    """Fingerprint of all that it was made of."""
    hash: str
    """Of its bytes: `hash_content`."""
    size: int
    """In bytes."""
    sha256: str


class KeptFiles:
    """The files of one stage, of the last build and of this one."""

    def __init__(
        self,
        stage: str,
        facts: Facts = NO_FACTS,
        standing: Mapping[str, str] = MappingProxyType({}),
        lay: Stage = SitePage,
    ) -> None:
        """`standing`: file of the site → hash of its bytes, for those that are as a build left them; `lay`: what
        becomes of a file that was made.
        """
        self._stage, self._facts, self._standing, self._lay = stage, facts, standing, lay
        self._before = facts.find(stage, "", dict[str, KeptFile]) or {}
        self.now: dict[str, KeptFile] = {}
        """Path → what is known of the file that this build made or let stand."""

    def make(self, path: str, made_of: object, build: Callable[[], bytes]) -> SiteFile:
        """The file at `path`; `build` is called only if it is not there as made of `made_of`."""
        own = fingerprint(made_of)
        kept = self._find(path, own)
        if kept is not None:
            self.now[path] = kept
            return StandingPage(path, kept.hash)
        content = build()
        digest = hashlib.sha256(content).hexdigest()
        self.now[path] = KeptFile(own, hash_content(content), len(content), digest)
        return self._lay(path, content)

    def _find(self, path: str, made_of: bytes) -> KeptFile | None:
        known = self._before.get(path)
        stands = known and known.made_of == made_of and self._standing.get(path) == known.hash
        return known if stands else None

    def save(self) -> None:
        """Keep for the next build what this one made."""
        self._facts.keep(self._stage, "", self.now)
