"""Imports point one way: model ← base ← stages ← meeting points ← pipeline ← cli."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "litsite"

BASE = {"model", "text", "markup", "cjk_emphasis", "yaml_schema", "dictionary", "json_text"}
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
    "duplicates",
}
MAY_IMPORT: dict[str, set[str]] = {
    "model": {"model"},
    "text": set(),
    "dictionary": set(),
    "json_text": set(),
    "markup": set(),
    "cjk_emphasis": set(),
    "yaml_schema": {"model"},
    "messages": {"model"},
    "config": BASE,
    **{stage: BASE | {stage} for stage in STAGES},
    "accounting": BASE | {"content", "splitting"},
    "pipeline": BASE | STAGES | {"config", "accounting"},
    "inspection": BASE | {"pipeline", "splitting"},
    "figure_listing": BASE | {"figures", "pipeline"},
    "scaffold": {"config"},
    "cli": BASE
    | {
        "config",
        "figure_listing",
        "inspection",
        "messages",
        "pipeline",
        "publishing",
        "scaffold",
        "__init__",
    },
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
