"""What a build shows while it works: on a terminal every stage that takes time, in a pipe nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from litsite.commands.messages import load_words

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

ROOT = Path(__file__).parent.parent.parent
TEXT = "青川县改革见成效\n2023-05-11　来源：云泽日报\n青川县新建公园12个，增长8.2%。\n"
STAGES = """
start load parse merge save save-accounts enrich topics keywords related figures revisits series summaries render
export index index-places index-texts index-words index-check compare publish
""".split()
"""In the order in which a first build goes through them where no other process makes some of them aside."""
COUNTED = {
    *("parse", "save", "save-accounts", "enrich", "topics", "keywords", "related"),
    *("figures", "render", "export", "index", "index-texts", "publish"),
}


def build(root: Path, stderr: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "litsite",
            "build",
            "--root",
            str(root),
            "--clean",
            "--lang",
            "en",
            "--workers",
            "1",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=stderr,
    )


def read_terminal(master: int) -> str:
    """All that is written until the program ends; a pseudo-terminal then has an error for an end."""
    parts = []
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode()


def test_a_terminal_shows_each_stage_with_its_count_and_is_left_clean(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    master, slave = pty.openpty()
    process = build(digest, slave)
    os.close(slave)
    shown = read_terminal(master)
    os.close(master)
    assert process.wait() == 0
    *drawn, last = shown.split("\r\033[K")
    assert last == "", "the line is empty when the summary comes"
    words = load_words("en")["texts"]
    order = [next(i for i, line in enumerate(drawn) if line.startswith(words[s])) for s in STAGES]
    assert order == sorted(order)
    counted = {s for s in STAGES if any(line.startswith(f"{words[s]} ░") for line in drawn)}
    assert counted == COUNTED


def test_a_pipe_gets_nothing_of_it(digest: Path) -> None:
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    process = build(digest, subprocess.PIPE)
    assert process.communicate()[1] == b""
