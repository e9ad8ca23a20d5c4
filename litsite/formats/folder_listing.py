"""What a folder holds, where not to see a file would mean to lose it."""

from __future__ import annotations

import os
from pathlib import Path


def list_folder(folder: Path, ending: str = "") -> list[Path]:
    """The names in a folder that end so, sorted; none where there is no folder.

    Raises OSError for a folder that may not be read: `Path.glob` takes it for an empty one.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries]
    except FileNotFoundError:
        return []
    return [folder / name for name in sorted(names) if name.endswith(ending)]
