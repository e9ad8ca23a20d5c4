"""What happens during a build: sources that change or go, clocks that are set, a second build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from litsite.config import load_config
from litsite.digest import build_digest
from litsite.facts.store import open_facts
from litsite.model.progress import Progress, silent
from litsite.publishing.build_lock import build_lock
from tests.faults.digests import built_anew, read_tree, run, start, write_source

pytestmark = pytest.mark.slow

STAGES = ("start", "parse", "merge", "render", "publish")


def vanish(root: Path) -> None:
    (root / "sources" / "2.txt").unlink()


def change(root: Path) -> None:
    path = root / "sources" / "2.txt"
    path.write_text(path.read_text("utf-8").replace("新建公园", "改造公园"), "utf-8")


def become_a_folder(root: Path) -> None:
    vanish(root)
    (root / "sources" / "2.txt").mkdir()


def shrink(root: Path) -> None:
    (root / "sources" / "2.txt").write_bytes(b"")


def come(root: Path) -> None:
    write_source(root, 5, "0.txt")


def correct(root: Path) -> None:
    path = min((root / "content" / "articles").iterdir())
    path.write_text(path.read_text("utf-8").replace("org: null", "org: 县政府"), "utf-8")


DEEDS = (vanish, change, become_a_folder, shrink, come, correct)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_what_changes_during_a_build_is_taken_up_by_it_or_the_next(
    built: Path, tmp_path: Path, deed: Callable[[Path], None], stage: str
) -> None:
    write_source(built, 4)
    done: list[str] = []

    def meddle(now: str, number: int, total: int) -> None:
        if now == stage and not done and (stage != "parse" or number == 1):
            done.append(now)
            deed(built)

    build_here(built, meddle)
    assert done == [stage]
    # Whatever this build saw, the next one sees all.
    errors = build_here(built)
    assert errors == (["empty"] if deed is shrink else [])
    if deed is correct:
        assert "org: 县政府" in min((built / "content" / "articles").iterdir()).read_text("utf-8")
    anew = tmp_path / "anew"
    for name in ("sources", "content"):
        shutil.copytree(built / name, anew / name)
    build_here(anew)
    assert read_tree(built / "site") == read_tree(anew / "site")
    assert read_tree(built / "content") == read_tree(anew / "content")


def build_here(root: Path, progress: Progress = silent) -> list[str]:
    """Build within this process; codes of the errors."""
    config, _ = load_config(root)
    with build_lock(root), open_facts(root / ".litsite", []) as facts:
        outcome, problems = build_digest(config, progress, facts)
    assert outcome.site is not None
    return [problem.code for problem in set(problems) if problem.severity == "error"]


@pytest.mark.parametrize("years", [-30, 30])
def test_a_clock_that_is_set_hides_no_change(built: Path, tmp_path: Path, years: int) -> None:
    """All that was saved and kept seems to come from another time; then sources of the same size are saved."""
    moment = (built / "sources").stat().st_mtime + years * 365 * 86400
    for path in [*built.rglob("*")]:
        os.utime(path, (moment, moment))
    assert run(built).code == 0
    path = built / "sources" / "2.txt"
    text = path.read_text("utf-8")
    changed = text.replace("新建", "改造")
    assert len(changed.encode()) == len(text.encode())
    path.write_text(changed, "utf-8")
    os.utime(path, (moment, moment))
    assert run(built).code == 0
    site = read_tree(built / "site")
    assert site == built_anew(built, tmp_path / "anew")
    assert any("改造公园".encode() in data for data in site.values())


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "another build is running here"), ("zh", "另一个生成任务正在进行")],
)
@pytest.mark.parametrize("command", ["build", "check", "publish"])
def test_a_command_beside_a_build_that_runs_is_told(
    built: Path, language: str, told: str, command: str
) -> None:
    before = read_tree(built / "site")
    with build_lock(built):
        done = run(built, command, language=language)
    assert done.code == 1
    assert told in done.told and ".litsite/lock" in done.told
    assert read_tree(built / "site") == before


def test_of_builds_that_begin_together_one_builds_and_the_others_wait_their_turn(
    built: Path, tmp_path: Path
) -> None:
    write_source(built, 4)
    together = [start(built) for _ in range(4)]
    ended = [(process.communicate(), process.returncode) for process in together]
    assert any(code == 0 for _, code in ended)
    for (_, told), code in ended:
        assert code == 0 or "another build is running here" in told
        assert "Traceback" not in told
    assert run(built).code == 0
    assert read_tree(built / "site") == built_anew(built, tmp_path / "anew")
