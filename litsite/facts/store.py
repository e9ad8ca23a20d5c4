"""The facts of one digest in `.litsite/facts.sqlite`: what was computed for which input.

A fact is found by its stage and the fingerprint of all that it was computed from, so nothing has to be
declared stale: another input is another key. SQLite keeps them because one file with many small values,
written whole or not at all, is what it is for. Values are MessagePack, decoded into the type that is asked
for (msgspec): unlike pickle, a file that somebody else put there can only be wrong, not run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol, TypeVar

from litsite.facts.lent_facts import LentFacts
from litsite.facts.program_version import program_version
from litsite.facts.sealed_facts import Returned, SealedFacts
from litsite.model.problem import Problem, make_problem

T = TypeVar("T")
FILE = "facts.sqlite"
_SHOWN = f".litsite/{FILE}"
_TABLES = """
create table program (version text not null);
create table facts (stage text not null, key blob not null, value blob not null);
create unique index facts_key on facts (stage, key);
"""


class Facts(Protocol):
    """Where stages find what they computed before."""

    def recall(self, stage: str, key: object, kind: type[T], compute: Callable[[], T]) -> T:
        """The value of `kind` that `compute` gives for `key`, computed or remembered."""
        ...

    def find(self, stage: str, key: object, kind: type[T]) -> T | None:
        """The value that was kept for `key`, if any."""
        ...

    def keep(self, stage: str, key: object, value: object) -> None:
        """Keep a value for `find`."""
        ...

    def read_ahead(self, stage: str) -> None:
        """Have all values of a stage at hand: most of them will be asked for, each once."""
        ...

    def save(self) -> None:
        """Make sure of what was kept until now, whatever becomes of this build."""
        ...

    def count_computed(self, stage: str) -> int:
        """How many values of the stage this build had to compute."""
        ...

    def lend(self, stages: Sequence[str]) -> LentFacts:
        """All values of some stages, for a copy of this process, which cannot use what this one has open."""
        ...

    def take_back(self, returned: Returned) -> None:
        """Note what was asked for, and computed, of what was lent."""
        ...


class NoFacts:
    """Remembers nothing."""

    def recall(self, stage: str, key: object, kind: type[T], compute: Callable[[], T]) -> T:
        return compute()

    def count_computed(self, stage: str) -> int:
        """Nothing is counted either."""
        return 0

    def find(self, stage: str, key: object, kind: type[T]) -> T | None:
        return None

    def keep(self, stage: str, key: object, value: object) -> None:
        pass

    def read_ahead(self, stage: str) -> None:
        pass

    def save(self) -> None:
        pass

    def lend(self, stages: Sequence[str]) -> LentFacts:
        return LentFacts({stage: {} for stage in stages})

    def take_back(self, returned: Returned) -> None:
        pass


NO_FACTS = NoFacts()


class FactStore(SealedFacts):
    """Facts on disk. Those that a build did not ask for are dropped when it ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection
        self._ahead: dict[str, dict[bytes, bytes]] = {}
        self._known = {
            (stage, key) for stage, key in connection.execute("select stage, key from facts")
        }

    def save(self) -> None:
        """Make sure of what was kept until now, whatever becomes of this build."""
        with self._tolerated():
            self._connection.commit()

    def read_ahead(self, stage: str) -> None:
        """Have all values of a stage at hand: most of them will be asked for, each once."""
        with self._tolerated():
            query = "select key, value from facts where stage = ?"
            self._ahead[stage] = dict(self._connection.execute(query, (stage,)))

    def lend(self, stages: Sequence[str]) -> LentFacts:
        """All values of some stages, for a copy of this process."""
        for stage in stages:
            self.read_ahead(stage)
        return LentFacts({stage: self._ahead.pop(stage, {}) for stage in stages})

    def _knows(self, stage: str, name: bytes) -> bool:
        return (stage, name) in self._known

    def _read(self, stage: str, name: bytes) -> bytes | None:
        if (kept := self._ahead.get(stage, {}).pop(name, None)) is not None:
            return kept
        with self._tolerated():
            query = "select value from facts where stage = ? and key = ?"
            for (value,) in self._connection.execute(query, (stage, name)):
                return value if isinstance(value, bytes) else None
        return None

    def _write(self, stage: str, name: bytes, value: bytes) -> None:
        self._ahead.get(stage, {}).pop(name, None)
        with self._tolerated():
            query = "insert or replace into facts values (?, ?, ?)"
            self._connection.execute(query, (stage, name, value))
            self._known.add((stage, name))

    @contextmanager
    def _tolerated(self) -> Iterator[None]:
        """A store that fails, on a full disk say, costs time and no build."""
        try:
            yield
        except sqlite3.DatabaseError:
            self.failed = True

    def drop_unasked(self) -> None:
        """Forget the facts of stages that ran which this build did not ask for."""
        gone = [
            (stage, key)
            for stage, key in self._known
            if stage in self._asked and key not in self._asked[stage]
        ]
        with self._tolerated():
            self._connection.executemany("delete from facts where stage = ? and key = ?", gone)
        self._known.difference_update(gone)


@contextmanager
def open_facts(folder: Path, problems: list[Problem], *, anew: bool = False) -> Iterator[FactStore]:
    """The store in `folder` (a digest's `.litsite`); what was computed is kept even if the build fails.

    A store that another program wrote is begun anew, and so is one that is damaged, with a word in
    `problems`. With `anew` nothing of before is known.
    """
    path = folder / FILE
    folder.mkdir(exist_ok=True)
    if anew:
        path.unlink(missing_ok=True)
    connection, store = _open(path)
    if store is None:
        connection.close()
        problems.append(make_problem(_SHOWN, 0, "facts-damaged", "note"))
        with suppress(OSError):  # in a folder that may only be read
            path.unlink()
        connection, store = _open(path)
    # Without any store, facts are kept for this build alone.
    store = store or _load(sqlite3.connect(":memory:"))
    try:
        yield store
        store.drop_unasked()
    finally:
        with suppress(sqlite3.DatabaseError):
            connection.commit()
        connection.close()
        if store.failed:
            problems.append(make_problem(_SHOWN, 0, "facts-damaged", "note"))
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _open(path: Path) -> tuple[sqlite3.Connection, FactStore | None]:
    connection = sqlite3.connect(path)
    try:
        # A cache may be lost by a power cut; waiting for the disk at each build costs more.
        connection.execute("pragma synchronous = off")
        return connection, _load(connection)
    except sqlite3.DatabaseError:
        return connection, None


def _load(connection: sqlite3.Connection) -> FactStore:
    names = {name for (name,) in connection.execute("select name from sqlite_master")}
    known = "program" in names and "facts" in names
    versions = list(connection.execute("select version from program")) if known else []
    if versions != [(program_version(),)]:
        connection.executescript("drop table if exists program; drop table if exists facts;")
        connection.executescript(_TABLES)
        connection.execute("insert into program values (?)", (program_version(),))
        connection.commit()
        connection.execute("vacuum")
    return FactStore(connection)
