"""A digest that nothing happened to is looked at and left alone, without importing what builds it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILDERS = {"litsite.pipeline", "litsite.rendering", "numpy", "jinja2", "markdown_it", "bs4"}


def imported(digest: Path, *arguments: str) -> set[str]:
    """The modules that a call of the command line imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "litsite", *arguments, "--root", str(digest)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return {line.split("|")[-1].strip() for line in done.stderr.splitlines()}


def test_a_build_without_a_change_imports_no_stage(digest: Path) -> None:
    assert imported(digest, "build") >= BUILDERS
    assert not imported(digest, "build") & BUILDERS
