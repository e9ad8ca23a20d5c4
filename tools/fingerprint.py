"""One fingerprint of everything that litsite produces, to hold the output still while code moves.

    python tools/fingerprint.py OUT.txt            write it
    python tools/fingerprint.py --against OLD.txt  compare with an earlier one; 1 where a line differs
    … --only site inspect figures                  some of it

A line is `sha256  what`: each file of the seeds' `site/` and `content/`, and what `inspect --json` and
`figures --json` say of each file of the seeds and of the texts of other places (../shared, where it
exists), doubts included. Commands run as a user runs them, so that any checkout can be compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PARTS = ("site", "inspect", "figures")
FOLDERS = ("seeds", "more/raw", "metrics/raw", "wild/html", "wild/text")
# The text of messages may be reworded on purpose; their codes, places and values may not.
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


def main() -> int:
    """Write or compare; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    arguments = parser.parse_args()
    lines = fingerprint(arguments.only)
    if arguments.out:
        arguments.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if not arguments.against:
        return 0
    before = [
        line
        for line in arguments.against.read_text(encoding="utf-8").splitlines()
        if part_of(line) in arguments.only
    ]
    changed = sorted(set(before) ^ set(lines), key=lambda line: line.split("  ", 1)[1])
    for line in changed:
        print(("-" if line in before else "+"), line)
    print(f"{len(lines)} lines, {len(changed)} differ")
    return int(bool(changed))


def part_of(line: str) -> str:
    """Which part a line of the fingerprint belongs to."""
    first = line.split("  ", 1)[1].split(" ", 1)[0]
    return first if first in PARTS else "site"


def fingerprint(only: Sequence[str]) -> list[str]:
    """The lines of those parts, sorted by what they are of."""
    folders = [folder for folder in FOLDERS if (SHARED / folder).is_dir()]
    jobs: list[Callable[[], dict[str, str]]] = []
    if "site" in only:
        jobs.append(fingerprint_site)
    if "inspect" in only:
        jobs += [partial(fingerprint_inspect, folder) for folder in folders]
    if "figures" in only:
        jobs += [partial(fingerprint_figures, folder) for folder in folders]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        parts = threads.map(lambda job: job(), jobs)
        found = {what: digest for part in parts for what, digest in part.items()}
    return [f"{found[what]}  {what}" for what in sorted(found)]


def fingerprint_site() -> dict[str, str]:
    """A clean build of the committed digest, in a copy."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        for folder in ("sources", "content", "templates"):
            shutil.copytree(ROOT / folder, root / folder)
        told = json.loads(run("build", "--json", "--root", str(root)).stdout)
        # How long it took and where it ran are no output.
        told.pop("seconds")
        found = {"build --json": sha256(json.dumps(told, ensure_ascii=False, sort_keys=True))}
        for folder in ("content", "site"):
            for path in sorted((root / folder).rglob("*")):
                if path.is_file():
                    name = path.relative_to(root).as_posix()
                    found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found


def fingerprint_inspect(folder: str) -> dict[str, str]:
    """What the splitter sees in each file, and all that it doubts."""
    files = list_files(folder)
    done = run("inspect", "--json", "--lang", "en", "--root", str(ROOT), *files, cwd=SHARED)
    found = {
        f"inspect {folder}/{one['file']}": sha256(json.dumps(one, ensure_ascii=False))
        for one in json.loads(done.stdout)
    }
    return found | {f"inspect {folder} doubts": sha256(done.stderr)}


def fingerprint_figures(folder: str) -> dict[str, str]:
    """The figures of each file."""
    files = list_files(folder)
    done = run("figures", "--json", "--lang", "en", "--root", str(ROOT), *files, cwd=SHARED)
    rows: dict[str, list[object]] = {}
    for row in json.loads(done.stdout):
        rows.setdefault(row["file"], []).append(row)
    return {
        f"figures {folder}/{file}": sha256(json.dumps(own, ensure_ascii=False))
        for file, own in rows.items()
    }


def list_files(folder: str) -> list[str]:
    """The folder's files, named from ../shared so that messages name no machine."""
    return sorted(path.relative_to(SHARED).as_posix() for path in (SHARED / folder).iterdir())


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run this checkout's litsite; its exit code is no matter, a traceback is."""
    command = [sys.executable, "-m", "litsite", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=ENVIRONMENT
    )
    if "Traceback" in done.stderr:
        raise SystemExit(done.stderr)
    return done


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
