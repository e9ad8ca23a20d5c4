"""Leave one out: what is fitted is measured on documents that its fitting has not seen.

Nothing is fitted today. What will be is fitted once a fold, on `rest`, and scored on `held_out`; the sum of
the folds' counts is the score to pin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

# gr_hebei_2014_report.txt, prov_anhuisheng.txt, 42_lixian_2022.txt, A_jiangxistat2022.txt, 163_2.html
PLACE = re.compile(r"(?:gr_|prov_|[A-Z]_|\d{2}_)?(?P<place>[a-z]{2,}|\d+)")
KIND = re.compile(
    r"(?<=.)(?:stat|news|sheng|shi|(?:zhuangzu)?zizhiqu)$"
)  # what names say beside the place


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that is measured, and what may be learned from for it."""

    held_out: tuple[str, ...]
    rest: tuple[str, ...]


def leave_one_out(documents: Sequence[str], group: Callable[[str], str] = str) -> Iterator[Fold]:
    """Hold out each document in turn, or with `place_of` each place with all of its documents."""
    for _, members in groupby(sorted(documents, key=group), key=group):
        held_out = tuple(members)
        yield Fold(held_out, tuple(one for one in documents if one not in held_out))


def place_of(document: str) -> str:
    """The place, or the website, that the name of an annotated document begins with."""
    match = PLACE.match(document)
    return KIND.sub("", match["place"]) if match else document
