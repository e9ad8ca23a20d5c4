"""What each kind of target offers, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from litsite.model.progress import Progress, silent
from litsite.publishing.changes import Changes
from litsite.publishing.release import Release


class OpenTarget(Protocol):
    """A target that has been reached."""

    @property
    def interrupted(self) -> str | None:
        """Where an earlier publish that did not end left something; None where none did."""
        ...

    def compare(self, release: Release) -> Changes:
        """What has to be changed; changes nothing."""
        ...

    def send(self, release: Release, changes: Changes) -> None:
        """Make the release public: all of it or, where the target cannot do that, with a word of what is there."""
        ...


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a target may use on this side."""

    root: Path
    """The digest; relative places count from here."""
    publisher: str
    """Who publishes, where nobody is named otherwise."""
    dry_run: bool = False
    progress: Progress = silent

    @property
    def folder(self) -> Path:
        """Where what is kept between two publishes lies; may be deleted at any time."""
        return self.root / ".litsite" / "publish"


Opener = Callable[[str, Workplace], AbstractContextManager[OpenTarget]]
"""Reaches the target at an address; raises LitsiteError with what to do where it cannot."""


@dataclass(frozen=True, slots=True)
class TargetKind:
    """A way to make a site public."""

    name: str
    example: str
    """How its addresses look, for messages."""
    recognise: Callable[[str], bool]
    open: Opener
    serves_compressed: bool = False
    """Whether servers behind it send `.gz` files that stand beside others."""
    reads_host_files: bool = False
    """Whether hosts behind it read `_headers` and `_redirects`."""
