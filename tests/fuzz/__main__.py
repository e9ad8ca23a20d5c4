"""`python -m tests.fuzz LOG PAGE`: write the page of a run."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.fuzz.outcome import describe, read_parts

if __name__ == "__main__":
    log, page = map(Path, sys.argv[1:])
    page.write_text(describe(read_parts(log)), "utf-8", newline="\n")
