"""What has to be brought to a target, and what must not be touched there."""

from __future__ import annotations

import pytest

from litsite.model.problem import LitsiteError
from litsite.publishing.changes import Changes, compare

SITE = {"index.html": "1", "a/b.html": "2"}


def test_new_changed_removed_and_kept_are_told_apart() -> None:
    there = {"index.html": "1", "a/b.html": "old", "gone.html": "3", "theirs.txt": None}
    ours = {"index.html", "a/b.html", "gone.html", "gone-already.html"}
    assert compare(SITE | {"new.html": "4"}, there, ours, "www") == Changes(
        new=("new.html",), changed=("a/b.html",), removed=("gone.html",), kept=1
    )


def test_an_equal_file_that_somebody_else_put_there_is_taken_over() -> None:
    assert not compare(SITE, dict(SITE), (), "www")


@pytest.mark.parametrize("name", ["index.html", "a", "a/b.html/c", "a/b.html"])
def test_a_foreign_file_in_the_way_stops_everything(name: str) -> None:
    with pytest.raises(LitsiteError) as raised:
        compare(SITE, {name: "theirs"}, (), "www")
    assert dict(raised.value.problem.values)["names"] == name


def test_a_folder_of_ours_gives_way_to_a_file_and_the_reverse() -> None:
    there = {"a": "1", "index.html/x": "2"}
    changes = compare(SITE, there, there.keys(), "www")
    assert (changes.new, changes.removed) == (("a/b.html", "index.html"), ("a", "index.html/x"))
