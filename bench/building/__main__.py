"""`python -m bench.building`: builds measured side by side, shown or written as a page of tables."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import click
import psutil

from bench.building.corpora import ROOT, load_articles
from bench.building.generators import (
    CLEAN,
    RIVALS,
    Measured,
    measure_litsite,
    measure_rival,
)
from bench.building.process_costs import FailedError
from bench.tables import Progress, table
from litsite import __version__

COLUMNS = ("", "wall, s", "CPU, s", "memory, MB", "files", "output, MB")
MB = 1_000_000


@click.command()
@click.option(
    "--articles",
    "sizes",
    multiple=True,
    type=int,
    default=(1000,),
    show_default=True,
    help="Of the generated corpus; may be given several times. 0: the repository's own digest.",
)
@click.option("--runs", default=3, show_default=True, help="Of which the medians are shown.")
@click.option("--rivals/--no-rivals", default=True, help="Measure Hugo and Zensical, too.")
@click.option("--write", type=click.Path(path_type=Path), help="Write the page there.")
def main(sizes: tuple[int, ...], runs: int, rivals: bool, write: Path | None) -> None:
    """Time, memory and output of litsite's builds, beside Hugo with Pagefind and Zensical."""
    options = " ".join([*(f"--articles {one}" for one in sizes), f"--runs {runs}"])
    parts = [_head(f"python -m bench.building {options} --write docs/build-measurements.md")]
    parts += [_measure(count, runs, rivals, Progress()) for count in sizes]
    page = "\n".join(parts)
    if write is None:
        click.echo(page)
    else:
        write.write_text(page, encoding="utf-8", newline="\n")


def _head(command: str) -> str:
    revision = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    versions = [one.versions() or f"{one.name} not installed" for one in RIVALS]
    memory = psutil.virtual_memory().total / 2**30
    return f"""\
# Building, measured

{datetime.date.today()}, {_processor()} with {os.cpu_count()} cores, {memory:.0f} GiB of memory, \
{platform.system()}, Python {platform.python_version()}; litsite {__version__} at {revision}, \
{", ".join(versions)}.

Medians. *Wall* and *CPU* are of the whole command with the start of its program; *memory* is what all its
processes held at once (what they share is counted once); *files* and *output* are what would be published.
litsite's articles stand in `content/` without sources, as an editor would write them; the rivals' sites
(`bench/building/hugo`, `bench/building/zensical`) have a page an article, a home page, lists by district and
topic, and search. litsite's pages have more on them: figures, series, related articles, glossary, downloads.

To measure again, in the repository's root (`make bench-building` makes the environment first):

```
{command}
```
"""


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def _measure(count: int, runs: int, rivals: bool, say: Progress) -> str:
    """One size: its heading, its table, and how the clean builds compare."""
    name = f"{count:,} generated articles" if count else "The repository's own digest"
    say(f"{name}: writing")
    articles, spare = load_articles(count, 2 * runs)
    load = os.getloadavg()[0]
    told = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        rows = measure_litsite(articles if count else None, spare, runs, folder / "litsite", say)
        for rival in RIVALS if rivals else ():
            if rival.versions() is None:
                told.append(f"{rival.name} is not installed and was not measured.\n")
                continue
            try:
                rows += measure_rival(rival, articles, runs, folder / rival.name, say)
            except FailedError as error:
                told.append(f"{rival.name} did not build: {error}\n")
    load = max(load, os.getloadavg()[0])
    runs_said = "One run" if runs == 1 else f"{runs} runs"
    told.append(f"{runs_said} each. Load of the machine, its own included: {load:.1f}.\n")
    return "\n".join([f"## {name}\n", table(COLUMNS, _rows(rows)), *_compare(rows), *told])


def _rows(measured: Sequence[Measured]) -> list[tuple[str, ...]]:
    return [
        (
            f"{one.generator}, {one.what}",
            f"{_wall(one):.2f}",
            f"{_cpu(one):.2f}",
            f"{median(run.peak for run in one.runs) / MB:,.0f}",
            f"{one.files:,}",
            f"{one.size / MB:,.1f}",
        )
        for one in measured
    ]


def _compare(measured: Sequence[Measured]) -> list[str]:
    """How litsite's builds from nothing compare with a rival's."""
    own, *others = [one for one in measured if one.what == CLEAN]
    return [
        f"From nothing, litsite takes {_wall(own) / _wall(one):.1f} × the time of {one.generator} and "
        f"{_cpu(own) / _cpu(one):.1f} × its CPU.\n"
        for one in others
    ]


def _wall(one: Measured) -> float:
    return median(run.wall for run in one.runs)


def _cpu(one: Measured) -> float:
    return median(run.cpu for run in one.runs)


if __name__ == "__main__":
    main()
