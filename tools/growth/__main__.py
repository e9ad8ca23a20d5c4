"""Print what a megabyte costs, by shape, stage and size; exit 1 where it grows with the size.

Each text goes through the stages in a process of its own, so that none pays for another's memory.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.growth.shapes import SHAPES, SIZES
from tools.growth.stages import STAGES, measure

LIMIT = 1.3
"""How much more a byte may cost at the largest size than at the smallest."""
_PATIENCE = 1500
"""Seconds after which a process is ended: what takes so long has failed."""
_LEAST = 0.05
"""Seconds a megabyte under which the clock says nothing."""
_WARMING = "老街换新颜\n2021年，云泽区新建道路12条，总投资3.2亿元。\n" * 3

Spent = dict[str, float]


def main() -> int:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tools.growth", description=__doc__)
    parser.add_argument("shapes", nargs="*", help="all by default: " + " ".join(SHAPES))
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="bytes")
    parser.add_argument("--one", nargs=2, metavar=("SHAPE", "SIZE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measure_here(options.one[0], int(options.one[1]))))
        return 0
    print("| shape | stage |", *(f"{size // 1000:,} KB |" for size in options.sizes), "growth |")
    print("|---|---|" + "--:|" * (len(options.sizes) + 1))
    steep = 0
    for shape in options.shapes or SHAPES:
        spent = [_measure_apart(shape, size) for size in options.sizes]
        for name in (*STAGES, "all"):
            costs = [_cost(one, name, size) for one, size in zip(spent, options.sizes, strict=True)]
            growth = _growth(costs)
            steep += name == "all" and (growth is None or growth >= LIMIT)
            cells = [f"{c:.2f}" if c is not None else "failed" for c in (*costs, growth)]
            print(f"| {shape} | {name} | {' | '.join(cells)} |", flush=True)
    return int(steep > 0)


def _growth(costs: Sequence[float | None]) -> float | None:
    """How much more a byte of the largest text costs than of the smallest, or of the last but one.

    In a small text, what a stage costs without any text hides what each byte does.
    """
    known = [max(cost, _LEAST) for cost in costs if cost is not None]
    if len(known) < len(costs):
        return None
    return known[-1] / min(known[0], known[-2]) if len(known) > 1 else 1.0


def _cost(spent: Spent | None, name: str, size: int) -> float | None:
    """Seconds a megabyte."""
    if spent is None:
        return None
    return (sum(spent.values()) if name == "all" else spent[name]) / size * 1e6


def _measure_apart(shape: str, size: int) -> Spent | None:
    command = [sys.executable, "-m", "tools.growth", "--one", shape, str(size)]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"{shape} of {size} bytes: ended after {_PATIENCE} s", file=sys.stderr)
        return None
    if done.returncode:
        return None
    found: Spent = json.loads(done.stdout)
    return found


def _measure_here(shape: str, size: int) -> Spent:
    suffix, make = SHAPES[shape]
    with tempfile.TemporaryDirectory() as folder:
        # Dictionaries and lists are loaded first: they cost the same whatever the size.
        small = Path(folder, "small.txt")
        small.write_text(_WARMING, encoding="utf-8")
        measure(small)
        path = Path(folder, f"{shape}{suffix}")
        path.write_text(make(size), encoding="utf-8")
        return measure(path)


if __name__ == "__main__":
    sys.exit(main())
