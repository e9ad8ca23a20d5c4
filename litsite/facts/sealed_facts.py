"""How facts are named, encoded and sealed, wherever their bytes are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

import msgspec

from litsite.facts.fingerprint import fingerprint

T = TypeVar("T")
_ENCODER = msgspec.msgpack.Encoder()
_SEAL = 4
"""Bytes in front of each value that say whether it is what was kept."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of facts that were lent: see `Facts.take_back`."""

    asked: dict[str, set[bytes]]
    """By stage, the names of what was asked for."""
    kept: list[tuple[str, bytes, bytes]]
    """Stage, name and sealed value of what was computed."""
    computed: Counter[str]
    failed: bool
    """Whether something was damaged."""


class SealedFacts(ABC):
    """Values found and kept by stage and fingerprint, and notes of what was asked for."""

    def __init__(self) -> None:
        self.failed = False
        self._decoders: dict[type, msgspec.msgpack.Decoder[object]] = {}
        self._asked: dict[str, set[bytes]] = {}
        self._computed: Counter[str] = Counter()

    def recall(self, stage: str, key: object, kind: type[T], compute: Callable[[], T]) -> T:
        """The value of `kind` that `compute` gives for `key`, computed or remembered."""
        found = self.find(stage, key, kind)
        if found is not None:
            return found
        value = compute()
        self._computed[stage] += 1
        self.keep(stage, key, value)
        return value

    def count_computed(self, stage: str) -> int:
        """How many values of the stage this build had to compute."""
        return self._computed[stage]

    def find(self, stage: str, key: object, kind: type[T]) -> T | None:
        """The value that was kept for `key`, if any."""
        name = fingerprint(key)
        self._asked.setdefault(stage, set()).add(name)
        if self._knows(stage, name):
            sealed = self._read(stage, name)
            if sealed is None or not _is_whole(stage, name, sealed):
                self.failed = True
                return None
            with suppress(msgspec.MsgspecError):
                return self._decoder(kind).decode(sealed[_SEAL:])  # type: ignore[return-value]
        return None

    def keep(self, stage: str, key: object, value: object) -> None:
        """Keep a value for `find`."""
        name = fingerprint(key)
        self._asked.setdefault(stage, set()).add(name)
        encoded = _ENCODER.encode(value)
        self._write(stage, name, _seal(stage, name, encoded) + encoded)

    def take_back(self, returned: Returned) -> None:
        """Note what was asked for, and computed, of what was lent."""
        for stage, names in returned.asked.items():
            self._asked.setdefault(stage, set()).update(names)
        for stage, name, sealed in returned.kept:
            self._write(stage, name, sealed)
        self._computed.update(returned.computed)
        self.failed = self.failed or returned.failed

    def _decoder(self, kind: type) -> msgspec.msgpack.Decoder[object]:
        if kind not in self._decoders:
            self._decoders[kind] = msgspec.msgpack.Decoder(kind)
        return self._decoders[kind]

    @abstractmethod
    def _knows(self, stage: str, name: bytes) -> bool: ...

    @abstractmethod
    def _read(self, stage: str, name: bytes) -> bytes | None: ...

    @abstractmethod
    def _write(self, stage: str, name: bytes, value: bytes) -> None: ...


def _seal(stage: str, name: bytes, encoded: bytes | memoryview) -> bytes:
    """SQLite sees that its pages hang together, not that they say what was written; a value may be another's."""
    return crc32(encoded, crc32(name, crc32(stage.encode()))).to_bytes(_SEAL, "big")


def _is_whole(stage: str, name: bytes, sealed: bytes) -> bool:
    return sealed[:_SEAL] == _seal(stage, name, memoryview(sealed)[_SEAL:])
