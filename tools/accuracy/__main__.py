"""`make accuracy`: score every annotated set, hold the scores to their floors, draw names for a person to judge."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

import click

from tools.accuracy.acceptability import tell
from tools.accuracy.annotated_sets import SETS, SHARED, AnnotatedSet
from tools.accuracy.asking import ROOT
from tools.accuracy.floors import (
    Pinned,
    compare,
    load_floors,
    lower_floors,
    percent,
    raise_floors,
    save_floors,
)
from tools.accuracy.measured import Measured

FLOORS = ROOT / "tests" / "accuracy" / "floors.yaml"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, metavar="[SET]…")
@click.option("--raise", "raising", is_flag=True, help="Set floors to what was measured.")
@click.option("--lower", metavar="SET[.MEASURE]", help="Lower a floor to what was measured.")
@click.option("--because", default="", help="Why it is lowered; goes into the file.")
@click.option("--documents", is_flag=True, help="Show each document's score, the worst first.")
@click.option("--faults", is_flag=True, help="Show what is wrong in each document.")
def main(
    names: Sequence[str],
    raising: bool,
    lower: str | None,
    because: str,
    documents: bool,
    faults: bool,
) -> None:
    """Score every annotated set (or those named); exit 1 where a score is below its floor."""
    names = (*names, *([lower.split(".")[0]] if lower else []))
    unknown = set(names) - {one.name for one in SETS}
    if unknown:
        raise click.UsageError(f"no such set: {', '.join(sorted(unknown))}")
    pinned = load_floors(FLOORS)
    sound = True
    click.echo(f"{'set':12} {'measure':28} {'value':>7} {'floor':>7} {'':>7}")
    for one in SETS:
        if names and one.name not in names:
            continue
        missing = one.missing()
        if missing:
            click.echo(f"{one.name:12} skipped: no {missing.relative_to(SHARED.parent)} here")
            continue
        measured, corpus = one.measure(), one.corpus()
        own = pinned.get(one.name)
        if lower:
            own = _lower(own, corpus, measured, lower, because)
        elif raising:
            own = raise_floors(own, corpus, measured.measures)
        if own:
            pinned[one.name] = own
        sound &= _show(one, own, corpus, measured)
        if documents or faults:
            _show_documents(measured, faults=faults)
    if not names:
        click.echo("\n".join(tell()))
    if lower or raising:
        save_floors(FLOORS, {one.name: pinned[one.name] for one in SETS if one.name in pinned})
    sys.exit(not sound)


def _lower(own: Pinned | None, corpus: str, measured: Measured, lower: str, because: str) -> Pinned:
    if own is None:
        raise click.UsageError(f"{lower} has no floor")
    try:
        return lower_floors(
            own,
            corpus,
            measured.measures,
            only=lower.partition(".")[2] or None,
            because=because,
            today=date.today(),
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _show(one: AnnotatedSet, own: Pinned | None, corpus: str, measured: Measured) -> bool:
    """Print a set's rows; say whether it keeps its floors."""
    compared = compare(own, measured.measures)
    for row in compared:
        difference = ""
        if row.value is not None and row.floor is not None and row.value != row.floor:
            difference = f"{row.value - row.floor:+.2f}"
        cells = ("—" if cell is None else f"{cell:.2f}" for cell in (row.value, row.floor))
        click.echo(
            f"{one.name:12} {row.measure:28} {' '.join(f'{cell:>7}' for cell in cells)} {difference:>7}"
            f"{'  FELL' if row.fell else ''}"
        )
    if own and own.corpus != corpus:
        click.echo(
            f"{one.name}: the annotated set is not the one that the floors were measured on; look, then "
            f'--raise, or --lower {one.name} --because "…"'
        )
        return False
    if any(row.rose for row in compared):
        click.echo(f"{one.name}: floors can be raised: --raise")
    return not any(row.fell for row in compared)


def _show_documents(measured: Measured, *, faults: bool) -> None:
    for name, document in sorted(measured.documents.items(), key=lambda item: item[1].score):
        click.echo(f"  {percent(document.score):6.2f}  {name}")
        if faults:
            for fault in document.faults:
                click.echo(f"          {fault}")


if __name__ == "__main__":
    main()
