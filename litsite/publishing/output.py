"""site/ on disk: what a build changes in it.

Only files whose bytes differ are written; `exchange` puts them in, all or none.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from litsite.addresses import SEARCH_FOLDER
from litsite.facts.fingerprint import hash_content
from litsite.model.library import SiteFile, SitePage, StagedPage
from litsite.model.problem import LitsiteError, make_problem
from litsite.model.progress import Progress, silent
from litsite.publishing.exchange import STAGING, Staging, exchange, open_staging, refuse_path

MANIFEST = ".litsite-manifest.json"
"""Names the files that litsite wrote, with their hashes; everything else is somebody else's."""


@dataclass(frozen=True, slots=True)
class KindCount:
    """Files of one kind."""

    files: int
    written: int


@dataclass(frozen=True, slots=True)
class Published:
    """What a build did to the site."""

    files: int
    """Of the whole site, as far as it is ours."""
    written: int
    """New ones and those whose bytes differ."""
    removed: int
    kinds: dict[str, KindCount] = field(default_factory=dict)
    """`pages`, `index` (of the search), `others`."""

    def left_alone(self) -> Published:
        """The same site where nothing was done to it."""
        kinds = {kind: replace(count, written=0) for kind, count in self.kinds.items()}
        return Published(self.files, 0, 0, kinds)


def publish(
    pages: Iterable[SiteFile],
    site: Path,
    standing: Mapping[str, str] = MappingProxyType({}),
    progress: Progress = silent,
    staging: Staging | None = None,
) -> Published:
    """Make the pages the whole site: write what differs, remove what is ours and no page any more.

    `standing`: file → hash of its bytes, for those that are known to be as a build left them; any other is
    read. `staging`: where staged pages lie. Files and folders in `site` that the manifest does not name are left
    alone. Raises LitsiteError when two pages claim one path, a path leaves the site, a foreign file stands where
    a page belongs, or the manifest is damaged.
    """
    site = site.resolve()  # a link to the web root stays a link
    if staging is None:
        with open_staging(site) as staging:
            return publish(pages, site, standing, progress, staging)
    if site.exists() and not site.is_dir():
        raise LitsiteError(make_problem(site.name, 0, "foreign-file", "error"))
    ordered = _checked(pages)
    _refuse_clashes(site, _foreign(site), ordered)
    hashes = {
        name: hash_content(page.content) if isinstance(page, SitePage) else page.hash
        for name, page in ordered.items()
    }
    gone = sorted(read_manifest(site).keys() - ordered.keys())
    changed = {
        name: page.content
        for name, page in ordered.items()
        if isinstance(page, SitePage)
        and standing.get(name) != hashes[name]
        and not _stands(site / name, page.content)
    }
    staged = []
    for name, page in ordered.items():
        if isinstance(page, StagedPage):
            if standing.get(name) == page.hash or staging.stands(name):
                staging.drop(name)
            else:
                staged.append(name)
    manifest = json.dumps(hashes, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    known = manifest.encode()
    if changed or staged or gone or not _stands(site / MANIFEST, known):
        exchange(site, {**changed, MANIFEST: known}, gone, progress, staged)
    written = [*changed, *staged]
    return Published(len(ordered), len(written), len(gone), _count_kinds(ordered, written))


def _count_kinds(ordered: Iterable[str], changed: Iterable[str]) -> dict[str, KindCount]:
    files, written = Counter(map(_kind, ordered)), Counter(map(_kind, changed))
    return {kind: KindCount(files[kind], written[kind]) for kind in ("pages", "index", "others")}


def _kind(name: str) -> str:
    if name.startswith(SEARCH_FOLDER):
        return "index"
    return "pages" if name.endswith(".html") else "others"


def _stands(path: Path, content: bytes) -> bool:
    """Whether the file has these bytes; the site is looked at, not what is remembered of it."""
    try:
        if path.is_symlink() or path.stat().st_size != len(content):
            return False
        return path.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError):
        return False


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
    except (json.JSONDecodeError, RecursionError):
        data = None
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        shown = f"{site.name}/{MANIFEST}"
        raise LitsiteError(make_problem(shown, 0, "manifest", "error", site=site.name))
    return data


def _checked(pages: Iterable[SiteFile]) -> dict[str, SiteFile]:
    ordered: dict[str, SiteFile] = {}
    for page in sorted(pages, key=lambda page: page.path):
        refuse_path(page.path)
        if page.path in ordered:
            raise LitsiteError(make_problem(page.path, 0, "path-twice", "error", twin=page.path))
        ordered[page.path] = page
    return ordered


def _foreign(site: Path) -> list[str]:
    """What in the site litsite did not write: files, links, pipes, empty folders."""
    if not site.is_dir():
        return []
    ours = {*read_manifest(site), MANIFEST}
    found = []
    folders = [""]
    while folders:
        above = folders.pop()
        entries = list(os.scandir(site / above))
        for entry in entries:
            name = above + entry.name
            if entry.name == STAGING.format(site.name) and not above:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{name}/")
            elif name not in ours:
                found.append(name)
        if above and not entries:
            found.append(above.rstrip("/"))
    return sorted(found)


def _refuse_clashes(site: Path, foreign: Iterable[str], ordered: Mapping[str, object]) -> None:
    """A foreign file may not stand where a page or a page's folder belongs, nor the reverse."""
    folders = {
        name.rsplit("/", depth)[0] for name in ordered for depth in range(1, name.count("/") + 1)
    }
    for name in foreign:
        parents = {name.rsplit("/", depth)[0] for depth in range(1, name.count("/") + 1)}
        is_folder = (site / name).is_dir() and not (site / name).is_symlink()
        if name in ordered or parents & ordered.keys() or (name in folders and not is_folder):
            raise LitsiteError(make_problem(f"{site.name}/{name}", 0, "foreign-file", "error"))
