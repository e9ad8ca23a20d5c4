"""Publishing to a folder of this machine: a web server's root, a share, what another tool uploads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from litsite.formats.system_errors import reason_of
from litsite.model.problem import LitsiteError, make_problem
from litsite.publishing.changes import Changes, compare
from litsite.publishing.exchange import exchange, is_pending, recover
from litsite.publishing.output import MANIFEST, read_manifest
from litsite.publishing.release import Release
from litsite.publishing.targets.open_target import Workplace

PREFIX = "folder:"
_LOOKS_LIKE_A_FOLDER = re.compile(r"[/~]|\.{1,2}(?:[/\\]|$)|[A-Za-z]:[/\\]|\\\\")  # ./public


def is_folder(address: str) -> bool:
    """Whether the address begins as paths do."""
    return address.startswith(PREFIX) or bool(_LOOKS_LIKE_A_FOLDER.match(address))


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path
    shown: str
    interrupted: str | None

    def compare(self, release: Release) -> Changes:
        try:
            ours = read_manifest(self.path).keys()
        except LitsiteError as error:
            raise LitsiteError(
                make_problem(self.shown, 0, "publish-manifest", "error", name=MANIFEST)
            ) from error
        standing: dict[str, str | None] = {}
        for path in self.path.rglob("*"):
            name = path.relative_to(self.path).as_posix()
            file = release.files.get(name)
            if path.is_symlink() or path.is_file():
                same = file is not None and not path.is_symlink()
                standing[name] = file.digest_of(path.read_bytes()) if same and file else None
        standing.pop(MANIFEST, None)
        return compare(release.digests, standing, ours, self.shown)

    def send(self, release: Release, changes: Changes) -> None:
        files = {name: release.files[name].content for name in changes.sent}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            exchange(self.path, {**files, MANIFEST: release.manifest}, changes.removed)
        except OSError as error:
            code = "publish-folder-halfway" if is_pending(self.path) else "publish-folder-kept"
            place, reason = error.filename or self.path, reason_of(error)
            raise LitsiteError(
                make_problem(self.shown, 0, code, "error", place=place, reason=reason)
            ) from error


@contextmanager
def open_folder(address: str, workplace: Workplace) -> Iterator[_Folder]:
    """The folder; it need not exist yet."""
    given = Path(address.removeprefix(PREFIX)).expanduser()
    path = (workplace.root / given).resolve()
    site = (workplace.root / "site").resolve()
    sources = [(workplace.root / name).resolve() for name in ("sources", "content", "templates")]
    if any(path.is_relative_to(own) for own in (site, *sources)) or any(
        own.is_relative_to(path) for own in (site, *sources)
    ):
        raise LitsiteError(make_problem(address, 0, "publish-own-folder", "error"))
    if path.exists() and not path.is_dir():
        raise LitsiteError(make_problem(address, 0, "publish-no-folder", "error"))
    # A dry run changes nothing, not even what a killed publish left to be done.
    interrupted = str(path) if is_pending(path) else None
    if not workplace.dry_run:
        recover(path)
    yield _Folder(path, address, interrupted)
