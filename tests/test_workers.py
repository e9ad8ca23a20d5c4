"""Builds computed by others: the same bytes, and a word where the others are not there or go."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from litsite import dask_workers
from litsite.dask_workers import open_dask
from litsite.model.problem import LitsiteError
from litsite.workers import open_workers

ROOT = Path(__file__).parent.parent
ARTICLES = 120
"""So many that a build asks its workers: see `recall_all`."""


@pytest.fixture(scope="module")
def distributed(request: pytest.FixtureRequest) -> ModuleType:
    """The package, of the extra `dask`."""
    if not request.config.getoption("--servers-required"):
        return pytest.importorskip("distributed", reason="the extra dask is not installed")
    import distributed

    return distributed


@pytest.fixture(scope="module")
def cluster(distributed: ModuleType) -> Iterator[Any]:
    """Two workers, each a process of its own, and their scheduler."""
    with _make_cluster(distributed, 2) as cluster:
        yield cluster


def _make_cluster(distributed: ModuleType, workers: int) -> Any:
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
    )


def _address(cluster: Any) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


def _codes(deed: Callable[[], object]) -> str:
    with pytest.raises(LitsiteError) as told:
        deed()
    return told.value.problem.code


def _wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        pass


def _open(address: str) -> None:
    with open_workers(address):
        pass


def _make_digest(root: Path) -> None:
    (root / "sources").mkdir(parents=True)
    (root / "content").mkdir()
    (root / "content" / "site.yaml").write_text("schema: 1\ntitle: 云泽文摘\n", "utf-8")
    for number in range(ARTICLES):
        text = f"临溪区第{number}号改革见成效\n2023-01-12　来源：云泽日报\n临溪区新建公园{number}个，增长8.2%。\n"
        (root / "sources" / f"{number:03}.txt").write_text(text, "utf-8")


def _build(root: Path, workers: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "litsite", "build", "--root", root, "--workers", workers]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for name in ("content", "site")
        for path in sorted((root / name).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes of the digest."""
    root = tmp_path_factory.mktemp("alone") / "digest"
    _make_digest(root)
    return _build(root, "1")


@pytest.mark.slow
def test_copies_of_this_process_give_the_bytes_of_one_process(
    tmp_path: Path, alone: dict[str, bytes]
) -> None:
    _make_digest(tmp_path / "digest")
    together = _build(tmp_path / "digest", "2")
    assert [name for name in alone if alone[name] != together.get(name)] == []
    assert together.keys() == alone.keys()


@pytest.mark.slow
def test_two_workers_of_a_scheduler_give_the_bytes_of_one_process(
    tmp_path: Path, distributed: ModuleType, cluster: Any, alone: dict[str, bytes]
) -> None:
    _make_digest(tmp_path / "together")
    with distributed.Client(cluster) as client, distributed.get_task_stream(client) as stream:
        together = _build(tmp_path / "together", _address(cluster))
    assert [name for name in alone if alone[name] != together.get(name)] == []
    assert together.keys() == alone.keys()
    done = {(task["worker"], task["key"].partition("-")[0]) for task in stream.data}
    assert {work for _, work in done} >= {"_read_and_split_some", "to_articles", "read_articles"}
    assert len({worker for worker, _ in done}) == 2


def test_a_missing_package_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert _codes(lambda: _open("dask://127.0.0.1:8786")) == "no-dask"


@pytest.mark.parametrize("address", ["dask://", "dask://host", "dask://host:many", "dask://h:1/x"])
def test_an_address_without_host_or_port_is_told(address: str) -> None:
    assert _codes(lambda: _open(address)) == "bad-workers"


def test_an_address_where_nobody_listens_is_told(distributed: ModuleType) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"dask://127.0.0.1:{free.getsockname()[1]}"
        assert _codes(lambda: _open(address)) == "dask-unreachable"


def test_somebody_who_listens_and_says_nothing_is_told(
    distributed: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_workers, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"dask://127.0.0.1:{mute.getsockname()[1]}"
        assert _codes(lambda: _open(address)) == "dask-unreachable"


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(
    distributed: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_workers, "PATIENCE", 0.5)
    with _make_cluster(distributed, 0) as empty:
        assert _codes(lambda: _open(_address(empty))) == "dask-no-workers"


@pytest.mark.slow
def test_a_worker_with_another_program_is_refused(
    cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_workers, "program_version", lambda: f"of process {os.getpid()}")
    assert _codes(lambda: _open(_address(cluster))) == "dask-other-program"


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced(distributed: ModuleType, cluster: Any) -> None:
    with distributed.Client(cluster) as client, open_dask(_address(cluster)) as executor:
        answers = executor.map(pow, range(2000), range(2000))
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        assert list(answers) == [number**number for number in range(2000)]


@pytest.mark.slow
def test_workers_that_a_task_kills_again_and_again_are_told(cluster: Any) -> None:
    with open_dask(_address(cluster)) as executor:
        assert _codes(lambda: list(executor.map(os._exit, [1]))) == "dask-lost"


@pytest.mark.slow
def test_workers_that_are_gone_are_not_waited_for(
    distributed: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_workers, "PATIENCE", 0.5)
    with _make_cluster(distributed, 1) as cluster, open_dask(_address(cluster)) as executor:
        assert list(executor.map(abs, [-1])) == [1]
        cluster.scale(0)
        assert _codes(lambda: list(executor.map(abs, [-2]))) == "dask-lost"


@pytest.mark.slow
def test_a_fault_of_the_program_keeps_its_own_name(cluster: Any) -> None:
    with open_dask(_address(cluster)) as executor, pytest.raises(ValueError, match="no number"):
        list(executor.map(int, ["no number"]))
