"""All that a build reads, as one fingerprint: nothing else may change what it makes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from litsite.config import Config
from litsite.facts.fingerprint import fingerprint


def fingerprint_inputs(config: Config) -> bytes:
    """Names and bytes of sources/, content/ and the templates; of what is no file, the name alone.

    The program itself is not in it: facts of another program are not found at all.
    """
    folders = (config.sources, config.content, config.templates)
    return fingerprint([list(_files(folder)) for folder in folders])


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape").hex()
        try:
            yield name, hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
        except OSError as error:
            yield name, str(error.errno).encode()
