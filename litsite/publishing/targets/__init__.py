"""Where a site can be made public: an ordered table of kinds, one module each."""

from __future__ import annotations

from collections.abc import Mapping

from litsite.model.problem import LitsiteError, make_problem
from litsite.publishing.targets.bucket import open_bucket
from litsite.publishing.targets.bucket_address import is_bucket
from litsite.publishing.targets.folder import is_folder, open_folder
from litsite.publishing.targets.git_branch import is_git, open_git
from litsite.publishing.targets.open_target import TargetKind
from litsite.publishing.targets.ssh_server import is_ssh, open_ssh

TARGETS: tuple[TargetKind, ...] = (
    TargetKind(
        "folder",
        "./public",
        is_folder,
        open_folder,
        serves_compressed=True,
        reads_host_files=True,
    ),
    TargetKind("git", "git:origin#gh-pages", is_git, open_git, reads_host_files=True),
    TargetKind("ssh", "ssh://user@host/path", is_ssh, open_ssh, serves_compressed=True),
    TargetKind("bucket", "s3://bucket/prefix", is_bucket, open_bucket),
)


def choose_address(asked: str | None, named: Mapping[str, str], place: str) -> str:
    """The address that is meant: one of the named ones, one written out, or the only one there is.

    `place`: where names stand. Raises LitsiteError where none or several can be meant.
    """
    if asked is not None:
        return named.get(asked, asked)
    if len(named) != 1:
        code = "publish-which" if named else "publish-none"
        raise LitsiteError(make_problem(place, 0, code, "error", names=", ".join(named)))
    return next(iter(named.values()))


def find_kind(address: str, named: Mapping[str, str]) -> TargetKind:
    """The kind of target that the address is of; raises LitsiteError where it is of none."""
    for kind in TARGETS:
        if kind.recognise(address):
            return kind
    if address.startswith("rsync://"):
        code = "publish-rsync-daemon"
    else:
        code = "publish-unknown" if named else "publish-unknown-form"
    raise LitsiteError(
        make_problem(
            address,
            0,
            code,
            "error",
            names=", ".join(named),
            forms=", ".join(kind.example for kind in TARGETS),
        )
    )
