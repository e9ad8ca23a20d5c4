"""Facts: the same value as computing it again, and no store, however damaged, that stops a build."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from litsite.facts import store as module
from litsite.facts.fingerprint import fingerprint
from litsite.facts.store import FILE, open_facts
from litsite.model.figure import Figure
from litsite.model.problem import Problem
from litsite.model.source import Segment, Span

FIGURE = Figure(
    surface="1.50亿元", start=3, value=Decimal("1.50"), value_max=None, unit="亿元",
    normalized=Decimal("150000000"), normalized_max=None, qualifier=None, kind="count",
    direction=None, basis=None, indicator="投资", period=None, period_norm=None,
    context_period=None, status="achieved", place=None,
)  # fmt: skip


class Counted:
    """A computation that knows how often it ran."""

    def __init__(self, value: object) -> None:
        self.value, self.runs = value, 0

    def __call__(self) -> object:
        self.runs += 1
        return self.value


def ask(folder: Path, compute: Counted, key: object = "k", stage: str = "s") -> object:
    """One build that asks for one fact."""
    with open_facts(folder, []) as facts:
        return facts.recall(stage, key, type(compute.value), compute)


@pytest.mark.parametrize(
    "value",
    [
        "文本",
        FIGURE,
        Segment("甲 乙", (Span(1, 0, 3),), frozenset({"row", "tab"}), True, (0, 1)),
    ],
)
def test_a_fact_is_computed_once_and_comes_back_equal(tmp_path: Path, value: object) -> None:
    compute = Counted(value)
    assert ask(tmp_path, compute) == ask(tmp_path, compute) == value
    assert compute.runs == 1


def test_decimals_come_back_as_printed(tmp_path: Path) -> None:
    ask(tmp_path, Counted(FIGURE))
    back = ask(tmp_path, Counted(FIGURE))
    assert isinstance(back, Figure) and str(back.value) == "1.50"


def test_another_key_or_stage_is_another_fact(tmp_path: Path) -> None:
    with open_facts(tmp_path, []) as facts:
        for stage, key in (("s", "k"), ("s", "l"), ("t", "k")):
            assert facts.recall(stage, key, str, partial("".join, stage + key)) == stage + key


def test_what_a_build_did_not_ask_for_is_dropped_but_for_stages_that_did_not_run(
    tmp_path: Path,
) -> None:
    with open_facts(tmp_path, []) as facts:
        facts.recall("s", "old", str, str)
        facts.recall("other", "kept", str, str)
    ask(tmp_path, Counted("x"), "new")
    old, kept = Counted(""), Counted("")
    ask(tmp_path, old, "old")
    ask(tmp_path, kept, "kept", "other")
    assert (old.runs, kept.runs) == (1, 0)


def test_another_program_computes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compute = Counted("x")
    ask(tmp_path, compute)
    monkeypatch.setattr(module, "program_version", lambda: "another")
    ask(tmp_path, compute)
    assert compute.runs == 2


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_store_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    ask(tmp_path, Counted("x"))
    (tmp_path / FILE).write_bytes(damage)
    problems: list[Problem] = []
    with open_facts(tmp_path, problems) as facts:
        assert facts.recall("s", "k", str, lambda: "x") == "x"
    assert [problem.code for problem in problems] == (["facts-damaged"] if damage else [])


def test_a_store_that_is_torn_in_the_midst_stops_no_build(tmp_path: Path) -> None:
    with open_facts(tmp_path, []) as facts:
        for number in range(2000):
            facts.recall("s", number, str, partial(str.__mul__, f"{number}", 50))
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    data[len(data) // 4 : len(data) * 3 // 4] = bytes(len(data) // 2)
    path.write_bytes(data)
    for _ in range(2):
        with open_facts(tmp_path, []) as facts:
            found = [
                facts.recall("s", number, str, partial(str.__mul__, f"{number}", 50))
                for number in range(2000)
            ]
        assert found == [f"{number}" * 50 for number in range(2000)]


def test_a_value_of_another_type_is_computed_anew(tmp_path: Path) -> None:
    ask(tmp_path, Counted("x"))
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("update facts set value = ?", (b"\xc0",))
    connection.commit()
    connection.close()
    compute = Counted("x")
    assert ask(tmp_path, compute) == "x"
    assert compute.runs == 1


@pytest.mark.parametrize(
    "damage",
    [
        "update facts set value = substr(value, 1, 10) || cast('Y' as blob) || substr(value, 12)",
        "update facts set value = (select value from facts where stage = 's' and key <> f.key)"
        " from facts as f where facts.rowid = f.rowid",
        "update facts set value = 7",
        "update facts set value = cast('' as blob)",
    ],
)
def test_a_value_that_is_not_what_was_kept_is_computed_anew(tmp_path: Path, damage: str) -> None:
    """SQLite does not see it: nothing of its own is damaged."""
    with open_facts(tmp_path, []) as facts:
        for key in ("k", "l"):
            facts.recall("s", key, str, partial(str.__mul__, key, 20))
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(damage)
    connection.commit()
    connection.close()
    problems: list[Problem] = []
    with open_facts(tmp_path, problems) as facts:
        assert facts.recall("s", "k", str, lambda: "k" * 20) == "k" * 20
        assert facts.count_computed("s") == 1
    assert [problem.code for problem in problems] == ["facts-damaged"]


def test_equal_values_have_one_fingerprint_whatever_their_order() -> None:
    assert fingerprint({"a": 1, "b": {3, 2}}) == fingerprint({"b": {2, 3}, "a": 1})
    assert fingerprint(("a", "b")) != fingerprint(("ab",))


def test_what_is_read_ahead_is_what_would_be_read(tmp_path: Path) -> None:
    with open_facts(tmp_path, []) as facts:
        for number in range(5):
            facts.keep("s", number, f"甲{number}")
        facts.keep("other", 0, "乙")
    with open_facts(tmp_path, []) as facts:
        facts.read_ahead("s")
        facts.keep("s", 1, "丙")
        twice = [[facts.find("s", number, str) for number in range(6)] for _ in range(2)]
        assert twice == [["甲0", "丙", "甲2", "甲3", "甲4", None]] * 2
        assert facts.find("other", 0, str) == "乙"
