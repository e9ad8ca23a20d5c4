"""Sources as nobody would write them: plausible texts, damaged, hostile, in many encodings, and mere bytes."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.hostile.vectors import VECTORS
from tests.splitting import plausible

_ENCODINGS = (
    *("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "gb18030", "gbk", "big5"),
    *("utf-16", "utf-16-le", "utf-16-be", "utf-32"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be put into sources/."""

    data: bytes
    suffix: str


def _hostile(text: str, vector: str, place: int) -> str:
    at = place % (len(text) + 1)
    return text[:at] + vector + text[at:]


def _texts(own: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    hostile = st.builds(_hostile, own, st.sampled_from(VECTORS), st.integers(0, 2000))
    return own | own | own | hostile


def _encode(text: str, encoding: str, cut: int) -> bytes:
    data = text.encode(encoding, "replace")
    # One file in some was cut off while it was copied, in the midst of a character too.
    return data[: len(data) - cut] if 0 < cut < len(data) else data


def _files(texts: st.SearchStrategy[str], suffix: str) -> st.SearchStrategy[Source]:
    cuts = st.sampled_from((0, 0, 0, 0, 0, 1, 3))
    data = st.builds(_encode, texts, st.sampled_from(_ENCODINGS), cuts)
    return st.builds(Source, data, st.just(suffix))


SOURCES = st.one_of(
    _files(_texts(plausible.plain_texts), ".txt"),
    _files(_texts(plausible.plain_texts), ".txt"),
    _files(_texts(plausible.markdown_texts), ".md"),
    _files(_texts(plausible.html_texts()), ".html"),
    _files(_texts(plausible.any_text), ".txt"),
    _files(_texts(plausible.any_text), ".html"),
    st.builds(Source, st.binary(max_size=400), st.sampled_from((".txt", ".md", ".html"))),
)


def generate(count: int, first: int) -> list[Source]:
    """That many sources, no two alike; `first` is where their numbers begin, so that a run can be made again."""
    found: dict[Source, None] = {}
    number = first
    while len(found) < count:
        _gather(found, count - len(found), number)
        number += 1
    return [*found][:count]


def _gather(found: dict[Source, None], count: int, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=min(count + 20, 2000),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(SOURCES)
    def gather(source: Source) -> None:
        found[source] = None

    gather()
