"""`.gz` beside large text files, for servers that send them as they are (`gzip_static`, `precompressed`).

They are made when the site is published, not when it is built: a folder that is opened by double-click has
no use for them, they would add a seventh to it (14 % at the seeds), and gzip's bytes differ between versions
of zlib, while a build's bytes must not.
"""

from __future__ import annotations

import gzip
import zlib

from litsite.addresses import SEARCH_FOLDER

ENDING = ".gz"
SMALLEST = 8192
"""Bytes; smaller files save less than a packet or two, and servers compress them in passing."""
_TEXT = frozenset(("html", "css", "js", "json", "jsonl", "csv", "xml", "txt", "md", "svg"))


def worth_compressing(path: str, size: int) -> bool:
    """Whether a file is text and large; the search's files are compressed as they are."""
    ending = path.rpartition(".")[2].lower()
    return size >= SMALLEST and ending in _TEXT and not path.startswith(SEARCH_FOLDER)


def compress(content: bytes) -> bytes:
    """Without name and time, so that the same content gives the same bytes."""
    return gzip.compress(content, 9, mtime=0)


def expand(content: bytes) -> bytes | None:
    """What was compressed; None where it was not."""
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return None
