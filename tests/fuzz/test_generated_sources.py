"""Thousands of generated sources through whole builds: no crash, and nothing lost.

`make fuzz` builds 20,000 and writes docs/fuzz.md; `make test`, and so CI, 2,000.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from litsite.commands.init import init_digest
from litsite.config import load_config
from litsite.model.problem import Problem
from litsite.pipeline import build_site, check_digest, parse_sources
from tests.fuzz.generated_sources import Source, generate
from tests.fuzz.outcome import Part, add_part

COUNT = int(os.environ.get("LITSITE_FUZZ", "2000"))
LOG = os.environ.get("LITSITE_FUZZ_LOG")
PART = 1000
"""Sources that one process builds before it takes the next."""
TOGETHER = 50
"""Sources of a digest."""
REFUSED = {"empty", "binary", "too-deep"}
"""What may be said of a source that is not read, and of nothing else."""


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, COUNT, PART))
def test_no_generated_source_breaks_a_build_or_is_lost(tmp_path: Path, first: int) -> None:
    count = min(PART, COUNT - first)
    sources = generate(count, first)
    assert len(set(sources)) == count
    told: Counter[str] = Counter()
    faults: list[str] = []
    for start in range(0, count, TOGETHER):
        batch = sources[start : start + TOGETHER]
        root = tmp_path / str(start)
        try:
            found = build(root, batch)
        except Exception:
            found = None
        if found is None or wrong(found):
            faults += name_faults(tmp_path, start, batch)
        told.update(problem.code for problem in found or ())
        if not faults:
            remove(root)
    if LOG:
        add_part(Path(LOG), Part(first, count, dict(told), faults))
    assert faults == []
    assert sum(told[code] for code in REFUSED) < count / 4  # else it is the refusing that is tested


def build(root: Path, sources: Sequence[Source]) -> list[Problem]:
    """Make a digest of the sources, and check it; problems of both."""
    init_digest(root)
    for number, source in enumerate(sources):
        (root / "sources" / f"{number:02}{source.suffix}").write_bytes(source.data)
    config, _ = load_config(root)
    imported, problems = parse_sources(config)
    problems += build_site(config, imported=imported)[1]
    checked = check_digest(config)
    names = {f"sources/{number:02}{source.suffix}" for number, source in enumerate(sources)}
    read = {f"sources/{account.file}" for account in imported.stored.accounts}
    unread = {problem.path for problem in problems if problem.code in REFUSED}
    assert read | unread == names and not read & unread
    # A source that is refused has no account: that is said once more.
    return [*problems, *(one for one in checked if one.path not in unread)]


def wrong(problems: Sequence[Problem]) -> list[Problem]:
    """Errors, but for what a build refuses; a check finds nothing else worth a word."""
    return [
        problem
        for problem in problems
        if problem.severity == "error" and problem.code not in {*REFUSED, "undecodable"}
    ]


def name_faults(folder: Path, first: int, batch: Sequence[Source]) -> list[str]:
    """Which source it was; all of them together, where none is to blame alone."""
    faults = []
    for number, source in enumerate(batch):
        try:
            found = wrong(build(folder / f"{first}-{number}", [source]))
        except Exception as error:
            found = [error]
        if found:
            faults.append(f"{source}: {found[0]!r}")
    return faults or [f"the sources from {first} on, together: look into {folder / str(first)}"]


def remove(root: Path) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
