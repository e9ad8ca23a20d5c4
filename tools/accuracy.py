"""Score splitter and figures against hand-made truth: `make accuracy`.

Runs the scorers that come with the annotated texts (in ../shared, where it exists) over the seeds
and over documents of other cities, and our own scorer over the figures that were annotated for the
tests. Prints what the README and the method page quote.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SPLITS = (("gold", "seeds"), ("more/gold", "more/raw"))
FIGURES = ROOT / "tests" / "figures" / "data"


def main() -> int:
    """Print one table a set; 1 when the texts that came with the scorers are not at hand."""
    with tempfile.TemporaryDirectory() as folder:
        seen = Path(folder) / "figures.json"
        seen.write_text(run_litsite("figures", ROOT / "sources"), encoding="utf-8")
        for name in ("blind_figures.yaml", "later_figures.yaml", "more_figures.yaml"):
            print(f"== {name}", flush=True)
            score("-m", "tests.figures.scoring", FIGURES / name, seen)
        if not SHARED.exists():
            print("no annotated texts beside this repository (../shared)", file=sys.stderr)
            return 1
        annotated = ("blind_figures.yaml", "later_figures.yaml")
        for gold in (SHARED / "metrics" / "dev.yaml", *(FIGURES / name for name in annotated)):
            print(f"== {gold.name}", flush=True)
            score(SHARED / "tools" / "score_metrics.py", gold, seen)
        for gold_folder, raw in SPLITS:
            predicted = Path(folder) / "predicted.json"
            predicted.write_text(run_litsite("inspect", SHARED / raw), encoding="utf-8")
            print(f"== {gold_folder}", flush=True)
            scorer = SHARED / "tools" / "score_split.py"
            score(scorer, SHARED / gold_folder, predicted, "--raw", SHARED / raw)
    return 0


def run_litsite(command: str, folder: Path) -> str:
    """What a command of ours says of all files in a folder, as JSON."""
    files = sorted(str(path) for path in folder.iterdir())
    arguments = [sys.executable, "-m", "litsite", command, "--json", "--root", str(ROOT), *files]
    seen = subprocess.run(arguments, check=True, capture_output=True, text=True, encoding="utf-8")
    return json.dumps(json.loads(seen.stdout))


def score(*arguments: str | Path) -> None:
    """Run a scorer, which prints."""
    subprocess.run([sys.executable, *map(str, arguments)], check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
