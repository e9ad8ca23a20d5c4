"""Files of a folder exchanged all or none, whenever the process is killed.

What is new is written to a folder beside; then a journal beside it, by one rename, says what shall happen:
from there on the exchange is decided, and whoever comes next carries it to its end (write-ahead logging,
redo only). Killed before, nothing has happened. A folder that is not there yet appears by one rename.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from litsite.facts.fingerprint import hash_content
from litsite.formats.file_writing import naming, write_whole
from litsite.model.library import StagedPage
from litsite.model.problem import LitsiteError, make_problem
from litsite.model.progress import Progress, counted, silent

_JOURNAL = "journal.json"
_FILES = "files"
STAGING = ".{}.litsite-new"
"""Name of the folder beside one, or in it where a disk begins there."""


class Staging:
    """Where files are laid ready for an exchange with a folder, one by one, by whoever makes them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._files = _beside(self._folder) / _FILES

    def add(self, name: str, content: bytes) -> StagedPage:
        """Lay a file ready. Raises OSError as `exchange`, and LitsiteError for a path that leaves the folder."""
        refuse_path(name)
        _lay(self._folder, self._files, name, content)
        return StagedPage(name, hash_content(content))

    def stands(self, name: str) -> bool:
        """Whether the folder has the same file already."""
        path = self._files / name
        other = self._folder / name
        with suppress(FileNotFoundError, NotADirectoryError):
            if not other.is_symlink() and other.stat().st_size == path.stat().st_size:
                return path.read_bytes() == other.read_bytes()
        return False

    def drop(self, name: str) -> None:
        """Take a file back."""
        (self._files / name).unlink()


@contextmanager
def open_staging(folder: Path) -> Iterator[Staging]:
    """Where to lay files ready for `folder`, once what was decided before is carried to its end; nothing is left
    there afterwards."""
    recover(folder)
    try:
        yield Staging(folder)
    finally:
        if not is_pending(folder):
            with suppress(OSError):
                _remove(_beside(folder.resolve()))


def refuse_path(name: str) -> None:
    """Raise LitsiteError for a path that leaves the folder, or that not every system understands."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or "" in parts or "\\" in name:
        raise LitsiteError(make_problem(name, 0, "bad-path", "error"))


def exchange(
    folder: Path,
    files: Mapping[str, bytes],
    gone: Sequence[str],
    progress: Progress = silent,
    staged: Sequence[str] = (),
) -> None:
    """Write `files` (path in the folder → bytes) into it, and those that lie ready, and remove those that are `gone`.

    `staged`: paths of files that lie ready by `Staging`. Where a folder of ours must give way to a file, or the reverse, what is gone goes first. Raises OSError
    where the disk is full or a right is missing: nothing has happened then, unless `is_pending`.
    """
    fresh = _beside(folder)
    if not staged:
        _remove(fresh)
    try:
        _lay_ready(folder, fresh, files, gone, progress, staged)
    except OSError:
        with suppress(OSError):
            _remove(fresh)  # what was laid ready takes room that there may not be
        raise
    if folder.exists():
        progress("exchange", 0, 0)
        _carry_out(folder, fresh)
    else:
        (fresh / _FILES).replace(folder)
    _remove(fresh)


def _lay_ready(
    folder: Path,
    fresh: Path,
    files: Mapping[str, bytes],
    gone: Sequence[str],
    progress: Progress,
    staged: Sequence[str],
) -> None:
    """Everything that can fail: afterwards files only have to be moved."""
    for name, content in counted(list(files.items()), "publish", progress):
        _lay(folder, fresh / _FILES, name, content)
    if folder.exists():
        _ask_for_rights(folder, [*files, *staged, *gone])
        written = sorted([*files, *staged])
        journal = json.dumps({"write": written, "remove": sorted(gone)}, ensure_ascii=False)
        partial = fresh / f"{_JOURNAL}.part"
        with naming(folder):
            fresh.mkdir(exist_ok=True)
            write_whole(partial, journal.encode())
            partial.replace(fresh / _JOURNAL)


def _lay(folder: Path, files: Path, name: str, content: bytes) -> None:
    target = files / name
    with naming(folder / name):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)


def _ask_for_rights(folder: Path, names: Iterable[str]) -> None:
    """Raise OSError unless files may be put into, and taken from, all folders that change."""
    changing = {(folder / name).parent for name in names}
    for place in sorted(changing):
        while not place.is_dir():
            place = place.parent
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))


def recover(folder: Path) -> bool:
    """Carry an exchange that was decided to its end, forget one that was not; say which it was."""
    folder = folder.resolve()
    fresh = _beside(folder)
    decided = (fresh / _JOURNAL).exists()
    if decided:
        _carry_out(folder, fresh)
    _remove(fresh)
    return decided


def is_pending(folder: Path) -> bool:
    """Whether an exchange was decided and has not been carried to its end."""
    return (_beside(folder.resolve()) / _JOURNAL).exists()


def _carry_out(folder: Path, fresh: Path) -> None:
    """May be done again after any part of it was done."""
    journal = json.loads((fresh / _JOURNAL).read_text(encoding="utf-8"))
    staged = {name: fresh / _FILES / name for name in journal["write"]}
    # On disks without upper and lower case, what goes may be the file that has just been put in.
    done = {name.casefold() for name, path in staged.items() if not path.exists()}
    for name in journal["remove"]:
        path = folder / name
        if name.casefold() not in done and (path.is_symlink() or path.is_file()):
            path.unlink()
        _remove_empty(path.parent, folder)
    for name, path in staged.items():
        if path.exists():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)


def _remove_empty(path: Path, top: Path) -> None:
    """Folders that held only what is gone go too."""
    while path != top:
        if path.is_dir():
            if any(path.iterdir()):
                return
            path.rmdir()
        path = path.parent


def _beside(folder: Path) -> Path:
    """A folder of ours beside it, on the same disk; hidden, so that it is nobody's backup."""
    name = STAGING.format(folder.name)
    # Files are not moved from disk to disk: where one begins at the folder, there is no beside.
    return folder / name if os.path.ismount(folder) else folder.with_name(name)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
