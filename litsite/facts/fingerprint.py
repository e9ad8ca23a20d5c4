"""One short name for a value: equal values have equal fingerprints, in every run."""

from __future__ import annotations

import hashlib

import msgspec

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def fingerprint(value: object) -> bytes:
    """16 bytes of BLAKE2b over the value's MessagePack; `value`: dataclasses, containers, plain values."""
    return hashlib.blake2b(_ENCODER.encode(value), digest_size=16).digest()


def hash_content(content: bytes) -> str:
    """The first 16 hexadecimal digits of a file's sha256."""
    return hashlib.sha256(content).hexdigest()[:16]
