"""A small digest that is built, and what a person sees of publishing it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from litsite.cli import cli
from litsite.commands.init import init_digest

TEXT = (
    "青川县政务服务改革按下快进键\n\n近年来,青川县把政务服务改革作为头号工程,新建便民服务站12处。\n"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """An editor's desk: the digest, and the commands that are given there."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def run(self, *arguments: object) -> Result:
        words = [*map(str, arguments), "--root", str(self.root), "--lang", "en"]
        return CliRunner().invoke(cli, words)

    def publish(self, *arguments: object) -> dict[str, Any]:
        """What the command says to a machine; it has to succeed."""
        done = self.run("publish", "--json", *arguments)
        assert done.exit_code == 0, (done.stdout, done.exception)
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def refused(self, *arguments: object) -> dict[str, Any]:
        """The last problem of a publish that has to fail."""
        done = self.run("publish", "--json", *arguments)
        assert done.exit_code == 1, done.stdout
        told: dict[str, Any] = json.loads(done.stdout)["problems"][-1]
        return told

    def edit(self, text: str = "新建便民服务站15处") -> None:
        """An editor's change, built: one article's page and what lists it."""
        (article,) = (self.root / "content" / "articles").iterdir()
        was = article.read_text(encoding="utf-8")
        article.write_text(was.replace("新建便民服务站12处", text), encoding="utf-8")
        assert self.run("build").exit_code == 0

    def files(self) -> dict[str, bytes]:
        """The site as it shall be public."""
        return {name: content for name, content in contents(self.site).items() if not hidden(name)}


def contents(folder: Path) -> dict[str, bytes]:
    """Path → bytes of all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def hidden(name: str) -> bool:
    """Whether a file is nobody's page."""
    return name.startswith(".")


def plain(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without what only hosts read."""
    added = ("_headers", "_redirects")
    return {n: c for n, c in files.items() if not (hidden(n) or n in added or n.endswith(".gz"))}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A digest of one article, built once."""
    root = tmp_path_factory.mktemp("built") / "digest"
    init_digest(root)
    (root / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    made = Desk(root)
    assert made.run("build").exit_code == 0
    return made


@pytest.fixture
def desk(built: Desk, tmp_path: Path) -> Desk:
    """A copy of it for one test."""
    shutil.copytree(built.root, tmp_path / "digest", symlinks=True)
    return Desk(tmp_path / "digest")


Need = Callable[..., str]
