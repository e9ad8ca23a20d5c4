"""Workers of other machines: those of a dask scheduler, behind the standard interface of an executor."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future, wait
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeVar
from urllib.parse import urlsplit

from litsite.facts.program_version import program_version
from litsite.model.problem import LitsiteError, make_problem

T = TypeVar("T")
DASK = "dask://"
_OPTION = "--workers"
PATIENCE = 10.0
"""Seconds in which a scheduler must answer, and within which a lost worker must be replaced by another."""


@contextmanager
def open_dask(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at `dask://HOST:PORT`.

    Raises LitsiteError where there are none, where one computes with another program, which may give other
    bytes, and where they are lost while they compute.
    """
    host, port = _read_address(address)
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise LitsiteError(make_problem(_OPTION, 0, "no-dask", "error")) from error
    try:
        _await_greeting(host, port)
        client = distributed.Client(f"tcp://{_bracketed(host)}:{port}", timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise _told("dask-unreachable", value=address, reason=error) from error
    try:
        _refuse_others(client, address)
        lost = (distributed.KilledWorker, distributed.comm.CommClosedError, CancelledError)
        yield _DaskExecutor(client, address, lost)
    finally:
        # A scheduler that is lost does not say good-bye.
        client.close(timeout=1)


def _read_address(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not (host and port) or address.rstrip("/") != f"{DASK}{parts.netloc}":
        raise _told("bad-workers", value=address)
    return host, port


def _await_greeting(host: str, port: int) -> None:
    """A scheduler speaks first; a client waits for ever for one that says nothing, and long where nobody listens.

    Raises OSError.
    """
    with socket.create_connection((host, port), PATIENCE) as connection:
        if not connection.recv(1):
            raise ConnectionResetError("hung up")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _refuse_others(client: Any, address: str) -> None:
    """Wait for a first worker; each must run the program that runs here."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise _told("dask-no-workers", value=address) from error
    own = program_version()
    for worker, version in client.run(program_version, on_error="return").items():
        if version != own:
            raise _told("dask-other-program", worker=worker)


class _DaskExecutor(Executor):
    """Submits to a client's scheduler; does not wait for ever for workers that are gone."""

    def __init__(self, client: Any, address: str, lost: tuple[type[BaseException], ...]) -> None:
        """`lost`: what is raised when scheduler or workers are gone."""
        self._executor = client.get_executor(pure=False)
        self._client, self._address, self._lost = client, address, lost

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """As `Executor.submit`."""
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[T]:
        """As `Executor.map`, without a limit on the time of a task that a worker is at."""
        futures = [self.submit(fn, *arguments) for arguments in zip(*iterables, strict=False)]
        futures.reverse()
        # What was handed out is the caller's: 10,000 articles need not be here twice.
        return (self._wait(futures.pop()) for _ in range(len(futures)))

    def _wait(self, future: Future[T]) -> T:
        try:
            while not future.done():
                wait([future], PATIENCE)
                if not (future.done() or self._client.nthreads()):
                    raise CancelledError("no workers")
            return future.result()
        except self._lost as error:
            raise _told(
                "dask-lost", value=self._address, reason=str(error) or type(error).__name__
            ) from error


def _told(code: str, **values: object) -> LitsiteError:
    return LitsiteError(make_problem(_OPTION, 0, code, "error", **values))
