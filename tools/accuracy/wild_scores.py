"""How saved pages and raw reports of other places come through, by the signs of the scorer beside them."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from litsite.commands.init import init_digest
from litsite.config import load_config
from litsite.pipeline import parse_sources
from tools.accuracy.asking import ask_litsite
from tools.accuracy.measured import Counts, DocumentScore, Measured
from tools.accuracy.split_scores import load_scorer

CLOSE = 0.9
"""Texts agree when the F of their character 5-grams reaches this."""
LONG = 60
"""A paragraph of so many characters is no furniture."""


def measure_pages(gold: Path, texts: Sequence[Path], scorer: Path) -> Measured:
    """Saved news pages: one article each, with its title, its date and its text."""
    wild = load_scorer(scorer)
    truth = json.loads(gold.read_text(encoding="utf-8"))
    found = _import_into_a_digest(texts)
    counts, documents = Counts(), {}
    for file, want in sorted(truth.items()):
        own = found.get(file, [])
        best = max(own, key=lambda a: wild.agreement(want["body"], a["body"])[2], default={})
        agreement = wild.agreement(want["body"], "\n".join(a["body"] for a in own))[2]
        signs = {
            "one_article": len(own) == 1,
            "title": bool(wild.same_title(want["title"], best.get("title"))),
            "date": bool(wild.same_date(want["date"], str(best.get("date") or ""))),
            "text": agreement >= CLOSE,
        }
        _count(counts, "right", signs)
        counts.count("agreement", agreement)
        documents[file] = DocumentScore(agreement, _faults(signs))
    return Measured(counts.rates(), documents)


def measure_reports(texts: Sequence[Path], scorer: Path) -> Measured:
    """Raw reports, notices and summaries, one a file; told is what looks like a wrong split."""
    wild = load_scorer(scorer)
    counts, documents = Counts(), {}
    for path in texts:
        (seen,) = ask_litsite("inspect", (path,))
        own = seen["articles"]
        title = own[0]["title"] if own else "none"
        signs = {
            "one_article": len(own) == 1,
            "title": bool(title) and not wild.ODD.search(title) and len(title) <= 60,
            "date": not own or bool(own[0]["date"]),
            "paragraphs": not _lost_paragraphs(path, seen),
        }
        _count(counts, "clean", signs)
        documents[path.name] = DocumentScore(float(all(signs.values())), _faults(signs))
    return Measured(counts.rates(), documents)


def _count(counts: Counts, whole: str, signs: dict[str, bool]) -> None:
    counts.count(whole, all(signs.values()))
    for name, good in signs.items():
        counts.count(name, good)


def _faults(signs: dict[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, good in signs.items() if not good)


def _lost_paragraphs(path: Path, seen: dict[str, Any]) -> list[int]:
    """Lines of the furniture that are long and end in a full stop."""
    lines = path.read_bytes().decode(seen["encoding"] or "utf-8", "replace").split("\n")
    stripped = {n: lines[n - 1].strip() for n in seen["furniture"] if n <= len(lines)}
    return [n for n, text in stripped.items() if len(text) >= LONG and text.endswith("。")]


def _import_into_a_digest(texts: Sequence[Path]) -> dict[str, list[dict[str, Any]]]:
    """The articles of a fresh digest with these sources, by source."""
    found: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        init_digest(root)
        for path in texts:
            shutil.copy(path, root / "sources")
        parse_sources(load_config(root)[0])
        for path in sorted((root / "content" / "articles").glob("*.yaml")):
            article = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            for source in article["sources"] or []:
                found.setdefault(source["file"], []).append(article)
    return found
