"""The annotated sets: where each lies, what measures it, and the fingerprint of its corpus."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from tools.accuracy.asking import ROOT
from tools.accuracy.figure_scores import measure_figures
from tools.accuracy.measured import Measured
from tools.accuracy.split_scores import measure_split
from tools.accuracy.wild_scores import measure_pages, measure_reports

SHARED = ROOT.parent / "shared"
TOOLS = SHARED / "tools"
OWN = ROOT / "tests" / "figures" / "data"
SEEDS = ROOT / "sources"


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    """Texts with what a person says of them."""

    name: str
    gold: Path
    """A file, or a folder of YAML files."""
    raw: Path
    """The folder with the texts."""
    scorer: Path | None = None
    """The script beside the texts whose measures are taken, where it is not our own."""
    by: Callable[..., Measured] = measure_figures

    def missing(self) -> Path | None:
        """What is needed and not on this machine."""
        needed = [self.gold, self.raw, *([self.scorer] if self.scorer else [])]
        return next((path for path in needed if not path.exists()), None)

    def texts(self) -> list[Path]:
        """The texts that the annotation names."""
        if self.gold == self.raw:
            return sorted(self.raw.iterdir())
        return sorted(self.raw / name for name in _named(self.gold))

    def corpus(self) -> str:
        """A fingerprint, so that a changed corpus is told apart from a changed program."""
        golden = sorted(self.gold.glob("*.yaml")) if self.gold.is_dir() else [self.gold]
        return fingerprint([*golden, *self.texts(), *([self.scorer] if self.scorer else [])])

    def measure(self) -> Measured:
        """Score what litsite says of the texts today."""
        how = partial(self.by, scorer=self.scorer) if self.scorer else self.by
        return how(self.texts()) if self.gold == self.raw else how(self.gold, self.asked())

    def asked(self) -> list[Path]:
        """The texts that litsite reads for it."""
        # All of the folder is read together: duplicates lend each other headline and date.
        return sorted(self.raw.iterdir()) if self.by is measure_figures else self.texts()


def _named(gold: Path) -> set[str]:
    if gold.suffix == ".json":
        return set(json.loads(gold.read_text(encoding="utf-8")))
    files = sorted(gold.glob("*.yaml")) if gold.is_dir() else [gold]
    loaded = (yaml.load(f.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for f in files)
    return {one["file"] for rows in loaded for one in (rows if isinstance(rows, list) else [rows])}


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes."""
    digest = hashlib.sha256()
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{content}  {path.name}\n".encode())
    return digest.hexdigest()


SPLIT = TOOLS / "score_split.py"
WILD = TOOLS / "score_wild.py"
SETS = (
    # The seeds, which every rule had in view.
    AnnotatedSet("seeds_split", ROOT / "tests" / "data" / "gold", SEEDS, SPLIT, measure_split),
    AnnotatedSet("seeds_dev", SHARED / "metrics" / "dev.yaml", SEEDS),
    AnnotatedSet("seeds_blind", OWN / "blind_figures.yaml", SEEDS),
    AnnotatedSet("seeds_later", OWN / "later_figures.yaml", SEEDS),
    AnnotatedSet("seeds_more", OWN / "more_figures.yaml", SEEDS),
    # Texts of other places.
    AnnotatedSet("more_split", SHARED / "more/gold", SHARED / "more/raw", SPLIT, measure_split),
    AnnotatedSet("elsewhere_a", SHARED / "metrics/elsewhere_a.yaml", SHARED / "metrics/raw"),
    AnnotatedSet("elsewhere_b", SHARED / "metrics/elsewhere_b.yaml", SHARED / "metrics/raw"),
    AnnotatedSet(
        "wild_html", SHARED / "wild/html_truth.json", SHARED / "wild/html", WILD, measure_pages
    ),
    AnnotatedSet("wild_text", SHARED / "wild/text", SHARED / "wild/text", WILD, measure_reports),
)
