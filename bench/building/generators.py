"""The generators, each built from nothing and again after an edit."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from bench.building.corpora import (
    ROOT,
    copy_seeds,
    write_digest,
    write_hugo_site,
    write_zensical_site,
)
from bench.building.edits import edit_middle, list_edits
from bench.building.process_costs import Cost, FailedError, run_measured
from litsite.model.article import Article

Say = Callable[[str], None]
CLEAN = "clean"
EDITED = "one article edited"


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to build one site."""

    generator: str
    what: str
    runs: tuple[Cost, ...]
    files: int
    size: int
    """Bytes of the output after the last run."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A generator that litsite is compared with."""

    name: str
    packages: tuple[str, ...]
    """On PyPI; all are needed."""
    write: Callable[[Sequence[Article], Path], None]
    command: tuple[str, ...]
    articles: str
    """Folder of the articles' Markdown."""
    output: str
    made: tuple[str, ...]
    """Folders that building from nothing begins without."""

    def versions(self) -> str | None:
        """Packages with their versions; None where one is not installed."""
        try:
            return ", ".join(f"{name} {metadata.version(name)}" for name in self.packages)
        except metadata.PackageNotFoundError:
            return None


_BIN = Path(sys.executable).parent
RIVALS = (
    # Neither has an incremental build of what is published: an edit takes both again.
    Rival(
        "Hugo + Pagefind",
        ("hugo", "pagefind", "pagefind_bin_extended"),
        write_hugo_site,
        ("sh", "-c", f'"{_BIN}/hugo" && "{sys.executable}" -m pagefind --site public'),
        "content/articles",
        "public",
        ("public",),
    ),
    Rival(
        "Zensical",
        ("zensical",),
        write_zensical_site,
        (f"{_BIN}/zensical", "build"),
        "docs/articles",
        "site",
        ("site", ".cache"),
    ),
)


def measure_litsite(
    articles: Sequence[Article] | None,
    spare: Sequence[Article],
    runs: int,
    root: Path,
    say: Say,
) -> list[Measured]:
    """From nothing, then after each edit; without `articles` the repository's own digest."""
    if articles is None:
        copy_seeds(root)
    else:
        write_digest(articles, root)

    def build(name: str) -> Cost:
        say(f"litsite, {name}")
        command = [sys.executable, "-m", "litsite", "build", "--root", str(root)]
        return run_measured(command, root, {"PYTHONPATH": str(ROOT)})

    def measured(name: str, costs: Sequence[Cost]) -> Measured:
        return Measured("litsite", name, tuple(costs), *_size(root / "site"))

    clean = []
    for _ in range(runs):
        _remove(root, ("site", ".litsite"))
        clean.append(build(CLEAN))
    rows = [measured(CLEAN, clean)]
    for edit in list_edits(spare):
        # What a build writes to content/ is read by the next one.
        build(f"before {edit.name}")
        costs = []
        for number in range(runs):
            edit.make(root, number)
            costs.append(build(edit.name))
        rows.append(measured(edit.name, costs))
    return rows


def measure_rival(
    rival: Rival, articles: Sequence[Article], runs: int, site: Path, say: Say
) -> list[Measured]:
    """From nothing, then after an edit; raises FailedError where it does not build."""
    rival.write(articles, site)

    def build(name: str) -> Cost:
        say(f"{rival.name}, {name}")
        return run_measured(rival.command, site, {})

    def measured(name: str, costs: Sequence[Cost]) -> Measured:
        files, size = _size(site / rival.output)
        if files <= len(articles):
            raise FailedError(f"{files} files for {len(articles)} articles")
        return Measured(rival.name, name, tuple(costs), files, size)

    clean = []
    for _ in range(runs):
        _remove(site, rival.made)
        clean.append(build(CLEAN))
    rows = [measured(CLEAN, clean)]
    edited = []
    for number in range(runs):
        edit_middle(site / rival.articles, "*.md", number)
        edited.append(build(EDITED))
    return [*rows, measured(EDITED, edited)]


def _remove(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


def _size(folder: Path) -> tuple[int, int]:
    """Files and their bytes."""
    sizes = [
        (Path(place) / name).stat().st_size for place, _, names in os.walk(folder) for name in names
    ]
    return len(sizes), sum(sizes)
