"""Options and fixtures that several stages share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from litsite.commands.init import init_digest
from litsite.config import load_config
from litsite.importing.parsed_source import Parsed, read_and_split
from litsite.language.gazetteer import settings_gazetteer
from litsite.model.library import Library
from litsite.pipeline import build_site, load_library, parse_sources

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite what the golden cases expect, then fail, so that somebody reads the change",
    )
    parser.addoption(
        "--browser-required",
        action="store_true",
        help="fail instead of skipping where Chromium is missing (make test does)",
    )
    parser.addoption(
        "--servers-required",
        action="store_true",
        help="fail instead of skipping where git, rsync, sshd, nginx, Caddy or the package distributed is missing (make test does)",
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of the five seeds."""
    return ROOT / "sources"


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """An empty digest in a folder of its own."""
    init_digest(tmp_path / "digest")
    return tmp_path / "digest"


@pytest.fixture(scope="session")
def seed_digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first digest, built from its sources and nothing else. Read it; do not change it."""
    root = tmp_path_factory.mktemp("seeds")
    shutil.copytree(ROOT / "sources", root / "sources")
    (root / "content").mkdir()
    shutil.copy(ROOT / "content" / "site.yaml", root / "content")
    shutil.copytree(ROOT / "content" / "pages", root / "content" / "pages")
    config, _ = load_config(root)
    parse_sources(config)
    build_site(config)
    return root


@pytest.fixture(scope="session")
def seed_library(seed_digest: Path) -> Library:
    """What the first digest's pages are made of."""
    return load_library(load_config(seed_digest)[0])[0]


@pytest.fixture(scope="session")
def seed_parsed() -> list[Parsed]:
    """The five seeds, read and split."""
    paths = [(path, path.name) for path in sorted((ROOT / "sources").iterdir())]
    return read_and_split(paths, settings_gazetteer(load_config(ROOT)[0].settings))[0]


@pytest.fixture(scope="session")
def find_program(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Finds a program of the system, or skips; fails where `make test` has installed it."""

    def find(name: str) -> str:
        found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin:/sbin")
        if not found and request.config.getoption("--servers-required"):
            pytest.fail(f"no {name} found; tools/need-servers.sh installs it on Debian")
        if not found:
            pytest.skip(f"no {name} found")
        assert found
        return found

    return find


BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright; nothing is downloaded. One for all: Playwright starts once."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        if request.config.getoption("--browser-required"):
            pytest.fail("no Chromium found; tools/need-browser.sh installs it on Debian")
        pytest.skip("no Chromium found")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-dev-shm-usage",  # containers give it 64 MB
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield launched
        launched.close()
