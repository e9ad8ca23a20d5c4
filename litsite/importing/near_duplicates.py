"""Second witnesses: the same article in another source.

Broder's resemblance (1997): texts as sets of shingles, compared exactly; candidates come from a
sketch that keeps the shingles whose hash is 0 mod 8, so that the work grows with the text, not with
the number of pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

from litsite.language.blanks import squeeze

_SHINGLE = 8
_SAMPLE = 8
_COMMON = 40
_CONTAINED = 0.8
_LEAST_SIZES = 0.6
_SHORTEST = 60


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Text `index` is another witness of text `of`."""

    index: int
    of: int
    similarity: float
    """Jaccard resemblance of the shingle sets, two decimals."""


def make_sketch(text: str) -> tuple[int, ...]:
    """The sample of a text's shingles that finds candidates, as hashes in order."""
    return tuple(sorted({h for h in _hashes(squeeze(text)) if h % _SAMPLE == 0}))


def find_duplicates(
    texts: Sequence[str],
    ranks: Sequence[tuple[object, ...]],
    sketch: Callable[[str], Sequence[int]] = make_sketch,
) -> list[Duplicate]:
    """Find near-duplicates among `texts`; of a pair the one with the smaller rank is the article.

    `sketch` is make_sketch, or remembers what that gave.

    A text is a duplicate when at least 0.8 of the shingles of the shorter one are in the other, and
    the shorter one has at least 0.6 of the other's length: an excerpt is no duplicate.
    """
    squeezed = [squeeze(text) for text in texts]
    result, gone = _equal(squeezed, ranks)
    index: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(squeezed):
        if len(text) >= _SHORTEST and number not in gone:
            for value in sketch(texts[number]):
                index[value].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for owners in index.values():
        # A shingle that many texts share is a phrase of the genre and tells nothing.
        if 1 < len(owners) <= _COMMON:
            for position, one in enumerate(owners):
                for other in owners[position + 1 :]:
                    shared[one, other] += 1
    for (one, other), count in sorted(shared.items()):
        lengths = sorted((len(squeezed[one]), len(squeezed[other])))
        if lengths[0] < _LEAST_SIZES * lengths[1] or count < lengths[0] / _SAMPLE / 4:
            continue
        a, b = set(_hashes(squeezed[one])), set(_hashes(squeezed[other]))
        common = len(a & b)
        if common / min(len(a), len(b)) < _CONTAINED:
            continue
        article, copy = sorted((one, other), key=lambda n: ranks[n])
        if copy not in gone and article not in gone:
            gone.add(copy)
            result.append(Duplicate(copy, article, round(common / len(a | b), 2)))
    return _to_the_article(result, squeezed)


def _to_the_article(found: Sequence[Duplicate], squeezed: Sequence[str]) -> list[Duplicate]:
    """What repeats a text that itself repeats another is a witness of that other.

    Likeness is not transitive, so the likeness is measured again; the grouping stays.
    """
    articles: dict[int, int] = {}
    # What a copy is of was found behind the copy if it is a copy itself, so its article is known.
    for one in reversed(found):
        articles[one.index] = articles.get(one.of, one.of)
    result = []
    for one in found:
        article = articles[one.index]
        if article != one.of:
            a, b = set(_hashes(squeezed[one.index])), set(_hashes(squeezed[article]))
            one = Duplicate(one.index, article, round(len(a & b) / len(a | b), 2))
        result.append(one)
    return result


def _equal(
    squeezed: Sequence[str], ranks: Sequence[tuple[object, ...]]
) -> tuple[list[Duplicate], set[int]]:
    """Copies to the letter, however many; also the indexes of the copies."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(squeezed):
        if len(text) >= _SHORTEST:
            groups[text].append(number)
    result = []
    for group in groups.values():
        article, *copies = sorted(group, key=lambda n: ranks[n])
        result += [Duplicate(copy, article, 1.0) for copy in copies]
    return result, {one.index for one in result}


def _hashes(text: str) -> list[int]:
    encoded = text.encode("utf-32-le", "surrogatepass")
    return [
        crc32(encoded[i : i + 4 * _SHINGLE])
        for i in range(0, max(4, len(encoded) - 4 * _SHINGLE + 4), 4)
    ]
