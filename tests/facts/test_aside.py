"""Work done aside finds what earlier builds kept, and what it computes is kept."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from litsite.facts.aside import begin_aside, begin_recall_all
from litsite.facts.copies import Copies, can_fork
from litsite.facts.store import NO_FACTS, Facts, open_facts

HANDS = [
    pytest.param(None, id="here"),
    pytest.param(
        Copies(2),
        id="aside",
        marks=pytest.mark.skipif(not can_fork(), reason="this system has no fork"),
    ),
]


def spell(facts: Facts) -> tuple[str, int]:
    """A value that is remembered, and who made it."""
    made = facts.recall("letters", "key", str, lambda: f"made by {os.getpid()}")
    return made, facts.count_computed("letters")


@pytest.mark.parametrize("copies", HANDS)
def test_it_is_computed_once(tmp_path: Path, copies: Copies | None) -> None:
    with open_facts(tmp_path, []) as facts:
        first, computed = begin_aside(spell, ["letters"], facts, copies)()
        assert (computed, facts.count_computed("letters")) == (1, 1)
    with open_facts(tmp_path, []) as facts:
        assert begin_aside(spell, ["letters"], facts, copies)() == (first, 0)


@pytest.mark.parametrize("copies", HANDS)
def test_what_it_did_not_ask_for_is_dropped(tmp_path: Path, copies: Copies | None) -> None:
    with open_facts(tmp_path, []) as facts:
        facts.keep("letters", "old", "alt")
        facts.keep("others", "old", "alt")
    with open_facts(tmp_path, []) as facts:
        begin_aside(spell, ["letters"], facts, copies)()
    with open_facts(tmp_path, []) as facts:
        assert facts.find("letters", "old", str) is None
        assert facts.find("others", "old", str) == "alt"


@pytest.mark.parametrize("copies", HANDS)
def test_without_a_store_it_is_computed_all_the_same(copies: Copies | None) -> None:
    assert begin_aside(spell, ["letters"], NO_FACTS, copies)()[0].startswith("made by")


@pytest.mark.skipif(not can_fork(), reason="this system has no fork")
def test_a_stage_that_was_not_lent_is_a_fault(tmp_path: Path) -> None:
    with open_facts(tmp_path, []) as facts, pytest.raises(KeyError):
        begin_aside(spell, ["others"], facts, Copies(2))()


@pytest.mark.parametrize("heavy", [False, True])
@pytest.mark.parametrize("copies", HANDS)
@pytest.mark.parametrize("count", [2, 9])
def test_what_is_missing_is_computed_and_comes_in_its_place(
    tmp_path: Path, copies: Copies | None, count: int, heavy: bool
) -> None:
    items: list[tuple[object, int]] = [(str(number), number) for number in range(count)]
    computed: list[int] = []

    def double(numbers: Sequence[int]) -> list[int]:
        computed.extend(numbers)
        return [2 * number for number in numbers]

    def ask() -> list[int]:
        with open_facts(tmp_path, []) as facts:
            finish = begin_recall_all(facts, "doubles", items, int, double, copies, lambda _: heavy)
            return finish()

    with open_facts(tmp_path, []) as facts:
        facts.keep("doubles", "1", 2)
    assert ask() == [2 * number for number in range(count)]
    assert 1 not in computed
    computed.clear()
    assert ask() == [2 * number for number in range(count)]
    assert computed == []
