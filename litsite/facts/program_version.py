"""Which program computes: another one's values are not taken."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_READ = frozenset({".py", ".yaml", ".txt", ".tsv", ".json"})


@cache
def program_version() -> str:
    """A hash of litsite's own files and the versions of Python and of what litsite needs."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for need in sorted(metadata.requires("litsite") or []):
        name = need.split(";")[0].split(">")[0].split("=")[0].strip()
        if "extra" not in need:
            digest.update(f"{name} {metadata.version(name)}\n".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in _READ and path.is_file():
            digest.update(f"{path.relative_to(PACKAGE).as_posix()}\n".encode())
            digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()
