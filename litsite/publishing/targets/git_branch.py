"""Publishing to a branch of a git repository, as GitHub Pages, Gitee and GitLab serve them.

One push moves the branch from the old site to the new: whoever is interrupted before has changed nothing.
Trees are built by git's plumbing in a bare repository of our own, so that no working copy is touched.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from litsite.model.problem import LitsiteError, make_problem
from litsite.publishing.changes import Changes, compare
from litsite.publishing.output import MANIFEST
from litsite.publishing.release import Release, read_record
from litsite.publishing.targets.open_target import Workplace

PREFIX = "git:"
DEFAULT_BRANCH = "gh-pages"
NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to serve files as they are, also those that begin with `_`."""
_HERE = "refs/heads/published"
_NO_BRANCH = re.compile(r"couldn't find remote ref")
_REJECTED = re.compile(r"\[rejected\]|stale info|fetch first|non-fast-forward")
_NO_RIGHT = re.compile(
    r"[Pp]ermission denied|Authentication failed|could not read Username|denied to|remote rejected"
)
_NO_REPOSITORY = re.compile(
    r"does not appear to be a git repository|[Rr]epository .{0,200}not found"
)
_NO_HOST = re.compile(
    r"Could not resolve host|Name or service not known|[Cc]onnection refused|Failed to connect|timed out"
)
_FAULTS = (
    (_REJECTED, "publish-git-raced"),
    (_NO_HOST, "publish-no-host"),
    (_NO_RIGHT, "publish-git-rights"),
    (_NO_REPOSITORY, "publish-git-missing"),
)
"""What git says → what is told."""


def is_git(address: str) -> bool:
    """`git:origin#gh-pages`, `git:https://host/digest.git`."""
    return address.startswith(PREFIX)


