"""Score the splitter against hand-made truth: `make accuracy`.

Runs the scorer that comes with the annotated texts (in ../shared, where it exists) over the seeds
and over documents of other cities, and prints the tables that the README quotes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SETS = (("gold", "seeds"), ("more/gold", "more/raw"))


def main() -> int:
    """Print one table a set; 1 when there is nothing to score against."""
    scorer = SHARED / "tools" / "score_split.py"
    if not scorer.exists():
        print("no annotated texts beside this repository (../shared)", file=sys.stderr)
        return 1
    for gold, raw in SETS:
        files = sorted(str(path) for path in (SHARED / raw).iterdir())
        command = [
            sys.executable,
            "-m",
            "litsite",
            "inspect",
            "--json",
            "--root",
            str(ROOT),
            *files,
        ]
        seen = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            predicted = Path(folder) / "predicted.json"
            predicted.write_text(json.dumps(json.loads(seen.stdout)), encoding="utf-8")
            print(f"== {gold}", flush=True)
            arguments = [str(SHARED / gold), str(predicted), "--raw", str(SHARED / raw)]
            subprocess.run([sys.executable, str(scorer), *arguments], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
