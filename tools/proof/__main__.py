"""`python -m tools.proof`: play sequences of edits, tell what differed; exit 1 where something did."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path

import click

from litsite.facts.program_version import program_version
from tools.proof.played import EDITS, Result, Step, play_sequence

_RESULTS: dict[Result, str] = {
    "built": "the site changed",
    "unchanged": "nothing of the site changed",
    "kept": "left as it was, for what cannot be read",
    "refused": "ended with an error, for settings or a template",
    "crashed": "failed, by a fault of litsite",
}


@click.command()
@click.option("--steps", default=5000, show_default=True, help="How many steps, in sequences.")
@click.option("--length", default=25, show_default=True, help="Steps of a sequence.")
@click.option("--seed", default=1, show_default=True, help="Of all sequences.")
@click.option("--sequence", type=int, help="Play this one again, and no other.")
@click.option("--processes", default=os.cpu_count() or 1, help="Sequences that are played at once.")
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    default=Path(".cache/proof.jsonl"),
    show_default=True,
    help="What was played is kept there, and the rest played when this is called again.",
)
@click.option("--write", type=click.Path(path_type=Path), help="Write the page there.")
def main(
    steps: int,
    length: int,
    seed: int,
    sequence: int | None,
    processes: int,
    record: Path,
    write: Path | None,
) -> None:
    """Edit digests, build them with what is known and from nothing; nothing may differ."""
    click.echo(f"seed {seed}", err=True)
    if sequence is not None:
        for step in play_sequence(seed, sequence, length):
            click.echo(f"{step.number}: {', '.join(step.edits)}: {step.result}")
            _tell(step, seed, length)
        return
    wanted = range(-(-steps // length))
    kept = Record(record, {"seed": seed, "length": length, "program": program_version()})
    if kept.steps:
        click.echo(f"{len(kept.steps)} steps were played before", err=True)
    missing = [number for number in wanted if number not in kept.done]
    # Each sequence in a process of its own: what a program remembers in memory shall not carry over.
    with ProcessPoolExecutor(processes, max_tasks_per_child=1) as executor:
        futures = [executor.submit(play_sequence, seed, number, length) for number in missing]
        for future in as_completed(futures):
            played = future.result()
            kept.add(played)
            for step in played:
                _tell(step, seed, length)
            faults = sum(bool(step.faults) for step in kept.steps)
            click.echo(
                f"{len(kept.steps)} of {len(wanted) * length} steps, {faults} with faults", err=True
            )
    shown = [step for step in kept.steps if step.sequence in wanted]
    page = write_page(shown, seed, length)
    if write is None:
        click.echo(page)
    else:
        write.write_text(page, encoding="utf-8", newline="\n")
    sys.exit(int(any(step.faults for step in shown)))


class Record:
    """The sequences that were played whole; those of another seed or program are forgotten."""

    def __init__(self, path: Path, heading: dict[str, object]) -> None:
        self._path = path
        self.steps: list[Step] = []
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        if lines and json.loads(lines[0]) == heading:
            for line in lines[1:]:
                self.steps += _read_steps(line)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(heading) + "\n", "utf-8")
        if lines and not path.read_text("utf-8").endswith("\n"):
            with path.open("a", encoding="utf-8") as file:
                file.write("\n")
        self.done = {step.sequence for step in self.steps}

    def add(self, played: Sequence[Step]) -> None:
        """Keep one sequence more."""
        self.steps += played
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([asdict(step) for step in played], ensure_ascii=False) + "\n")


def _read_steps(line: str) -> Iterator[Step]:
    try:
        rows = json.loads(line)
    except json.JSONDecodeError:  # the last line of one who was stopped
        return
    for row in rows:
        yield Step(**row | {"edits": tuple(row["edits"]), "faults": tuple(row["faults"])})


def _tell(step: Step, seed: int, length: int) -> None:
    if step.faults:
        click.echo(
            f"step {step.number} of sequence {step.sequence}, after {', '.join(step.edits)}"
            f"{', killed' if step.killed else ''}: {'; '.join(step.faults)}\n"
            f"again: python -m tools.proof --seed {seed} --length {length} --sequence {step.sequence}",
            err=True,
        )


def write_page(steps: Sequence[Step], seed: int, length: int) -> str:
    """docs/proof.md."""
    faults = sum(bool(step.faults) for step in steps)
    killed = sum(step.killed for step in steps)
    results = Counter(step.result for step in steps)
    edits = Counter(name for step in steps for name in step.edits)
    names = dict.fromkeys(edit.__name__ for edit in EDITS) | dict.fromkeys(edits)
    of_results = "\n".join(f"| {what} | {results[key]:,} |" for key, what in _RESULTS.items())
    of_edits = "\n".join(f"| {name.replace('_', ' ')} | {edits[name]:,} |" for name in names)
    return f"""\
# Incremental builds compared with clean ones

{datetime.date.today()}, {os.cpu_count()} cores: `python -m tools.proof --steps {len(steps)} --length {length} --seed {seed} --write docs/proof.md`
(`make proof`).

Small digests are edited at random, {length} steps each, one to three edits a step: see `tools/proof/`. After each
step the digest is built with what `.litsite/` remembers, and a copy of it, taken before, from nothing. Some builds
are ended by SIGKILL on their way, and made again. In half of the digests the clock is taken to tick fast, so that
files are trusted by size, times and inode from the moment on in which they were looked at. Every file of
content/ and of the site, and every message, must then be the same.

Steps in which something differed: {faults:,} of {len(steps):,}; builds killed on their way: {killed:,}.

| after the step, a clean build | steps |
| --- | ---: |
{of_results}

| edit | times |
| --- | ---: |
{of_edits}
"""


if __name__ == "__main__":
    main()