class _GitError(Exception):
    """git ended with an error; `said` is what it wrote."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class _Git:
    """Runs git in one repository."""

    program: str
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str, given: bytes = b"") -> bytes:
        done = subprocess.run(
            [self.program, "-C", str(self.folder), *arguments],
            input=given,
            capture_output=True,
            check=False,
            # Messages are matched below, and so must be in one language.
            env={**os.environ, "LC_ALL": "C", **self.environment},
        )
        if done.returncode:
            raise _GitError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout


@dataclass(slots=True)
class _Branch:
    git: _Git
    remote: str
    branch: str
    shown: str
    publisher: str
    tip: str | None
    """Commit that the branch has now."""
    interrupted: None = None
    standing: dict[str, str] = field(default_factory=dict)
    """Path → blob."""

    def compare(self, release: Release) -> Changes:
        self.standing = self._list_files() if self.tip else {}
        digests = {path: _blob_id(file.content) for path, file in release.files.items()}
        digests.setdefault(NO_JEKYLL, self.standing.get(NO_JEKYLL, _blob_id(b"")))
        seen = {path: blob for path, blob in self.standing.items() if path != MANIFEST}
        return compare(digests, seen, self._ours() - {NO_JEKYLL}, self.shown)

    def send(self, release: Release, changes: Changes) -> None:
        try:
            self._push(self._commit(release, changes))
        except _GitError as error:
            raise _problem(self.shown, _code_of(error), error) from error

    def _commit(self, release: Release, changes: Changes) -> str:
        index = self.git.folder / "publish.index"
        index.unlink(missing_ok=True)
        git = _Git(self.git.program, self.git.folder, {"GIT_INDEX_FILE": str(index)})
        if self.tip:
            git("read-tree", self.tip)
        rows = [f"0 {'0' * 40}\t{name}" for name in changes.removed]
        rows += [f"100644 {blob}\t{name}" for name, blob in self._store(release, changes).items()]
        git("update-index", "-z", "--index-info", given="".join(f"{r}\0" for r in rows).encode())
        tree = git("write-tree").decode().strip()
        parent = ("-p", self.tip) if self.tip else ()
        commit = git("commit-tree", tree, *parent, given=self._message(release, changes).encode())
        return commit.decode().strip()

    def _store(self, release: Release, changes: Changes) -> dict[str, str]:
        """Hand what changed to git, all in one call where it lies on the disk: path → blob."""
        made = {MANIFEST: release.manifest}
        on_disk: dict[str, Path] = {}
        for name in changes.sent:
            file = release.files.get(name)
            if file is not None and isinstance(file.origin, Path) and not file.compressed:
                on_disk[name] = file.origin
            else:
                made[name] = file.content if file else b""  # .nojekyll is empty
        store = ("hash-object", "-w", "--no-filters")
        paths = "".join(f"{path}\n" for path in on_disk.values()).encode()
        blobs = self.git(*store, "--stdin-paths", given=paths).decode().split()
        stored = dict(zip(on_disk, blobs, strict=True))
        for name, content in made.items():
            stored[name] = self.git(*store, "--stdin", given=content).decode().strip()
        return stored

    def _list_files(self) -> dict[str, str]:
        listed = self.git("ls-tree", "-r", "-z", "--full-tree", cast(str, self.tip))
        rows = (row.split("\t", 1) for row in listed.decode("utf-8", "replace").split("\0") if row)
        return {name: about.split(" ")[2] for about, name in rows}

    def _ours(self) -> set[str]:
        if MANIFEST not in self.standing:
            return set()
        record = read_record(self.git("cat-file", "blob", self.standing[MANIFEST]))
        if record is None:
            raise LitsiteError(
                make_problem(self.shown, 0, "publish-manifest", "error", name=MANIFEST)
            )
        return set(record)

    def _message(self, release: Release, changes: Changes) -> str:
        counted = ((len(changes.new), "new"), (len(changes.changed), "changed"))
        told = [f"{count} {what}" for count, what in (*counted, (len(changes.removed), "removed"))]
        return f"{release.title}: {', '.join(told)}\n"

    def _push(self, commit: str) -> None:
        target = f"refs/heads/{self.branch}"
        # A lease on what was seen: who published in between is not overwritten.
        lease = f"--force-with-lease={target}:{self.tip or ''}"
        self.git("push", "--quiet", lease, self.remote, f"{commit}:{target}")
        with suppress(_GitError):  # the site is public; this only spares the next fetch
            self.git("update-ref", _HERE, commit)


@contextmanager
def open_git(address: str, workplace: Workplace) -> Iterator[_Branch]:
    """Fetch the branch into a repository of our own; a branch that is not there yet is none."""
    remote, _, branch = address.removeprefix(PREFIX).partition("#")
    program = shutil.which("git")
    if program is None:
        raise LitsiteError(make_problem(address, 0, "publish-no-program", "error", program="git"))
    url = _url_of(_Git(program, workplace.root), remote, address)
    branch = branch or DEFAULT_BRANCH
    name = hashlib.sha256(f"{url}#{branch}".encode()).hexdigest()[:12]
    folder = workplace.folder / f"{name}.git"
    folder.mkdir(parents=True, exist_ok=True)
    git = _Git(program, folder, _environment(program, workplace))
    try:
        git("init", "--quiet", "--bare")
        tip = _fetch(git, url, branch)
    except _GitError as error:
        raise _problem(address, _code_of(error), error) from error
    yield _Branch(git, url, branch, address, workplace.publisher, tip)


def _fetch(git: _Git, url: str, branch: str) -> str | None:
    try:
        # The old site alone, without its history.
        git("fetch", "--quiet", "--depth=1", "--no-tags", url, f"+refs/heads/{branch}:{_HERE}")
    except _GitError as error:
        if _NO_BRANCH.search(error.said):
            return None
        raise
    return git("rev-parse", _HERE).decode().strip()


def _url_of(git: _Git, remote: str, address: str) -> str:
    """A remote's name as the digest's own repository knows it, a path, or a URL."""
    if "/" in remote or ":" in remote or "\\" in remote:
        path = Path(remote).expanduser()
        if remote.startswith("-"):  # git would take it for an option
            raise LitsiteError(
                make_problem(address, 0, "publish-git-remote", "error", remote=remote)
            )
        is_path = "://" not in remote and not re.match(r"[^/\\]{2,}:", remote)  # git@host:path
        return str((git.folder / path).resolve()) if is_path else remote
    try:
        return git("remote", "get-url", "--push", "--", remote).decode().strip()
    except _GitError as error:
        raise LitsiteError(
            make_problem(address, 0, "publish-git-remote", "error", remote=remote)
        ) from error


def _environment(program: str, workplace: Workplace) -> dict[str, str]:
    """Who commits: as the digest's repository or the person's settings say, else the digest itself."""
    here = _Git(program, workplace.root)
    named: dict[str, str] = {}
    for key, fallback in (("name", workplace.publisher), ("email", "litsite@localhost")):
        try:
            value = here("config", f"user.{key}").decode().strip()
        except _GitError:
            value = fallback
        for role in ("AUTHOR", "COMMITTER"):
            named[f"GIT_{role}_{key.upper()}"] = value
    # Nobody can answer where no terminal is, and git would wait for ever.
    return named if os.isatty(0) else {**named, "GIT_TERMINAL_PROMPT": "0"}


def _blob_id(content: bytes) -> str:
    """The name under which git keeps the bytes."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _code_of(error: _GitError) -> str:
    for pattern, code in _FAULTS:
        if pattern.search(error.said):
            return code
    return "publish-git"


def _problem(address: str, code: str, error: _GitError) -> LitsiteError:
    lines: Sequence[str] = [line for line in error.said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "ssh:", " ! ["))] or lines
    reason = telling[0] if telling else "?"
    return LitsiteError(make_problem(address, 0, code, "error", reason=reason))
