"""Indexes that log what is read of them, so that a page is known to depend on that and on nothing else.

While a page is made, each index notes the keys that were asked for. Later the page need not be made again
as long as all that it read has the same fingerprints: a build system's dynamic dependencies, traced rather
than declared (Mokhov, Mitchell and Peyton Jones, "Build systems à la carte", 2018: constructive traces).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar, overload

from litsite.facts.fingerprint import fingerprint

K = TypeVar("K", bound="str | tuple[str, str]")
V = TypeVar("V")
Key = str | tuple[str, str] | None
"""None: all of an index, and its order."""
Reads = dict[str, list[Key]]
"""Name of an index → what was read of it."""
_ABSENT = b""


class Index(Protocol):
    """What a log knows of an index."""

    def print_of(self, key: Key, /) -> bytes:
        """The fingerprint of what a key holds."""
        ...


class ReadLog:
    """What is read of all indexes that belong to it."""

    def __init__(self) -> None:
        self._indexes: dict[str, Index] = {}
        self._noted: dict[str, dict[Key, None]] | None = None

    def add(self, name: str, index: Index) -> None:
        """Let an index note its reads under `name`."""
        self._indexes[name] = index

    def note(self, name: str, key: Key) -> None:
        """Note that `key` of the index `name` was asked for."""
        if self._noted is not None:
            self._noted.setdefault(name, {})[key] = None

    @contextmanager
    def recording(self) -> Iterator[Reads]:
        """Fill the given dictionary, when the block ends, with what was read in it."""
        self._noted, reads = {}, Reads()
        try:
            yield reads
        finally:
            reads |= {name: _outermost(keys) for name, keys in sorted(self._noted.items())}
            self._noted = None

    def print_of(self, reads: Reads) -> bytes:
        """The fingerprint of what those places hold now."""
        prints = [
            self._indexes[name].print_of(key)
            for name, keys in reads.items()
            if name in self._indexes
            for key in keys
        ]
        return fingerprint(prints)


def _outermost(keys: dict[Key, None]) -> list[Key]:
    return [None] if None in keys else list(keys)


class LoggedMapping(Mapping[K, V]):
    """A mapping that notes which of its keys are asked for.

    `shape` gives what stands for a value when it is told whether it is still the same; by default itself.
    """

    def __init__(
        self,
        log: ReadLog,
        name: str,
        values: Mapping[K, V],
        shape: Callable[[V], object] | None = None,
    ) -> None:
        self._log, self._name = log, name
        self._values, self._shape = values, shape
        self._prints: dict[Key, bytes] = {}
        log.add(name, self)

    def __getitem__(self, key: K) -> V:
        self._log.note(self._name, key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._log.note(self._name, key)  # type: ignore[arg-type]
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._log.note(self._name, None)
        return iter(self._values)

    def __len__(self) -> int:
        self._log.note(self._name, None)
        return len(self._values)

    def print_of(self, key: Key) -> bytes:
        """The fingerprint of a key's value; an empty one where there is none."""
        known = self._prints.get(key)
        if known is None:
            known = self._prints[key] = self._print(key)
        return known

    def _print(self, key: Key) -> bytes:
        if key is None:
            return fingerprint([(own, self.print_of(own)) for own in self._values])
        if key not in self._values:
            return _ABSENT
        value = self._values[key]  # type: ignore[index]
        return fingerprint(self._shape(value) if self._shape else value)


class LoggedSequence(Sequence[V], Generic[V]):
    """A sequence that notes that it was looked at."""

    def __init__(
        self,
        log: ReadLog,
        name: str,
        values: Sequence[V],
        shape: Callable[[V], object] | None = None,
    ) -> None:
        self._log, self._name = log, name
        self._values, self._shape = values, shape
        self._known: bytes | None = None
        log.add(name, self)

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[V]: ...
    def __getitem__(self, index: int | slice) -> V | Sequence[V]:
        self._log.note(self._name, None)
        return self._values[index]

    def __iter__(self) -> Iterator[V]:
        self._log.note(self._name, None)
        return iter(self._values)

    def __len__(self) -> int:
        self._log.note(self._name, None)
        return len(self._values)

    def print_of(self, _: Key) -> bytes:
        """The fingerprint of all of it."""
        if self._known is None:
            shape = self._shape or (lambda value: value)
            self._known = fingerprint([shape(value) for value in self._values])
        return self._known
