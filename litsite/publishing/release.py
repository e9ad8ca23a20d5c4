"""What is made public: the files of site/, and those that only a host reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from litsite.publishing.hosting.compression import ENDING, compress, expand, worth_compressing

_PUBLIC_THOUGH_HIDDEN = (".well-known", ".nojekyll")
"""The only names with a dot in front that web hosts look for."""


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file to be made public; its bytes are read when they are asked for."""

    path: str
    origin: Path | bytes
    digest: str
    """Of its content; of what we compress, of the content that goes in."""
    compressed: bool = False
    """Whether it is the compressed form of `origin`."""

    @property
    def content(self) -> bytes:
        """Its bytes."""
        plain = self.origin if isinstance(self.origin, bytes) else self.origin.read_bytes()
        return compress(plain) if self.compressed else plain

    def digest_of(self, content: bytes) -> str | None:
        """Digest of what stands in its place at a target; equal to its own where it is the same."""
        plain = expand(content) if self.compressed else content
        return None if plain is None else digest_of(plain)


@dataclass(frozen=True, slots=True)
class Release:
    """All files that shall be public."""

    files: Mapping[str, PublicFile]
    title: str
    """Of the digest, for messages that others read."""

    @property
    def digests(self) -> dict[str, str]:
        """Path → digest."""
        return {path: file.digest for path, file in self.files.items()}

    @property
    def manifest(self) -> bytes:
        """Says at the target which files are ours; in the form of the site's own."""
        text = json.dumps(self.digests, ensure_ascii=False, indent=0, sort_keys=True)
        return f"{text}\n".encode()


def collect_release(
    site: Path, title: str, host_files: Mapping[str, bytes], *, compressed: bool
) -> Release:
    """Everything in `site`, also what its owner put there, but no links and nothing hidden.

    A link may lead anywhere, and what is hidden is a tool's own business (`.git`, `.DS_Store`).
    """
    site = site.resolve()  # other programs read the files too, from other folders
    found: dict[str, PublicFile] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not _is_public(name) or path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        found[name] = PublicFile(name, path, digest_of(content))
        if compressed and worth_compressing(name, len(content)):
            packed = PublicFile(name + ENDING, path, found[name].digest, compressed=True)
            found.setdefault(packed.path, packed)
    for name, content in host_files.items():
        found.setdefault(name, PublicFile(name, content, digest_of(content)))
    return Release(dict(sorted(found.items())), title)


def _is_public(name: str) -> bool:
    return all(
        part in _PUBLIC_THOUGH_HIDDEN or not part.startswith(".") for part in name.split("/")
    )


def digest_of(content: bytes) -> str:
    """First 16 hexadecimal digits of the sha256, as in the site's manifest."""
    return hashlib.sha256(content).hexdigest()[:16]


def read_record(content: bytes) -> dict[str, str] | None:
    """The manifest that the last publish left at a target; None where it cannot be read."""
    try:
        data = json.loads(content.decode())
    except ValueError:
        return None
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        return None
    return data
