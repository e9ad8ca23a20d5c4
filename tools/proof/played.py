"""A sequence of edits, each followed by a build that knows what was built before and by one that does not.

Some builds are killed on their way, and made again. After each step every file of content/ and of the site, and
every message, must be the same in both.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unittest.mock import patch

from jinja2 import Environment

from litsite.config import load_config
from litsite.digest import build_digest
from litsite.facts import file_hashes
from litsite.facts.store import NO_FACTS, open_facts
from litsite.model.problem import TOLD_ONCE, LitsiteError, Problem
from litsite.outcome import Outcome
from tools.proof.edits_of_frame import OF_FRAME, lay_out, mend_templates
from tools.proof.edits_of_texts import OF_TEXTS, add_source, mend_yaml

EDITS = (*OF_TEXTS, *OF_FRAME)
_MENDED_BY = {"break_yaml": mend_yaml, "break_template": mend_templates}
"""What stops every build until it is mended; else most steps would prove nothing."""
_FIRST_TEXTS = 3
_MOST_TEXTS = 9
_KILLED = 0.15
"""Share of the builds that are killed and made again."""
_SHOWN = 5
Result = Literal["built", "unchanged", "kept", "refused", "crashed"]


@dataclass(frozen=True, slots=True)
class Step:
    """What happened in one step."""

    sequence: int
    number: int
    edits: tuple[str, ...]
    killed: bool
    """The first of two builds was killed on its way; False too where it was done sooner."""
    result: Result
    """Of the clean build: the site changed, needed no change, was left for what cannot be read, the build ended with an
    error that it told, or with one of the program's own."""
    faults: tuple[str, ...]
    """What differs; there should be none."""


def play_sequence(seed: int, sequence: int, steps: int) -> list[Step]:
    """Play a whole sequence somewhere."""
    with tempfile.TemporaryDirectory() as folder:
        return list(play(Path(folder), seed, sequence, steps))


