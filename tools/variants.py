"""`make variants`: the seeds in other clothes (tests/splitting/variants.py), and how well each is split.

Their truth is the seeds' own, moved along, so a variant tells what a coding, a script, wrapping or a frame
costs on texts that are split without a fault as they are. Prints a Markdown table, the worst last.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from tests.splitting.variants import VARIANTS, write
from tools.accuracy.annotated_sets import TOOLS
from tools.accuracy.asking import ask_litsite
from tools.accuracy.split_scores import score_splits


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, type=click.Choice(sorted(VARIANTS)), metavar="[VARIANT]…")
def main(names: tuple[str, ...]) -> None:
    """Score the seeds in other clothes (all, or those named)."""
    scorer = TOOLS / "score_split.py"
    if not scorer.exists():
        raise click.ClickException(f"no {scorer.name} here")
    with tempfile.TemporaryDirectory() as folder:
        scores = {name: _score(name, Path(folder), scorer) for name in names or sorted(VARIANTS)}
    click.echo("| variant | pooled | mean of documents |\n| --- | ---: | ---: |")
    for name, (pooled, mean) in sorted(scores.items(), key=lambda one: (-one[1][0], one[0])):
        click.echo(f"| {name} | {100 * pooled:.1f} | {100 * mean:.1f} |")
    mean = sum(pooled for pooled, _ in scores.values()) / len(scores)
    click.echo(f"| **mean of {len(scores)}** | **{100 * mean:.1f}** | |")


def _score(name: str, folder: Path, scorer: Path) -> tuple[float, float]:
    write(name, folder)
    own = folder / name
    sources = tuple(sorted((own / "sources").iterdir()))
    seen = {str(one["file"]): one for one in ask_litsite("inspect", sources)}
    measured = score_splits(own / "gold", sorted((own / "plain").iterdir()), scorer, seen)
    return measured.measures["overall"], measured.measures["mean_of_documents"]


if __name__ == "__main__":
    main()
