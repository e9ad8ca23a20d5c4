"""What litsite says of files, asked as users ask it, but within this process: starting it takes longer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from litsite.cli import cli

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def ask_litsite(command: str, files: Sequence[Path]) -> list[dict[str, Any]]:
    """`litsite inspect` or `litsite figures` on a tuple of files, with this digest's settings."""
    arguments = [command, "--json", "--root", str(ROOT), *map(str, files)]
    run = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    answer: list[dict[str, Any]] = json.loads(run.stdout)
    return answer
