"""site/ on disk: the only code that writes it.

A build goes to a folder beside the site; two renames swap it in. Killed before, between or after,
a run leaves a whole site: between the two renames the old one stands as `site.old`, and the next
run (or `recover`) puts it back.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from litsite.model.library import SitePage
from litsite.model.problem import LitsiteError, Problem, make_problem

MANIFEST = ".litsite-manifest.json"
"""Names the files that litsite wrote; everything else in site/ belongs to somebody else."""


def publish(pages: Iterable[SitePage], site: Path) -> tuple[int, list[Problem]]:
    """Write the pages as the whole site; return how many, with problems.

    Files in `site` that the manifest does not name are carried over. Raises LitsiteError when two
    pages claim one path, a path leaves the site, or a foreign file stands where a page belongs.
    """
    recover(site)
    ordered = _checked(pages)
    fresh = site.with_name(site.name + ".new")
    old = site.with_name(site.name + ".old")
    foreign = _foreign_files(site)
    for name in foreign:
        if name in ordered:
            raise LitsiteError(make_problem(f"{site.name}/{name}", 0, "foreign-file", "error"))
    _remove(fresh)
    for name, page in ordered.items():
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.content)
    for name in foreign:
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(site / name, target, follow_symlinks=False)
    manifest = json.dumps(sorted(ordered), ensure_ascii=False, indent=0) + "\n"
    (fresh / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")
    if site.exists():
        site.replace(old)
    fresh.replace(site)
    _remove(old)
    return len(ordered), []


def recover(site: Path) -> bool:
    """Put the old site back if a run was killed between the two renames; return whether it was."""
    old = site.with_name(site.name + ".old")
    if not old.exists():
        return False
    if site.exists():
        _remove(old)
        return False
    old.replace(site)
    return True


def read_manifest(site: Path) -> frozenset[str]:
    """Names of the files in `site` that litsite wrote; empty where there is no manifest."""
    try:
        names = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return frozenset()
    return frozenset(name for name in names if isinstance(name, str))


def _checked(pages: Iterable[SitePage]) -> dict[str, SitePage]:
    ordered: dict[str, SitePage] = {}
    for page in sorted(pages, key=lambda page: page.path):
        parts = page.path.split("/")
        if page.path.startswith("/") or ".." in parts or "" in parts or "\\" in page.path:
            raise LitsiteError(make_problem(page.path, 0, "bad-path", "error"))
        if page.path in ordered:
            raise LitsiteError(make_problem(page.path, 0, "path-twice", "error"))
        ordered[page.path] = page
    return ordered


def _foreign_files(site: Path) -> list[str]:
    if not site.is_dir():
        return []
    ours = read_manifest(site) | {MANIFEST}
    found = (path for path in site.rglob("*") if path.is_symlink() or path.is_file())
    return sorted(name for path in found if (name := path.relative_to(site).as_posix()) not in ours)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
