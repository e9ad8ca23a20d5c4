"""Every pattern of litsite takes time in proportion to the text, whatever the text.

Two proofs: the parse tree of the pattern has no repeat that is read again and again (exact, and the
same on every machine), and on texts built to hurt it, four times the text takes about four times
the processor's time.
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
import yaml

from litsite.language.dates import DATE
from litsite.splitting.recognising.heading_numbers import _PATTERNS
from litsite.splitting.recognising.web_chrome import CHROME

from .finding import Found, find_patterns
from .repeats import find_dangers
from .worst_inputs import worst_inputs

PATTERNS = find_patterns()
ACQUITTED = yaml.safe_load(Path(__file__).with_name("acquitted.yaml").read_text(encoding="utf-8"))
OWN_FILES = frozenset({"litsite.rendering.frame.static_files._COMMENT"})
"""Never held against a text that somebody else wrote: it takes comments out of litsite's scripts."""
SMALL, TIMES = 1000, 4
STEEP = 2.5
"""Times as long as in proportion; the square would be four times as long, other work of the machine
is seldom more than half as much again, and is waited out."""
NOTHING = 0.004
"""Seconds of the processor in which a square of TIMES * SMALL steps cannot be done."""
HOPELESS = 5
"""Seconds after which a search is ended, whatever it was: it would take years."""


def test_patterns_are_found() -> None:
    """Named ones, those in tables, and those that calls spell out."""
    patterns = {one.pattern.pattern for one in PATTERNS}
    assert len(patterns) > 400
    assert {DATE.pattern, CHROME.pattern, _PATTERNS[0][1].pattern} <= patterns
    assert r"[。！？]" in patterns  # document_facts.first_sentence


def test_no_pattern_reads_a_run_of_characters_again_and_again() -> None:
    accused = {
        one.place: found
        for one in PATTERNS
        if one.place not in OWN_FILES
        and (found := find_dangers(one.pattern, searched=one.searched))
    }
    assert {place: found for place, found in accused.items() if place not in ACQUITTED} == {}
    assert set(ACQUITTED) <= set(accused), "acquitted, but no longer accused"


@pytest.mark.parametrize(
    ("pattern", "dangerous"),
    [
        (r"\d+年", True),
        (r"(?<!\d)\d+年", False),
        (r"\d{1,4}年", False),
        (r"\d+", False),
        (r"^\s*[:：]?\s*$", True),
        (r"^\s*+[:：]?\s*+$", False),
        (r"(?:了|为|为了)*$", True),
        (r"^(?:a+)+$", True),
        (r"^(?:[一-龥、]{2,9})+$", True),
        (r"^(?:[一-龥]{2,9}、)+$", False),
        (r"《[^》]*》", True),
        (r"“[^“”]*”", False),
        (r"(?!.*在)区", True),
        (r"^(?!.*在)区", False),
    ],
)
def test_dangers_are_told(pattern: str, dangerous: bool) -> None:
    assert bool(find_dangers(re.compile(pattern), searched=True)) == dangerous


def work_of(found: Found) -> Callable[[str], object]:
    if not found.searched:
        return found.pattern.match
    return lambda text: sum(1 for _ in found.pattern.finditer(text))


class HopelessError(Exception):
    pass


@contextmanager
def ended_when_hopeless() -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise HopelessError

    if not hasattr(signal, "setitimer"):  # Windows: such a search would hang, and be seen
        yield
        return
    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, HOPELESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def spent(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


def is_steep(work: Callable[[str], object], small: str, large: str) -> bool:
    """Whether the large text takes more than in proportion, each time that it is tried."""
    for _ in range(7):
        own = spent(work, large)
        if own < NOTHING or own < STEEP * TIMES * spent(work, small):
            return False
    return True


def test_four_times_the_text_is_about_four_times_the_work() -> None:
    steep: list[tuple[str, str]] = []
    for found in PATTERNS:
        if found.place in OWN_FILES:
            continue
        work = work_of(found)
        small = worst_inputs(found.pattern, SMALL)
        large = worst_inputs(found.pattern, TIMES * SMALL)
        for one, other in zip(small, large, strict=True):
            try:
                with ended_when_hopeless():
                    if is_steep(work, one, other):
                        steep.append((found.place, other[:40]))
            except HopelessError:
                steep.append((found.place, other[:40]))
    assert steep == []
