"""A score that falls is told, and a floor comes down only with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tools.accuracy.floors import (
    Comparison,
    Pinned,
    compare,
    load_floors,
    lower_floors,
    raise_floors,
    save_floors,
)

PINNED = Pinned("old", {"strict": 90.0, "span": 98.5})
TODAY = date(2026, 11, 25)


def lower(
    measures: dict[str, float], only: str | None, *, corpus: str = "old", because: str = "x"
) -> Pinned:
    return lower_floors(PINNED, corpus, measures, only=only, because=because, today=TODAY)


def test_what_is_below_its_floor_fell_and_what_is_above_rose() -> None:
    strict, span = compare(PINNED, {"strict": 0.8999, "span": 0.9851})
    assert strict == Comparison("strict", 89.99, 90.0)
    assert (strict.fell, strict.rose) == (True, False)
    assert (span.fell, span.rose) == (False, True)


def test_a_difference_below_the_step_is_none() -> None:
    strict, span = compare(PINNED, {"strict": 0.899999, "span": 0.985})
    assert not any(one.fell or one.rose for one in (strict, span))


def test_a_measure_that_is_no_longer_taken_fell() -> None:
    assert [one.measure for one in compare(PINNED, {"strict": 0.9}) if one.fell] == ["span"]


def test_a_measure_without_a_floor_can_be_pinned() -> None:
    (new,) = (
        one for one in compare(PINNED, {"strict": 0.9, "span": 0.985, "new": 0.1}) if one.rose
    )
    assert (new.measure, new.floor, new.fell) == ("new", None, False)
    assert raise_floors(None, "corpus", {"new": 0.1}) == Pinned("corpus", {"new": 10.0})


def test_raising_lowers_nothing() -> None:
    raised = raise_floors(PINNED, "old", {"strict": 0.95, "span": 0.5})
    assert raised.floors == {"strict": 95.0, "span": 98.5}


def test_a_changed_corpus_is_pinned_by_raising_only_when_nothing_falls() -> None:
    assert raise_floors(PINNED, "new", {"strict": 0.95, "span": 0.5}) == PINNED
    better = raise_floors(PINNED, "new", {"strict": 0.95, "span": 0.985})
    assert better == Pinned("new", {"strict": 95.0, "span": 98.5})


def test_a_lowered_floor_keeps_its_reason_and_the_others() -> None:
    lowered = lower({"strict": 0.8, "span": 0.1}, "strict", because="annex rule was wrong")
    assert lowered.floors == {"strict": 80.0, "span": 98.5}
    (why,) = lowered.lowered
    assert (why.measure, why.before, why.after) == ("strict", 90.0, 80.0)
    assert (why.date, why.because) == ("2026-11-25", "annex rule was wrong")


def test_a_grown_corpus_is_accepted_as_a_whole() -> None:
    lowered = lower({"strict": 0.8, "span": 0.99}, None, corpus="new", because="28 documents more")
    assert (lowered.corpus, lowered.floors) == ("new", {"strict": 80.0, "span": 98.5})
    with pytest.raises(ValueError, match="together"):
        lower({"strict": 0.8}, "strict", corpus="new")


@pytest.mark.parametrize(
    ("measures", "because", "message"),
    [({"strict": 0.8}, " ", "reason"), ({"strict": 0.9}, "x", "not below")],
)
def test_no_floor_comes_down_for_nothing(
    measures: dict[str, float], because: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        lower(measures, "strict", because=because)


def test_the_file_gives_back_what_was_saved(tmp_path: Path) -> None:
    sets = {"a": lower({"strict": 0.8, "span": 0.99}, "strict", because="原因"), "b": PINNED}
    save_floors(tmp_path / "floors.yaml", sets)
    assert load_floors(tmp_path / "floors.yaml") == sets
    assert load_floors(tmp_path / "none.yaml") == {}
