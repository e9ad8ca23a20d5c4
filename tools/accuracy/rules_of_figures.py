"""`python -m tools.accuracy.rules_of_figures`: in how many texts, of how many places, each rule tells.

A rule of `litsite/figures/quantities/non_figures.py` is switched off, and every number of the texts at hand
is judged again. It tells in a text where that changes whether a number is a figure; what tells in the texts of
one or two places only is a peculiarity of theirs. `--show RULE` prints the sentences.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Any

from litsite.figures.quantities import non_figures
from litsite.figures.quantities.masks import find_masks, is_masked
from litsite.figures.quantities.quantities import find_quantities
from litsite.figures.quantities.quantity import Quantity
from litsite.language.chinese_numbers import join_thousands
from litsite.language.sentences import split_sentences
from litsite.language.widths import fold_width
from litsite.readers import is_source, read_source
from tools.accuracy.annotated_sets import SEEDS, SHARED
from tools.accuracy.asking import ask_litsite

FOLDERS = (
    SEEDS,
    SHARED / "metrics" / "raw",
    SHARED / "more" / "raw",
    SHARED / "wild" / "text",
    SHARED / "wild" / "html",
)
_NEVER = re.compile(r"(?!)")
_FEW = 3
_WIDTH = 30


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity of a text, outside all masks."""

    place: str
    document: str
    text: str
    quantity: Quantity


def list_texts() -> list[Path]:
    """Texts and saved pages at hand, each content once."""
    found: dict[bytes, Path] = {}
    for folder in FOLDERS:
        for path in sorted(folder.iterdir()) if folder.exists() else ():
            if is_source(path):
                found.setdefault(path.read_bytes(), path)
    return list(found.values())


def name_places(paths: Iterable[Path]) -> dict[str, str]:
    """File → the place that most of its figures are of; the seeds are one city's."""
    places: dict[str, Counter[str]] = defaultdict(Counter)
    for row in ask_litsite("figures", tuple(paths)):
        places[row["file"]].update(one["place"] for one in row["figures"] if one["place"])
    seeds = {path.name: SEEDS.name for path in SEEDS.glob("*.txt")}
    return {file: own.most_common(1)[0][0] for file, own in places.items() if own} | seeds


def list_numbers(paths: Iterable[Path]) -> Iterator[Number]:
    """All numbers that only the rules can keep from being figures."""
    paths = list(paths)
    places = name_places(paths)
    for path in paths:
        for line in read_source(path, path.name)[0].lines:
            for sentence in split_sentences(line):
                text = join_thousands(fold_width(sentence))
                quantities = list(find_quantities(text))
                masks = find_masks(text) if quantities else []
                for one in quantities:
                    if not is_masked(one, masks):
                        place = places.get(path.name, path.stem)
                        yield Number(place, path.name, text, one)


def list_rules() -> dict[str, Any]:
    """Patterns and questions of the module, by name."""
    own = vars(non_figures)
    return {
        name: value
        for name, value in own.items()
        if isinstance(value, re.Pattern)
        or (isinstance(value, FunctionType) and name.startswith("_is_"))
    }


def tells(name: str, numbers: Iterable[Number], judged: Iterable[bool]) -> list[Number]:
    """The numbers that are judged otherwise without the rule."""
    kept = getattr(non_figures, name)
    off: re.Pattern[str] | Callable[..., bool] = (
        _NEVER if isinstance(kept, re.Pattern) else lambda *_: False
    )
    setattr(non_figures, name, off)
    try:
        return [
            one
            for one, before in zip(numbers, judged, strict=True)
            if non_figures.is_figure(one.text, one.quantity) != before
        ]
    finally:
        setattr(non_figures, name, kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", help="print the sentences that a rule tells in")
    shown = parser.parse_args().show
    numbers = list(list_numbers(list_texts()))
    judged = [non_figures.is_figure(one.text, one.quantity) for one in numbers]
    for name in [shown] if shown else list_rules():
        found = tells(name, numbers, judged)
        places = {one.place for one in found}
        texts = {one.document for one in found}
        few = "  FEW" if len(places) < _FEW else ""
        print(
            f"{name:28}{len(found):>7} numbers {len(texts):>5} texts {len(places):>5} places{few}"
        )
        for one in found if shown else ():
            start, end = one.quantity.start, one.quantity.end
            before, after = one.text[max(0, start - _WIDTH) : start], one.text[end : end + _WIDTH]
            print(f"  {one.document}: {before}【{one.text[start:end]}】{after}")


if __name__ == "__main__":
    main()
