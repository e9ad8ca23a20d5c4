"""Whether a reader can use the names: beside the Dice of bigrams, a person judges a sample.

`make accuracy` draws labels from reports that are no annotated ones into `build/labels.csv`, unless a judge is at
work on that file, and says what the last verdict was. When the column `verdict` is full (see `VERDICTS`),
`python -m tools.accuracy.acceptability --judge WHO` counts it and keeps the counts, without a word of the
texts, in `tests/accuracy/last_verdict.yaml`.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from litsite.language.period_words import show_figure_period
from litsite.language.reader_names import name_of_figure
from litsite.model.figure import Figure
from tools.accuracy.annotated_sets import SEEDS, SHARED
from tools.accuracy.asking import ROOT, ask_litsite

VERDICTS = {
    "good": "says what the number counts or measures, and a reader who sees it in a table knows enough",
    "vague": "true, but it could be of many things: 产值, 项目, 达标率",
    "wrong": "broken off, of something else, or misleading",
}
DRAWN = 100
LABELS = ROOT / "build" / "labels.csv"
LAST = ROOT / "tests" / "accuracy" / "last_verdict.yaml"
REPORTS = (SHARED / "wild" / "text", SHARED / "more" / "raw")
_SEEN = (SEEDS, SHARED / "metrics" / "raw")
_COLUMNS = (
    *("number", "name", "value", "period", "status", "place"),
    *("verdict", "remark", "sentence", "document"),
)
_LONG = 20
"""Characters of a line that two texts do not have in common by chance."""
_COPY = 0.2
"""Share of such lines from which a text counts as one that was seen."""


def unseen_reports(
    folders: Iterable[Path] = REPORTS, seen: Iterable[Path] = _SEEN
) -> tuple[Path, ...]:
    """The reports that are no copy of an annotated text, nor of each other."""
    known = {line for folder in seen for path in _texts(folder) for line in _long_lines(path)}
    found = []
    for path in (path for folder in folders for path in _texts(folder)):
        lines = _long_lines(path)
        if lines and len(lines & known) < _COPY * len(lines):
            found.append(path)
            known |= lines
    return tuple(found)


def _texts(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def _long_lines(path: Path) -> set[str]:
    lines = (line.strip() for line in path.read_bytes().decode("utf-8", "replace").splitlines())
    return {line for line in lines if len(line) >= _LONG}


def draw(reports: Sequence[Path], seed: str, count: int = DRAWN) -> list[dict[str, str]]:
    """Labels at random, first a report, then a figure of it: long reports have no more than short ones."""
    by_report: dict[str, list[tuple[Mapping[str, Any], Mapping[str, Any]]]] = {}
    for row in ask_litsite("figures", tuple(reports)):
        by_report.setdefault(row["file"], []).extend((row, one) for one in row["figures"])
    chance = random.Random(seed)
    names = sorted(by_report)
    drawn: list[dict[str, str]] = []
    while len(drawn) < count and names:
        name = chance.choice(names)
        figures = by_report[name]
        if figures:
            sentence, values = figures.pop(chance.randrange(len(figures)))
            drawn.append(_label(len(drawn) + 1, sentence, Figure(**values)))
        else:
            names.remove(name)
    return drawn


def _label(number: int, row: Mapping[str, Any], figure: Figure) -> dict[str, str]:
    return {
        "number": str(number),
        "name": name_of_figure(figure),
        "value": figure.surface,
        "period": show_figure_period(figure),
        "status": figure.status,
        "place": figure.place or "",
        "verdict": "",
        "remark": "",
        "sentence": " ".join(row["sentence"].split()),
        "document": f"{row['file']}:{row['line']}",
    }


def read_labels(path: Path = LABELS) -> list[dict[str, str]]:
    """The labels as the judge left them; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_labels(labels: Sequence[Mapping[str, str]], path: Path = LABELS) -> None:
    """A file that spreadsheets open."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, _COLUMNS)
        writer.writeheader()
        writer.writerows(labels)


def count_verdicts(labels: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """How many labels have each verdict; raises ValueError for a label that has none, or another."""
    for one in labels:
        if one["verdict"] not in VERDICTS:
            told = f"{one['verdict']!r} is no verdict" if one["verdict"] else "no verdict yet"
            raise ValueError(f"label {one['number']}: {told}; write {', '.join(VERDICTS)}")
    counts = Counter(one["verdict"] for one in labels)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def tell(seed: str | None = None) -> Iterator[str]:
    """Draw labels if nobody is judging; say what the last verdict was and what is to be judged."""
    if LAST.exists():
        last = yaml.safe_load(LAST.read_text(encoding="utf-8"))
        counts = ", ".join(f"{count} {verdict}" for verdict, count in last["verdicts"].items())
        yield f"names judged by {last['judge']} on {last['date']}: {counts} of {last['labels']}"
    reports = unseen_reports()
    shown = LABELS.relative_to(ROOT)
    labels = read_labels()
    judged = sum(bool(one["verdict"]) for one in labels)
    if judged:
        yield f"{shown}: {judged} of {len(labels)} labels are judged; no others are drawn"
    elif not reports:
        yield f"no labels drawn: no reports in {SHARED.name}/ here"
    else:
        labels = draw(reports, seed or date.today().isoformat())
        write_labels(labels)
        yield f"{shown}: {len(labels)} labels of {len(reports)} reports, to be judged by a person"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--judge", help="Who judged: keeps the verdicts of build/labels.csv.")
@click.option("--seed", help="What the draw hangs on; today's date if not given.")
def main(judge: str | None, seed: str | None) -> None:
    """Draw labels for a person to judge, or keep the verdicts that stand in the file."""
    if judge is None:
        for line in tell(seed):
            click.echo(line)
        return
    labels = read_labels()
    if not labels:
        raise click.UsageError(f"no labels in {LABELS.relative_to(ROOT)}; run without --judge")
    try:
        counts = count_verdicts(labels)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    today = date.today().isoformat()
    kept = {"date": today, "judge": judge, "labels": len(labels), "verdicts": counts}
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)
    LAST.write_text(f"# Kept by python -m tools.accuracy.acceptability --judge.\n{text}", "utf-8")
    LABELS.rename(LABELS.with_name(f"labels-{today}.csv"))
    click.echo(text.rstrip())


if __name__ == "__main__":
    main()
