"""`python -m tools.kills`: kill builds, tell what they left; exit 1 where something was half or lost."""

from __future__ import annotations

import datetime
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from tools.kills.edited_digest import EDITS, make_digest
from tools.kills.killed_build import WHEN, Killed, build, kill_build

_TOLD = 20


@click.command()
@click.option("--kills", default=200, show_default=True, help="How many builds to kill.")
@click.option("--seed", default=1, show_default=True, help="Of edits and moments.")
@click.option("--write", type=click.Path(path_type=Path), help="Write the page there.")
def main(kills: int, seed: int, write: Path | None) -> None:
    """Kill builds at random moments; nothing may be half, nothing lost."""
    with tempfile.TemporaryDirectory() as folder:
        told = run_campaign(Path(folder) / "digest", kills, seed)
    page = _page(told, seed)
    if write is None:
        click.echo(page)
    else:
        write.write_text(page, encoding="utf-8", newline="\n")
    sys.exit(int(any(one.faults for one in told)))


def run_campaign(root: Path, kills: int, seed: int) -> list[Killed]:
    """Edit a digest, kill its build, build it to the end, and so on."""
    chance = random.Random(seed)
    make_digest(root, chance)
    build(root)
    told = []
    for number in range(kills):
        # Each edit meets each kind of moment.
        edit = EDITS[number // len(WHEN) % len(EDITS)]
        edit(root, chance)
        one = kill_build(root, WHEN[number % len(WHEN)], chance)
        told.append(one)
        for fault in one.faults:
            click.echo(f"kill {number + 1}, after {edit.__name__}, {one.when}: {fault}", err=True)
        if (number + 1) % _TOLD == 0:
            click.echo(f"{number + 1} of {kills} builds killed", err=True)
    return told


def _page(told: Sequence[Killed], seed: int) -> str:
    faults = sum(bool(one.faults) for one in told)
    rows = [_row(when, [one for one in told if one.when == when]) for when in WHEN]
    rows.append(_row("all", told))
    table = "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)
    return f"""\
# Killed builds

{datetime.date.today()}, {os.cpu_count()} cores: `python -m tools.kills --kills {len(told)} --seed {seed} --write docs/kills.md`
(`make kills`).

A small digest is edited (sources come, change and go, an editor corrects articles, the title changes), its
build is ended by SIGKILL, and it is built again. A third of the kills come at any time of a build, a third
within 30 ms after content/ began to change, a third within 30 ms after the site's new files began to be laid
ready. Each file of content/ must then be as it was or as it shall be, the sources untouched, the site (once
whoever comes next has carried a decided exchange to its end) wholly old or wholly new; and the next build
must leave, file by file, what one that was never killed leaves.

Half, lost or different: {faults} of {len(told)}.

| killed | builds | done before | content/ old | some files new | new | site old | new | amid the exchange |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{table}
"""


def _row(name: str, told: Sequence[Killed]) -> tuple[str | int, ...]:
    content = Counter(one.content for one in told)
    site = Counter(one.site for one in told)
    return (
        name,
        len(told),
        sum(one.ended for one in told),
        *(content[state] for state in ("old", "some new", "new")),
        *(site[state] for state in ("old", "new")),
        sum(one.exchanging for one in told),
    )


if __name__ == "__main__":
    main()
