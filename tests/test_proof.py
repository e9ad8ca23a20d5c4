"""The proof of incremental builds finds what differs, and goes on where it was stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.proof.__main__ import Record, write_page
from tools.proof.played import Step, find_differences, play

HEADING = {"seed": 1}
STEP = Step(3, 0, ("add_source",), False, "built", ())
WRONG = Step(3, 1, ("add_source", "lose_site"), True, "unchanged", ("site/a.html differs",))


@pytest.mark.slow
def test_a_build_that_trusts_a_file_too_long_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake as it could happen: what stands is taken for made of what it is to be made of."""
    monkeypatch.setattr("litsite.facts.kept_files.fingerprint", lambda _: b"always the same")
    played = play(tmp_path, 1, 0, 25)
    assert any(fault.startswith("site/data/") for step in played for fault in step.faults)


def test_what_differs_is_named() -> None:
    ours = {"site/a": b"1", "site/b": b"1", "site/c": b"1"}
    theirs = {"site/a": b"1", "site/b": b"2", "site/d": b"1"}
    assert find_differences(ours, theirs) == [
        "site/b differs",
        "site/c is left over",
        "site/d is missing",
    ]
    many = {f"site/{number}": b"" for number in range(9)}
    assert find_differences(many, {})[-1] == "and 4 more"


def test_what_was_played_is_not_played_again(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "proof.jsonl"
    Record(path, HEADING).add([STEP, WRONG])
    again = Record(path, HEADING)
    assert (again.steps, again.done) == ([STEP, WRONG], {3})


def test_a_sequence_that_was_stopped_in_the_midst_is_played_again(tmp_path: Path) -> None:
    path = tmp_path / "proof.jsonl"
    Record(path, HEADING).add([STEP])
    with path.open("a", encoding="utf-8") as file:
        file.write('[{"sequence": 4, "num')
    again = Record(path, HEADING)
    assert again.done == {3}
    again.add([WRONG])
    assert Record(path, HEADING).steps == [STEP, WRONG]


def test_what_another_program_or_seed_has_shown_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "proof.jsonl"
    Record(path, HEADING).add([STEP])
    assert Record(path, {"seed": 2}).steps == []
    assert [json.loads(line) for line in path.read_text("utf-8").splitlines()] == [{"seed": 2}]


def test_the_page_counts_steps_kills_and_edits() -> None:
    page = write_page([STEP, WRONG], 1, 2)
    assert "something differed: 1 of 2; builds killed on their way: 1." in page
    assert "| add source | 2 |" in page and "| lose site | 1 |" in page
