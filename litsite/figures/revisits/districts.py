"""What the texts of each district say, ready to be searched for its promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.revisits.district_sentences import Sentence
from litsite.figures.revisits.promises import (
    Target,
    Wording,
    find_targets,
    name_pattern,
    read_wording,
)
from litsite.figures.revisits.shared_words import Index, build_index
from litsite.language.gazetteer import Gazetteer
from litsite.language.word_cutting import cut_words


@dataclass(frozen=True, slots=True)
class DistrictTexts:
    """What a district's texts say, ready to be searched."""

    name: str
    sentences: tuple[Sentence, ...]
    targets: tuple[tuple[Target, Wording], ...]
    index: Index


def read_district(
    name: str,
    sentences: Sequence[Sentence],
    places: Gazetteer,
    dictionary: tuple[str, ...],
) -> DistrictTexts | None:
    """A district's texts; None where they promise nothing."""

    def cut(text: str) -> list[str]:
        return cut_words(text, dictionary)

    names = name_pattern(places)
    targets = [(target, read_wording(target, cut, names)) for target in find_targets(sentences)]
    if not targets:
        return None
    segments = {one for _, wording in targets for one in wording.segments}
    index = build_index([one.text for one in sentences], segments)
    return DistrictTexts(name, tuple(sentences), tuple(targets), index)
