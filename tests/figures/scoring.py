"""How well figures agree with annotated sentences, beyond what ../shared/tools counts.

    python -m tests.figures.scoring GOLD.yaml PRED.json [--errors]

Figures are matched by where their surface stands; each attribute's accuracy is over the matches.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ATTRIBUTES = (
    "value", "value_max", "normalized", "normalized_max", "unit", "qualifier", "kind", "direction",
    "basis", "period", "period_norm", "status", "place", "role",
)  # fmt: skip

Row = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts over all sentences."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ATTRIBUTES, 0))
    targets: int = 0
    targets_found: int = 0
    errors: list[str] = field(default_factory=list)

    def accuracy(self, attribute: str) -> float:
        return self.right[attribute] / self.matched if self.matched else 1.0

    @property
    def targets_recall(self) -> float:
        """Targets that were found and called targets."""
        return self.targets_found / self.targets if self.targets else 1.0

    @property
    def span_f1(self) -> float:
        both = self.gold + self.predicted
        return 2 * self.matched / both if both else 1.0


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Score:
    """Compare annotated sentences with the output of `litsite figures --json`."""
    found: dict[tuple[str, int, str], list[Row]] = {}
    for row in predicted:
        found.setdefault(_key(row), []).extend(row["figures"])
    total = Score()
    for row in gold:
        _score_sentence(total, row, found.get(_key(row), []))
    return total


def _key(row: Row) -> tuple[str, int, str]:
    return row["file"], row["line"], row["sentence"].strip()


def _score_sentence(total: Score, row: Row, predicted: Sequence[Row]) -> None:
    total.gold += len(row["figures"])
    total.predicted += len(predicted)
    place = f"{row['file']}:{row['line']}"
    for figure in row["figures"]:
        target = figure["status"] == "target"
        total.targets += target
        match = next(_overlapping(figure, predicted), None)
        if match is None:
            total.errors.append(f"{place} {figure['surface']}: missed")
            continue
        total.matched += 1
        total.targets_found += target and match["status"] == "target"
        for attribute in ATTRIBUTES:
            want, got = figure.get(attribute), match.get(attribute)
            if want == got or (attribute == "unit" and figure["kind"] == "rank"):
                total.right[attribute] += 1
            else:
                total.errors.append(
                    f"{place} {figure['surface']}: {attribute} {want!r}, got {got!r}"
                )


def _overlapping(figure: Row, predicted: Sequence[Row]) -> Iterator[Row]:
    start, end = figure["start"], figure["start"] + len(figure["surface"])
    for other in predicted:
        if other["start"] < end and start < other["start"] + len(other["surface"]):
            yield other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    gold = yaml.safe_load(arguments.gold.read_text(encoding="utf-8"))
    total = score(gold, json.loads(arguments.predicted.read_text(encoding="utf-8")))
    print(f"{total.gold} annotated, {total.predicted} predicted, span F1 {total.span_f1:.3f}")
    for attribute in ATTRIBUTES:
        print(f"  {attribute:15} {total.accuracy(attribute):.3f}")
    print(f"targets found {total.targets_found} of {total.targets} ({total.targets_recall:.3f})")
    if arguments.errors:
        print("\n".join(total.errors))


if __name__ == "__main__":
    main()
