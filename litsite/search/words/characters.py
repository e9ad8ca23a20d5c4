"""Characters as numbers that stay: the same in every digest, whatever stands in it.

An index whose numbers followed its own digest's frequencies would change everywhere with every edit. The
commonest characters of the genre have the smallest numbers (`data/characters.txt`), all others one beyond.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from litsite.language.word_lists import load_words

Codes = NDArray[np.uint32]
"""Code points, or numbers of characters."""
NUMBER_BITS = 21


@cache
def listed_characters(name: str = "characters") -> str:
    """The list as a string; its first character has number 1."""
    # `#` and the backslash itself stand after a backslash.
    return "".join(entry[-1] for entry in load_words("search", name))


@cache
def numbers_by_code() -> Codes:
    """Code point → number; what is not listed comes after the list, in the order of code points."""
    listed = code_points(listed_characters())
    table = np.arange(0x110000, dtype=np.uint32) + np.uint32(len(listed) + 1)
    table[listed] = np.arange(1, len(listed) + 1)
    table[0] = 0
    return table


def code_points(text: str) -> Codes:
    """The characters of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def number_characters(text: str) -> Codes:
    """The number of each character."""
    return numbers_by_code()[code_points(text)]


def codes_of(numbers: NDArray[np.integer]) -> Codes:
    """Undo `numbers_by_code`."""
    listed = np.append(np.uint32(0), code_points(listed_characters()))
    beyond = numbers >= len(listed)
    return np.where(beyond, numbers - len(listed), listed[np.where(beyond, 0, numbers)]).astype(
        "<u4"
    )


def spell(numbers: NDArray[np.integer]) -> str:
    """The text of numbers."""
    return codes_of(numbers).tobytes().decode("utf-32-le", "surrogatepass")
