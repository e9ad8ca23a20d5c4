"""A small digest that faults happen to, built by the command in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from litsite.commands.init import init_digest

ROOT = Path(__file__).parent.parent.parent
MAY_ALL = hasattr(os, "geteuid") and os.geteuid() == 0
"""Root may read and write whatever the rights say."""
TEXT = """\
{name}政务服务改革见成效
2023-03-1{number}　来源：云泽日报
{name}今年以来深化政务服务改革，新建公园1{number}个，群众满意度提升。
二是办结率达9{number}%，比上年提高{number}.5个百分点。
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command said."""

    code: int
    told: str
    """On stderr."""
    said: str
    """On stdout."""


def make_digest(root: Path, sources: int = 3) -> None:
    """Begin a digest with some sources; not built yet."""
    init_digest(root)
    for number in range(1, sources + 1):
        write_source(root, number)


def write_source(root: Path, number: int, name: str = "") -> Path:
    """One source, unlike the others."""
    path = root / "sources" / (name or f"{number}.txt")
    path.write_text(TEXT.format(name="甲乙丙丁戊己庚"[number] + "县", number=number), "utf-8")
    return path


def start(root: Path, *command: str, language: str = "en") -> subprocess.Popen[str]:
    """Start a command of litsite; without any, `build`. Root's power over rights is laid down first."""
    asked = [sys.executable, "-m", "litsite", *(command or ("build",))]
    laid_down: Sequence[str] = (
        ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if MAY_ALL else ()
    )
    return subprocess.Popen(
        [*laid_down, *asked, "--root", str(root), "--lang", language],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(root: Path, *command: str, language: str = "en") -> Done:
    """Run a command to its end; one that waits for ever fails."""
    process = start(root, *command, language=language)
    try:
        said, told = process.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    assert "Traceback" not in told, told
    return Done(process.returncode, told, said)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Path → bytes of all files below."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built_anew(root: Path, elsewhere: Path) -> dict[str, bytes]:
    """The site that a clean build makes of the same sources and content."""
    for name in ("sources", "content"):
        shutil.copytree(root / name, elsewhere / name, symlinks=True)
    assert run(elsewhere).code == 0
    return read_tree(elsewhere / "site")
