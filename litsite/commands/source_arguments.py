"""FILES on the command line, read and split as the digest in `--root` would."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litsite.commands.messages import Language
from litsite.commands.reporting import load_or_exit
from litsite.config import SITE_YAML
from litsite.importing.parsed_source import Parsed, read_and_split
from litsite.language.gazetteer import Gazetteer, settings_gazetteer
from litsite.model.problem import Problem


def read_files(
    files: Sequence[Path], root: Path, language: Language, *, as_json: bool
) -> tuple[list[Parsed], Gazetteer, list[Problem]]:
    """Outside a digest no district is known by name."""
    gazetteer = Gazetteer()
    problems: list[Problem] = []
    if (root / SITE_YAML).exists():
        config, problems = load_or_exit(root, language, as_json=as_json)
        gazetteer = settings_gazetteer(config.settings)
    parsed, found = read_and_split([(path, str(path)) for path in files], gazetteer)
    return parsed, gazetteer, [*problems, *found]
