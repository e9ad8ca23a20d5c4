"""The splitter's score against hand-made truth does not fall.

The truth and its scorer lie beside the repository (../shared); where they do not, the test skips.
The seeds' own truth is also in tests/data/gold and tested in tests/splitting.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.mark.skipif(
    not (SHARED / "tools" / "score_split.py").exists(),
    reason="the annotated texts (../shared) are not on this machine",
)
@pytest.mark.parametrize(
    ("gold", "raw", "overall", "levels"),
    [("gold", "seeds", 0.99, 0.98), ("more/gold", "more/raw", 0.90, 0.98)],
)
def test_the_score_does_not_fall(
    tmp_path: Path, gold: str, raw: str, overall: float, levels: float
) -> None:
    files = sorted(str(path) for path in (SHARED / raw).iterdir())
    command = [sys.executable, "-m", "litsite", "inspect", "--json", "--root", str(ROOT), *files]
    seen = subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "seen.json").write_bytes(seen.stdout)
    arguments = [
        str(SHARED / gold), str(tmp_path / "seen.json"),
        "--raw", str(SHARED / raw), "--json", str(tmp_path / "score.json"),
    ]  # fmt: skip
    scorer = str(SHARED / "tools" / "score_split.py")
    subprocess.run([sys.executable, scorer, *arguments], check=True, capture_output=True)
    score = json.loads((tmp_path / "score.json").read_text(encoding="utf-8"))
    assert score["macro"] >= overall
    assert score["parts"]["level"]["acc"] >= levels
    if gold == "gold":
        assert score["parts"]["duplicates"]["f1"] == 1.0


def test_inspect_lists_34_articles_and_content_holds_33(seed_digest: Path) -> None:
    files = sorted(str(path) for path in (ROOT / "sources").iterdir())
    command = [sys.executable, "-m", "litsite", "inspect", "--json", "--root", str(ROOT), *files]
    seen = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert sum(len(one["articles"]) for one in seen) == 34
    assert sum(len(one["duplicates"]) for one in seen) == 1
    assert len(list((seed_digest / "content" / "articles").iterdir())) == 33
