"""Publishing to a folder of a server, by rsync over ssh.

The folder is exchanged as one on this machine is: what changed is laid down beside it, then a journal, by
one rename, decides; then the server puts it in, whether or not the connection lasts. Interrupted before,
the old site stands; after, the next publish carries it to its end.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from litsite.model.problem import LitsiteError, make_problem
from litsite.publishing.changes import Changes, compare
from litsite.publishing.output import MANIFEST
from litsite.publishing.release import Release, read_record
from litsite.publishing.targets.open_target import Workplace

_SCHEME = "ssh://"
_SHORT = re.compile(r"(?P<host>(?:[^@:/\s]++@)?[^@:/\s]{2,}+):(?P<path>(?!//)\S.*)")  # web@host:www
_FAULTS: Sequence[tuple[str, str]] = (
    ("Host key verification failed", "publish-ssh-host-key"),
    ("Permission denied", "publish-ssh-rights"),
    ("Could not resolve", "publish-no-host"),
    ("No route to host", "publish-no-host"),
    ("onnection refused", "publish-no-host"),
    ("onnection timed out", "publish-no-host"),
)
"""What ssh says → what is told."""


def is_ssh(address: str) -> bool:
    """`ssh://web@host:22/srv/www/digest`, `web@host:www/digest`."""
    return address.startswith(_SCHEME) or bool(_SHORT.fullmatch(address))


@dataclass(frozen=True, slots=True)
class _Server:
    """Runs commands there."""

    shown: str
    ssh: tuple[str, ...]
    host: str

    def run(
        self, script: str, given: bytes = b"", *, failing: str = "publish-ssh", **values: str
    ) -> str:
        """What the shell script writes. Raises LitsiteError where it fails: as `failing`, unless ssh
        says what is the matter."""
        names = "".join(f"{name}={shlex.quote(value)}\n" for name, value in values.items())
        command = f"sh -c {shlex.quote(names + script)}"
        done = subprocess.run(
            [*self.ssh, self.host, command], input=given, capture_output=True, check=False
        )
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode:
            raise self.failed(said, failing)
        return done.stdout.decode("utf-8", "surrogateescape")

    def bring(self, folder: Path, place: str) -> None:
        """Make the server's folder like the local one; what is there of an earlier attempt is reused."""
        done = subprocess.run(
            [
                *("rsync", "--recursive", "--compress", "--checksum", "--delete"),
                # Paths go over apart from the command line, so that no shell reads them.
                *("--protect-args", "--rsh", shlex.join(self.ssh)),
                *(f"{folder}/", f"{self.host}:{place}/"),
            ],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise self.failed(done.stderr.decode("utf-8", "replace"))

    def failed(self, said: str, code: str = "publish-ssh") -> LitsiteError:
        """What is told of an error."""
        lines = [line for line in said.splitlines() if line.strip()]
        reason = lines[-1].strip() if lines else "?"
        for words, known in _FAULTS:
            for line in lines:
                if words in line:
                    told = make_problem(
                        self.shown, 0, known, "error", reason=line.strip(), host=self.host
                    )
                    return LitsiteError(told)
        return LitsiteError(make_problem(self.shown, 0, code, "error", reason=reason))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What look.sh says."""

    site: str
    fresh: str
    pending: bool
    names: frozenset[str]
    ours: frozenset[str]


@dataclass(frozen=True, slots=True)
class _ServerFolder:
    server: _Server
    seen: _Seen

    @property
    def interrupted(self) -> str | None:
        return f"{self.server.host}:{self.seen.site}" if self.seen.pending else None

    def compare(self, release: Release) -> Changes:
        # The server hashes files, so compressed ones are hashed as they are.
        digests = {path: sha256(file.content).hexdigest() for path, file in release.files.items()}
        standing: dict[str, str | None] = dict.fromkeys(self.seen.names - {MANIFEST})
        standing |= self._hash(sorted(digests.keys() & standing.keys()))
        return compare(digests, standing, self.seen.ours, self.server.shown)

    def send(self, release: Release, changes: Changes) -> None:
        removed = "".join(f"{name}\0" for name in changes.removed)
        with tempfile.TemporaryDirectory(prefix="litsite-") as name:
            parcel = Path(name)
            parcel.chmod(0o755)
            for path in changes.sent:
                _lay_down(parcel / path, release.files[path].content)
            _lay_down(parcel / MANIFEST, release.manifest)
            self.server.run('mkdir -p "$fresh/files"', fresh=self.seen.fresh)
            self.server.bring(parcel, f"{self.seen.fresh}/files")
        self.server.run(
            _script("carry_out") + _script("decide"),
            removed.encode("utf-8", "surrogateescape"),
            failing="publish-ssh-lost",
            site=self.seen.site,
            fresh=self.seen.fresh,
        )

    def _hash(self, names: Sequence[str]) -> Mapping[str, str]:
        if not names:
            return {}
        given = "".join(f"./{name}\0" for name in names).encode()
        said = self.server.run('cd "$site" && xargs -0 sha256sum', given, site=self.seen.site)
        rows = (line.split("  ./", 1) for line in said.splitlines())
        return {row[1]: row[0] for row in rows if len(row) == 2}


@contextmanager
def open_ssh(address: str, workplace: Workplace) -> Iterator[_ServerFolder]:
    """Look at the folder on the server; it need not exist yet, but the one that holds it must."""
    for program in ("rsync", "ssh"):
        if shutil.which(program) is None:
            raise LitsiteError(
                make_problem(address, 0, "publish-no-program", "error", program=program)
            )
    host, port, path = _split(address)
    # As rsync does, and so that a key or a jump host can be named without a setting of ours.
    command = shlex.split(os.environ.get("RSYNC_RSH", "")) or ["ssh"]
    if port:
        command += ["-p", port]
    if not os.isatty(0):
        command += ["-o", "BatchMode=yes"]  # nobody can answer a question
    server = _Server(address, tuple(command), host)
    script = _script("carry_out") + _script("look")
    said = server.run(script, site=path, recover="" if workplace.dry_run else "yes")
    yield _ServerFolder(server, _read(said, server))


def _split(address: str) -> tuple[str, str, str]:
    """Host with user, port or nothing, path."""
    wrong = LitsiteError(make_problem(address, 0, "publish-ssh-form", "error"))
    short = _SHORT.fullmatch(address)
    if short and not address.startswith(_SCHEME):
        host, port, path = short["host"], None, short["path"]
    else:
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError as error:
            raise wrong from error
        if not parts.hostname or parts.query or parts.fragment:
            raise wrong
        host = f"{parts.username}@{parts.hostname}" if parts.username else parts.hostname
        path = unquote(parts.path).removeprefix("/~/")
    # ssh would take a host with a hyphen in front for an option.
    if path in ("", "/") or host.startswith("-"):
        raise wrong
    return host, str(port or ""), path


def _read(said: str, server: _Server) -> _Seen:
    # A login script may greet first.
    lines = said.splitlines()
    first = next((n for n, line in enumerate(lines) if line.startswith("site ")), None)
    if first is None:
        told = lines[-1] if lines else "?"
        word, _, place = told.partition(" ")
        code = word if word in ("no-rsync", "no-folder", "no-parent", "no-right") else None
        if code is None:
            raise server.failed(told)
        raise LitsiteError(
            make_problem(
                server.shown, 0, f"publish-server-{code}", "error", place=place, host=server.host
            )
        )
    start, end = lines.index("files", first), len(lines) - 1 - lines[::-1].index("manifest")
    manifest = "\n".join(lines[end + 1 :])
    ours = read_record(manifest.encode()) if manifest.strip() else {}
    if ours is None:
        raise LitsiteError(
            make_problem(server.shown, 0, "publish-manifest", "error", name=MANIFEST)
        )
    return _Seen(
        site=lines[first].removeprefix("site "),
        fresh=lines[first + 1].removeprefix("fresh "),
        pending="pending" in lines[first + 2 : start],
        names=frozenset(line.removeprefix("./") for line in lines[start + 1 : end]),
        ours=frozenset(ours),
    )


def _script(name: str) -> str:
    folder = files("litsite.publishing.targets").joinpath("server_scripts")
    return folder.joinpath(f"{name}.sh").read_text("utf-8")


def _lay_down(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
