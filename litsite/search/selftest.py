"""Every build asks its index questions whose answers it knows, and fails when one is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from litsite.addresses import SEARCH_ROOT
from litsite.model.library import SitePage
from litsite.model.problem import LitsiteError, make_problem
from litsite.search.sections import Group, Section
from litsite.search.shipped_index import ShippedIndex
from litsite.search.words.characters import number_characters
from litsite.search.words.normalization import is_han, normalize

_SAMPLES = 12
_FEW_SAMPLES = 8
_SIZES = (2, 3, 4, 6, 1, 8)
_MANY = 500
_WINDOW = 400
"""Characters among which a phrase may begin: a list of rare characters is read in a moment."""


def check_answers(pages: Sequence[SitePage], groups: Sequence[Group]) -> None:
    """Look up phrases of the text in the files as they will be shipped.

    Raises LitsiteError naming the phrase and the page when the section that has it is not found,
    or a section that lacks it is.
    """
    index = ShippedIndex(pages)
    sections = [section for group in groups for section in group.sections]
    urls = [group.url for group in groups for _ in group.sections]
    for number, phrase in _sample(sections):
        found = index.sections(phrase)
        if number not in found:
            raise LitsiteError(
                make_problem(
                    SEARCH_ROOT, 0, "search-misses", "error", text=phrase, page=urls[number]
                )
            )
        for one in sorted(found)[:_SAMPLES]:
            if not any(phrase in text for text in _texts(sections[one])):
                raise LitsiteError(
                    make_problem(
                        SEARCH_ROOT, 0, "search-invents", "error", text=phrase, page=urls[one]
                    )
                )


def _texts(section: Section) -> list[str]:
    return [normalize(text) for text in (*section.head, *section.body)]


def _sample(sections: Sequence[Section]) -> Iterator[tuple[int, str]]:
    """(section, phrase), spread over the digest; the same ones for the same digest."""
    # Of a common single character a great digest keeps the newest sections only, and long phrases take long.
    many = len(sections) >= _MANY
    sizes = _SIZES[:3] if many else _SIZES
    samples = _FEW_SAMPLES if many else _SAMPLES
    taken = 0
    for number in range(0, len(sections), max(1, len(sections) // samples)):
        # The longest text first: it has rare characters, whose lists are soonest read.
        for text in sorted(_texts(sections[number]), key=len, reverse=True):
            phrase = _phrase(text, sizes[taken % len(sizes)], rare=taken > 0)
            if phrase:
                taken += 1
                yield number, phrase
                break


def _phrase(text: str, size: int, *, rare: bool) -> str | None:
    """A phrase of the text's second third, of Han; of several the one whose lists are soonest read."""
    first = len(text) // 3
    starts = range(first, first + (_WINDOW if rare else 1))
    phrases = [text[start : start + size] for start in starts]
    usable = [one for one in phrases if len(one) == size and all(map(is_han, one))]
    return max(usable, key=_rarity, default=None)


def _rarity(phrase: str) -> int:
    """The number of the rarer character of the pair whose characters are commonest."""
    numbers: list[int] = number_characters(phrase).tolist()
    return min((max(pair) for pair in pairwise(numbers)), default=numbers[0])
