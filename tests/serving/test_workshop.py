"""Builds follow one another: each tells what it did, a burst of changes is one, nothing ends the session."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from litsite.config import load_config
from litsite.facts.copies import can_fork
from litsite.publishing.build_lock import build_lock
from litsite.serving import builders
from litsite.serving.builders import Builder, BuilderAside, BuilderHere, open_builder
from litsite.serving.news import make_news
from litsite.serving.watching import is_read, rebuild_at_changes
from litsite.serving.workshop import State, Workshop
from tests.serving.working import SOURCE, write_digest


@pytest.fixture
def workshop(digest: Path) -> Workshop:
    write_digest(digest)
    made = Workshop(digest)
    made.build()
    return made


def test_a_build_tells_what_it_did(workshop: Workshop) -> None:
    state = workshop.state
    assert (state.number, state.site, state.kept) == (1, 1, False)
    assert state.outcome is not None and state.outcome.articles == 1
    again = workshop.build()
    assert (again.number, again.site) == (2, 1)


def test_a_broken_article_leaves_the_site_and_is_told(workshop: Workshop) -> None:
    (path,) = (workshop.root / "content" / "articles").glob("*.yaml")
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("kicker: null", "kicker：一线"), encoding="utf-8")
    state = workshop.build()
    assert state.kept and state.site == 1
    news = make_news(workshop, state, lambda problem: problem.code)
    first = news["problems"][0]
    assert (first["path"], first["message"]) == (f"content/articles/{path.name}", "yaml-wide-colon")
    assert [row["text"] for row in first["lines"]][1] == "kicker：一线"
    path.write_text(sound, encoding="utf-8")
    assert not workshop.build().kept


def test_broken_settings_leave_the_site_and_are_told(workshop: Workshop) -> None:
    settings = workshop.root / "content" / "site.yaml"
    sound = settings.read_text(encoding="utf-8")
    settings.write_text(sound.replace("title: ", "titel: "), encoding="utf-8")
    state = workshop.build()
    assert state.kept
    assert {one.code for one in state.problems} == {"unknown-key-near", "missing-key"}
    settings.write_text(sound, encoding="utf-8")
    assert not workshop.build().kept


def test_a_fault_of_ours_does_not_end_the_session(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("1/0")

    with monkeypatch.context() as patched:
        patched.setattr(builders, "build_digest", fail)
        state = workshop.build()
    assert state.kept and [one.code for one in state.problems] == ["bug"]
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert not workshop.build().kept


def test_a_build_in_another_window_is_waited_for(workshop: Workshop) -> None:
    built: list[State] = []
    thread = threading.Thread(target=lambda: built.append(workshop.build()))
    with build_lock(workshop.root):
        thread.start()
        assert workshop.wait(workshop.state.number, 0.5) is None
    thread.join()
    assert [one.kept for one in built] == [False]


def test_who_waits_is_told_of_the_next_build(workshop: Workshop) -> None:
    told: list[State | None] = []
    seen = workshop.state.number
    thread = threading.Thread(target=lambda: told.append(workshop.wait(seen, 60)))
    thread.start()
    state = workshop.build()
    thread.join()
    assert told == [state]


def test_a_burst_of_changes_is_one_build(workshop: Workshop) -> None:
    stop, first, following = threading.Event(), threading.Event(), threading.Event()
    builds: list[State] = []

    def built() -> None:
        builds.append(workshop.state)
        if not first.is_set():
            first.set()
        elif workshop.state.outcome and workshop.state.outcome.articles == 6:
            following.set()

    thread = threading.Thread(target=rebuild_at_changes, args=(workshop, stop, built))
    thread.start()
    assert first.wait(60)
    site = workshop.state.site
    for number in range(5):
        text = SOURCE.replace("青川", f"石桥{'甲乙丙丁戊'[number]}").replace("42", f"1{number}")
        (workshop.root / "sources" / f"b{number}.txt").write_text(text, encoding="utf-8")
    assert following.wait(60)
    stop.set()
    thread.join()
    assert workshop.state.site == site + 1


def test_a_folder_that_comes_later_is_watched(workshop: Workshop) -> None:
    stop, first = threading.Event(), threading.Event()
    templates = workshop.root / "templates"

    def built() -> None:
        if any(problem.code == "template-missing" for problem in workshop.state.problems):
            first.set()

    thread = threading.Thread(target=rebuild_at_changes, args=(workshop, stop, built))
    thread.start()
    templates.mkdir()
    found = first.wait(60)
    stop.set()
    thread.join()
    assert found


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("a.txt", True),
        ("a.yaml", True),
        (".a.txt.swp", False),
        ("a.txt~", False),
        ("a.yaml.part", False),
        (".~lock.a.txt#", False),
        ("#a.txt#", False),
        ("4913", True),
    ],
)
def test_what_programs_leave_while_saving_is_no_change(name: str, read: bool) -> None:
    assert is_read(f"/d/sources/{name}") is read


@pytest.fixture
def builder(digest: Path) -> Iterator[Builder]:
    """What `litsite serve` builds with."""
    write_digest(digest)
    opened = open_builder(digest)
    yield opened
    opened.close()


def test_builds_aside_tell_what_builds_here_tell(digest: Path, builder: Builder) -> None:
    first, second = builder.build(), builder.build()
    here = BuilderHere(digest).build()
    assert first.outcome is not None and first.outcome.site is not None
    assert first.outcome.site.written > 0
    assert second == here and second.config == load_config(digest)[0]
    settings = digest / "content" / "site.yaml"
    settings.write_text("titel: 文摘\n", encoding="utf-8")
    assert builder.build() == BuilderHere(digest).build()


@pytest.mark.skipif(not can_fork(), reason="this system has no fork")
def test_a_builder_that_was_killed_is_told_of(digest: Path) -> None:
    builder = BuilderAside(digest)
    os.kill(builder._process.pid or 0, signal.SIGKILL)
    workshop = Workshop(digest, builder)
    assert [problem.code for problem in workshop.build().problems] == ["bug"]
    workshop.close()


@pytest.mark.skipif(not can_fork(), reason="this system has no fork")
def test_a_builder_ends_with_its_session(digest: Path) -> None:
    builder = BuilderAside(digest)
    builder.close()
    assert builder._process.exitcode == 0