def play(folder: Path, seed: int, sequence: int, steps: int) -> Iterator[Step]:
    """Play a sequence in an empty folder; the same one for the same numbers, but for the moments of the kills."""
    chance = random.Random(f"{seed}/{sequence}")
    root = folder / "digest"
    lay_out(root)
    for _ in range(_FIRST_TEXTS):
        add_source(root, chance)
    with _compiled_once(), _clock_that_ticks(fast=sequence % 2 == 0):
        _build_by_facts(root)
        mend: Callable[[Path, random.Random], None] | None = None
        late = False
        for number in range(steps):
            edits = [chance.choice(EDITS) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
            if mend and chance.random() < 0.7:
                edits, mend = [mend], None
            for edit in edits:
                mend = _MENDED_BY.get(edit.__name__, mend)
                if edit is not add_source or len(list((root / "sources").iterdir())) < _MOST_TEXTS:
                    edit(root, chance)
            names = tuple(edit.__name__ for edit in edits)
            step = _compare(root, folder / "clean", sequence, number, names, chance, late)
            late = step.result in {"refused", "crashed"}
            yield step


def _compare(
    root: Path,
    clean: Path,
    sequence: int,
    number: int,
    edits: tuple[str, ...],
    chance: random.Random,
    late: bool,
) -> Step:
    """`late`: the last build could not be made, so that this one may have to tell what that one merged."""
    for name in ("sources", "content", "templates", "site"):
        if (root / name).exists():
            shutil.copytree(root / name, clean / name)
    started = time.perf_counter()
    theirs = _build(clean)
    seconds = time.perf_counter() - started
    killed = chance.random() < _KILLED
    # Without facts a build takes longer than with them, so a moment within it may come too late.
    moment = chance.random() ** 2 * seconds
    if killed:
        killed = _kill(root, moment)
    ours = _build_by_facts(root)
    faults = find_differences(read_files(root), read_files(clean))
    more = Counter(ours.problems) - Counter(theirs.problems)
    less = Counter(theirs.problems) - Counter(ours.problems)
    faults += [f"{one} more" for one in more if not (late and one.code in TOLD_ONCE)]
    faults += [f"{one} less" for one in less]
    stopped = {ours.result, theirs.result} & {"refused", "crashed"}
    if "crashed" in stopped or (stopped and ours.result != theirs.result):
        faults.append(
            f"with facts {ours.result} {ours.crash}, without {theirs.result} {theirs.crash}"
        )
    shutil.rmtree(clean)
    return Step(sequence, number, edits, killed, theirs.result, tuple(faults))


@dataclass(frozen=True, slots=True)
class _Built:
    result: Result
    problems: list[Problem]
    crash: str = ""
    """Where the program failed."""


def _build(root: Path) -> _Built:
    """A build that knows nothing of those before."""
    return _told(lambda: build_digest(load_config(root)[0], facts=NO_FACTS))


def _build_by_facts(root: Path) -> _Built:
    told: list[Problem] = []  # of the store, damaged or not
    root.joinpath(".litsite").mkdir(exist_ok=True)

    def build() -> tuple[Outcome, list[Problem]]:
        config, _ = load_config(root)
        with open_facts(root / ".litsite", told) as facts:
            return build_digest(config, facts=facts)

    return _told(build)


def _told(build: Callable[[], tuple[Outcome, list[Problem]]]) -> _Built:
    try:
        outcome, problems = build()
    except LitsiteError as error:
        return _Built("refused", [error.problem])
    except Exception:
        return _Built("crashed", [], traceback.format_exc())
    site = outcome.site
    if site is None:
        return _Built("kept", problems)
    return _Built("built" if site.written or site.removed else "unchanged", problems)


def _kill(root: Path, moment: float) -> bool:
    """Build in another process, which is killed after so many seconds; whether it was still at work."""
    process = multiprocessing.get_context("fork").Process(target=_build_by_facts, args=(root,))
    process.start()
    process.join(moment)
    at_work = process.is_alive()
    process.kill()
    process.join()
    return at_work


def read_files(root: Path) -> dict[str, bytes]:
    """Path → bytes of content/ and site/."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for name in ("content", "site")
        for path in sorted((root / name).rglob("*"))
        if path.is_file()
    }


def find_differences(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> list[str]:
    """Which files differ; the first of them, and how many more."""
    names = sorted(ours.keys() | theirs.keys())
    found = [name for name in names if ours.get(name) != theirs.get(name)]
    more = [f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return [
        *(f"{name} {_how(name in ours, name in theirs)}" for name in found[:_SHOWN]),
        *more,
    ]


def _how(ours: bool, theirs: bool) -> str:
    if ours and theirs:
        return "differs"
    return "is left over" if ours else "is missing"


@contextmanager
def _compiled_once() -> Iterator[None]:
    """What jinja2 makes of a template's text is remembered: the half of a small digest's clean build."""
    known: dict[tuple[str, str | None], object] = {}
    compile_ = Environment.compile

    def compile_once(self, source, name=None, filename=None, raw=False, defer_init=False):  # type: ignore[no-untyped-def]
        if not isinstance(source, str) or raw:
            return compile_(self, source, name, filename, raw, defer_init)
        key = (source, name)
        if key not in known:
            known[key] = compile_(self, source, name, filename, raw, defer_init)
        return known[key]

    with patch.object(Environment, "compile", compile_once):
        yield


@contextmanager
def _clock_that_ticks(*, fast: bool) -> Iterator[None]:
    """Files that were changed within a tick of the clock are read again; with fast ticks they are trusted.

    A step is over sooner than the two seconds that a tick may take, so nothing would be trusted ever. A clean
    build and a comparison lie between a build's last look at a file and the next edit, more than any real tick.
    """
    with patch.object(file_hashes, "_TICK", 0 if fast else file_hashes._TICK):
        yield
