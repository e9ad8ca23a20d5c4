"""Work shared out among copies of the process: the same values, in order, by whatever is in memory."""

from __future__ import annotations

import os
import signal

import pytest

from litsite.facts.copies import Copies, can_fork
from litsite.facts.recalling import compute_all
from litsite.model.problem import LitsiteError, make_problem

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system has no fork")


def test_values_come_in_the_order_of_their_parts_from_several_processes() -> None:
    lengths = {"甲": 1, "乙乙": 2}  # a closure, which no other process could be sent
    parts = ["甲", "乙乙"] * 20

    def measure(part: str) -> tuple[int, int]:
        return lengths[part], os.getpid()

    made = list(Copies(2).map(measure, parts))
    assert [length for length, _ in made] == [1, 2] * 20
    assert os.getpid() not in {process for _, process in made}


def test_two_that_are_read_in_turn_do_not_meet() -> None:
    copies = Copies(2)
    ones, twos = copies.map(lambda n: n, range(9)), copies.map(lambda n: 2 * n, range(9))
    assert list(zip(ones, twos, strict=True)) == [(n, 2 * n) for n in range(9)]


def test_what_goes_wrong_in_a_copy_goes_wrong_here() -> None:
    def fail(_: int) -> int:
        raise ValueError("甲")

    with pytest.raises(ValueError, match="甲"):
        list(Copies(2).map(fail, range(4)))


def test_little_work_is_done_here() -> None:
    def where(some: range) -> list[int]:
        return [os.getpid() for _ in some]

    assert set(compute_all(range(3), where, Copies(2), together=1)) == {os.getpid()}
    assert os.getpid() not in set(compute_all(range(4), where, Copies(2), together=1))


def test_work_begun_in_a_copy_is_waited_for_when_it_is_needed() -> None:
    here = ["甲"]
    finish = Copies(2).begin(lambda: (os.getpid(), here[0]))
    here[0] = "乙"
    process, seen = finish()
    assert (process != os.getpid(), seen) == (True, "甲")


def test_what_goes_wrong_in_work_begun_goes_wrong_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise LitsiteError(make_problem("site", 0, "manifest", "error", site="site"))

    finish = Copies(2).begin(fail)
    with pytest.raises(LitsiteError) as told:
        finish()
    assert told.value.problem.code == "manifest"


def test_a_copy_that_was_killed_is_no_result() -> None:
    finish = Copies(2).begin(lambda: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(RuntimeError, match="ended: -9"):
        finish()
