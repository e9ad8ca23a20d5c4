"""Which pages need not be made again: nothing that they were made of has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from litsite.facts.fingerprint import fingerprint
from litsite.facts.store import Facts
from litsite.model.library import SiteSettings, StandingPage
from litsite.rendering.frame.page_frame import PageName
from litsite.rendering.page_plan import PageJob
from litsite.rendering.reads import ReadLog, Reads

_STAGE = "pages"


@dataclass(frozen=True, slots=True)
class PageFact:
    """What a page was made of, and what it came to."""

    job: bytes
    """Fingerprint of the job, and of what every page is made of."""
    reads: Reads
    read: bytes
    """Fingerprint of what the reads found."""
    hash: str
    """Of the page's bytes."""


class PageFacts:
    """The pages of the last build against those of this one."""

    def __init__(self, facts: Facts, standing: Mapping[str, str], common: bytes) -> None:
        """`standing`: file of the site → hash of its bytes; `common`: what every page is made of."""
        self._facts, self._standing, self._common = facts, standing, common
        self._before = facts.find(_STAGE, "", dict[str, PageFact]) or {}
        self._now: dict[str, PageFact] = {}

    def find_standing(self, job: PageJob, log: ReadLog) -> StandingPage | None:
        """The job's page in the site, if it would be made the same again."""
        fact = self._before.get(job.path)
        if fact is None or self._standing.get(job.path) != fact.hash:
            return None
        if fact.job != self._print_of(job) or fact.read != log.print_of(fact.reads):
            return None
        self._now[job.path] = fact
        return StandingPage(job.path, fact.hash)

    def note(self, job: PageJob, reads: Reads, log: ReadLog, hash: str) -> None:
        """Remember what a page was made of. `hash`: of its bytes."""
        self._now[job.path] = PageFact(self._print_of(job), reads, log.print_of(reads), hash)

    def save(self) -> None:
        """Keep all that was noted for the next build."""
        self._facts.keep(_STAGE, "", self._now)

    def _print_of(self, job: PageJob) -> bytes:
        own = (job.template, job.title, job.description, job.root, job.given)
        return fingerprint((self._common, own))


def print_common(settings: SiteSettings, pages: Sequence[PageName], templates: Path) -> bytes:
    """The fingerprint of what every page is made of: settings, navigation, templates."""
    files = [(p.name, p.read_bytes()) for p in sorted(templates.glob("*.html"))]
    return fingerprint((settings, pages, files))
