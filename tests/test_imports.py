"""Imports point one way: model ← language, formats, facts ← addresses ← stages ← importing ← pipeline ← digest ← serving ← commands ← cli."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "litsite"

BASE = {"model", "language", "formats", "facts"}
STAGES = {
    "readers",
    "splitting",
    "content",
    "enrichment",
    "figures",
    "rendering",
    "exports",
    "search",
    "publishing",
}
MAY_IMPORT: dict[str, set[str]] = {
    "model": {"model"},
    "language": {"language", "model"},
    "formats": {"formats", "model"},
    "facts": {"facts", "model"},
    "config": BASE,
    "addresses": {"language", "model"},
    **{stage: BASE | {"addresses", stage} for stage in STAGES},
    # Where the stages left of content/ meet; all meet in the pipeline.
    "importing": BASE | {"importing", "readers", "splitting", "content"},
    "inputs": {"config", "facts"},
    "whats_new": BASE | {"whats_new"},
    "kept_language": {"facts", "language"},
    "outcome": {"publishing", "whats_new"},
    "pipeline": BASE
    | STAGES
    | {"config", "importing", "inputs", "outcome", "whats_new", "workers"},
    # What is built is looked at before the stages are imported.
    "workers": {"dask_workers", "facts", "model"},
    "dask_workers": {"facts", "model"},
    "digest": BASE
    | {"config", "inputs", "kept_language", "outcome", "pipeline", "publishing", "workers"},
    # What it serves is rebuilt, and its notes are made of what the stages keep.
    "serving": BASE
    | {
        "addresses",
        "config",
        "content",
        "digest",
        "exports",
        "outcome",
        "publishing",
        "readers",
        "rendering",
        "serving",
        "workers",
    },
    # inspect and figures show what a stage makes of a file that is in no digest.
    "commands": BASE
    | {
        "commands",
        "config",
        "digest",
        "figures",
        "importing",
        "outcome",
        "pipeline",
        "publishing",
        "serving",
        "splitting",
        "whats_new",
        "workers",
    },
    "cli": {"commands", "__init__"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""Part of the package → parts it may import."""


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "litsite":
                found.append((node.lineno, ([*name.split("."), "__init__"])[1]))
    return found


MODULES = sorted(PACKAGE.rglob("*.py"))


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 40
    assert {part_of(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    allowed = MAY_IMPORT[part_of(path)]
    against = [f"{path}:{line}: {name}" for line, name in imports(path) if name not in allowed]
    assert against == []


def test_one_module_reads_pinyin() -> None:
    asking = [
        path.name
        for path in MODULES
        if "import pypinyin" in (text := path.read_text("utf-8")) or "from pypinyin" in text
    ]
    assert asking == ["pinyin.py"]
