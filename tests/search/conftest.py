"""Node, and indexes that Python has just built."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def small() -> ModuleType:
    """The five tiny articles (small.py)."""
    return _load("small")


@pytest.fixture(scope="session")
def contract() -> ModuleType:
    """What makes the contract files (contract.py)."""
    return _load("contract")


@pytest.fixture(scope="session")
def small_site(small: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index of the five tiny articles."""
    folder: Path = tmp_path_factory.mktemp("small")
    small.write_index(small.LIBRARY, folder, small.PRINTED)
    return folder


@pytest.fixture(scope="session")
def node(request: pytest.FixtureRequest) -> str:
    """Path of Node."""
    path = shutil.which("node") or shutil.which("nodejs")
    if path is None:
        if request.config.getoption("--browser-required"):
            pytest.fail("no Node found; tools/need-browser.sh installs it on Debian")
        pytest.skip("no Node found")
    return path
