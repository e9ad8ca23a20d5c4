"""Texts that would run where a page takes them for more than text: tests/hostile/vectors.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

HOST = "evil.example"
"""The host that vectors ask for; it exists nowhere (RFC 2606)."""
_CALL = "hit()"


def load_vectors() -> tuple[str, ...]:
    """Every vector, its call numbered, so that one that runs says which it is."""
    path = Path(__file__).with_name("vectors.yaml")
    families: Mapping[str, list[str]] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    texts = [text for family in families.values() for text in family]
    return tuple(text.replace(_CALL, f"hit({n})") for n, text in enumerate(texts))


VECTORS = load_vectors()


def _join(count: int) -> tuple[str, ...]:
    return tuple(" ".join(VECTORS[n : n + count]) for n in range(0, len(VECTORS), count))


TEXTS = _join(6)
"""All vectors, several a text: fewer pages to be opened."""
NAMES = _join(3)
"""All vectors, as many a text as the name of a file can hold."""
