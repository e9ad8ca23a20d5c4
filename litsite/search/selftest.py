"""Every build asks its index questions whose answers it knows, and fails when one is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litsite.addresses import SEARCH_ROOT
from litsite.model.library import SitePage
from litsite.model.problem import LitsiteError, make_problem
from litsite.search.sections import Group, Section
from litsite.search.shipped_index import ShippedIndex
from litsite.search.words.normalization import is_han, normalize

_SAMPLES = 24
_SIZES = (2, 3, 4, 6, 1, 8)


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
    taken = 0
    for number in range(0, len(sections), max(1, len(sections) // _SAMPLES)):
        for text in _texts(sections[number]):
            size = _SIZES[taken % len(_SIZES)]
            start = len(text) // 3
            phrase = text[start : start + size]
            # Of a common single character only the newest sections are kept.
            if (
                len(phrase) == size
                and all(map(is_han, phrase))
                and (size > 1 or len(sections) < 500)
            ):
                taken += 1
                yield number, phrase
                break
