"""site/ on disk: the only code that writes it.

A build goes to a folder beside the site; two renames swap it in. Killed before, between or after,
a run leaves a whole site: between the two renames the old one stands beside it under a name of
ours, and the next run (or `recover`) puts it back. A lock keeps two builds apart.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from litsite.model.library import SitePage
from litsite.model.problem import LitsiteError, Problem, make_problem

MANIFEST = ".litsite-manifest.json"
"""Names the files that litsite wrote, with their hashes; everything else is somebody else's."""


@contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Hold the digest's build lock; raises LitsiteError when another process has it.

    The system drops the lock when the process ends, however it ends.
    """
    folder = root / ".litsite"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("a+b") as handle:
        try:
            _lock(handle.fileno())
        except OSError as error:
            raise LitsiteError(make_problem(".litsite/lock", 0, "locked", "error")) from error
        yield


def _lock(descriptor: int) -> None:
    if os.name == "nt":  # pragma: no cover - Windows
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def publish(pages: Iterable[SitePage], site: Path) -> tuple[int, list[Problem]]:
    """Write the pages as the whole site; return how many, with problems.

    Files and folders in `site` that the manifest does not name are carried over. Raises
    LitsiteError when two pages claim one path, a path leaves the site, a foreign file stands where
    a page belongs, or the manifest is damaged.
    """
    site = site.resolve()  # a link to the web root stays a link
    recover(site)
    if site.exists() and not site.is_dir():
        raise LitsiteError(make_problem(site.name, 0, "foreign-file", "error"))
    ordered = _checked(pages)
    fresh, old = _aside(site, "new"), _aside(site, "old")
    foreign = _foreign(site)
    _refuse_clashes(site, foreign, ordered)
    _remove(fresh)
    hashes = {}
    for name, page in ordered.items():
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.content)
        hashes[name] = hashlib.sha256(page.content).hexdigest()[:16]
    for name in foreign:
        source, target = site / name, fresh / name
        if source.is_dir() and not source.is_symlink():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target, follow_symlinks=False)
    manifest = json.dumps(hashes, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (fresh / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")
    if site.exists():
        site.replace(old)
    fresh.replace(site)
    _remove(old)
    return len(ordered), []


def recover(site: Path) -> bool:
    """Put the old site back if a run was killed between the two renames; return whether it was."""
    site = site.resolve()
    old = _aside(site, "old")
    if not old.exists():
        return False
    if site.exists():
        _remove(old)
        return False
    old.replace(site)
    return True


def read_manifest(site: Path) -> dict[str, str]:
    """File → first 16 hexadecimal digits of its sha256; empty where there is no manifest.

    Raises LitsiteError for a manifest that cannot be read: without it nobody can tell whose the
    files are.
    """
    try:
        text = (site / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        text = ""
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        data = None
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        shown = f"{site.name}/{MANIFEST}"
        raise LitsiteError(make_problem(shown, 0, "manifest", "error", site=site.name))
    return data


def _aside(site: Path, what: str) -> Path:
    """A folder of ours beside the site; hidden, so that it is nobody's backup."""
    return site.with_name(f".{site.name}.litsite-{what}")


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


def _foreign(site: Path) -> list[str]:
    """Files, links and empty folders in the site that litsite did not write."""
    if not site.is_dir():
        return []
    ours = {*read_manifest(site), MANIFEST}
    found = []
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        empty = path.is_dir() and not path.is_symlink() and not any(path.iterdir())
        if name not in ours and (path.is_symlink() or path.is_file() or empty):
            found.append(name)
    return sorted(found)


def _refuse_clashes(site: Path, foreign: Iterable[str], ordered: dict[str, SitePage]) -> None:
    """A foreign file may not stand where a page or a page's folder belongs, nor the reverse."""
    folders = {
        name.rsplit("/", depth)[0] for name in ordered for depth in range(1, name.count("/") + 1)
    }
    for name in foreign:
        parents = {name.rsplit("/", depth)[0] for depth in range(1, name.count("/") + 1)}
        is_folder = (site / name).is_dir() and not (site / name).is_symlink()
        if name in ordered or parents & ordered.keys() or (name in folders and not is_folder):
            raise LitsiteError(make_problem(f"{site.name}/{name}", 0, "foreign-file", "error"))


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
