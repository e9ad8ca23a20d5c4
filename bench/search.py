"""How well the search finds, and what it costs: `python -m bench.search --help`."""

from __future__ import annotations

import os
import platform
import tempfile
from pathlib import Path

import click

from bench.corpus import generate
from bench.cost import report_cost
from bench.minisite import build_measured, load_seeds
from bench.pagefind import report_pagefind
from bench.quality import report_quality

SEED = 7
write_option = click.option(
    "--write", type=click.Path(path_type=Path), help="Write the tables there instead of showing."
)
seed_option = click.option("--seed", default=SEED, show_default=True, help="Of the queries.")
site_option = click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the mini-site; one that was built there is used again.",
)


@click.group()
def main() -> None:
    """Measure the search in headless Chromium."""


@main.command()
@click.option("--articles", default=0, help="Of a generated corpus, beside the seeds' digest.")
@click.option("--queries", default=300, show_default=True, help="Of each kind.")
@seed_option
@write_option
def quality(articles: int, queries: int, seed: int, write: Path | None) -> None:
    """Recall and precision against a plain scan, over file:// and http."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [report_quality(load_seeds(), "the seeds", Path(folder) / "a", queries, seed)]
        if articles:
            name = f"{articles:,} generated articles"
            library = generate(articles)
            parts.append(report_quality(library, name, Path(folder) / "b", queries, seed))
    show("\n".join(parts), write)


@main.command()
@click.option("--articles", default=10_000, show_default=True, help="Of the generated corpus.")
@click.option("--queries", default=60, show_default=True, help="Each asked on a page of its own.")
@click.option(
    "--pause",
    default=500,
    show_default=True,
    help="Milliseconds that a fresh page stands before its first query; 0: as fast as no hand is.",
)
@seed_option
@site_option
@write_option
def cost(
    articles: int, queries: int, pause: int, seed: int, site: Path | None, write: Path | None
) -> None:
    """Bytes, requests, latency, index size and build time."""
    with tempfile.TemporaryDirectory() as folder:
        own = site or Path(folder) / "generated"
        show(report_cost(articles, own, Path(folder) / "seeds", queries, seed, pause), write)


@main.command()
@click.option("--queries", default=300, show_default=True, help="Of each kind.")
@click.option("--version", default="latest", show_default=True, help="Of Pagefind.")
@seed_option
@write_option
def pagefind(queries: int, version: str, seed: int, write: Path | None) -> None:
    """The same numbers for Pagefind, on the seeds."""
    show(report_pagefind(load_seeds(), version, queries, seed), write)


@main.command()
@click.option("--date", required=True, help="When it was measured; no clock is read.")
@click.option("--write", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def report(date: str, write: Path, parts: tuple[Path, ...]) -> None:
    """Join what the other commands wrote (PARTS) into one page."""
    head = (
        "# Search, measured\n\n"
        f"{date}, {platform.machine()} with {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, headless Chromium of the system.\n\n"
        "To measure again, in the repository's root (`.venv/bin/python` has what it needs):\n\n"
        "```\n"
        "python -m bench.search quality --articles 1000 --write quality.md\n"
        "python -m bench.search cost --articles 10000 --write cost.md\n"
        "python -m bench.search pagefind --write pagefind.md\n"
        f"python -m bench.search report --date {date} --write {write} quality.md cost.md pagefind.md\n"
        "```\n"
    )
    texts = [part.read_text(encoding="utf-8").rstrip() + "\n" for part in parts]
    write.write_text("\n".join([head, *texts]), encoding="utf-8", newline="\n")


@main.command(hidden=True)
@click.option("--articles", required=True, type=int)
@click.option("--queries", required=True, type=int)
@click.option("--seed", required=True, type=int)
@click.option("--site", required=True, type=click.Path(path_type=Path))
def build(articles: int, queries: int, seed: int, site: Path) -> None:
    """Build a mini-site; `cost` runs this in a process of its own. 0 articles: the seeds."""
    build_measured(generate(articles) if articles else load_seeds(), site, queries, seed)


def show(text: str, path: Path | None) -> None:
    """Print the tables, or write them to a file."""
    if path is None:
        click.echo(text)
    else:
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
