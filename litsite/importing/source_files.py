"""The files of sources/: which are read, and the lines of those that are."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from litsite.formats.folder_listing import list_folder
from litsite.importing.hints_file import find_problem_of_name, is_hints_file
from litsite.model.library import SourceText
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.readers import is_source, read_source
from litsite.readers.other_formats import advice_for

_LONGEST_NAME = 240
"""Bytes: the account adds `.yaml`, hints `.hints.yaml`, and file systems end at 255."""


def list_sources(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files that readers know, by name; others are told of, hints files only if misnamed."""
    problems = []
    sources = []
    for path in list_folder(folder):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            problems.append(make_problem(f"sources/{path.name}", 0, "skipped-folder"))
            continue
        unusable = _find_fault_of_name(path.name)
        if unusable:
            problems.append(unusable)
        elif is_source(path):
            sources.append(path)
        elif is_hints_file(path):
            misnamed = find_problem_of_name(path, f"sources/{path.name}")
            problems += [misnamed] if misnamed else []
        elif path.name.endswith(".hints.yml"):
            problems.append(make_problem(f"sources/{path.name}", 0, "skipped-yml"))
        else:
            code = advice_for(path) or "skipped-format"
            problems.append(make_problem(f"sources/{path.name}", 0, code))
    return sources, problems + _tell_twins(sources)


def _tell_twins(sources: Sequence[Path]) -> list[Problem]:
    """Windows and macOS have one file for names that differ in letter case, macOS also in the form of characters."""
    problems = []
    first: dict[str, str] = {}
    for path in sources:
        twin = first.setdefault(unicodedata.normalize("NFC", path.name).casefold(), path.name)
        if twin != path.name:
            problems.append(make_problem(f"sources/{path.name}", 0, "name-twin", twin=twin))
    return problems


def _find_fault_of_name(name: str) -> Problem | None:
    """Tell why no account could bear the name."""
    try:
        size = len(name.encode("utf-8"))
    except UnicodeEncodeError:
        shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
        return make_problem(f"sources/{shown}", 0, "name-not-utf8", "error")
    if size <= _LONGEST_NAME:
        return None
    values = {"size": size, "limit": _LONGEST_NAME}
    return make_problem(f"sources/{name}", 0, "name-long", "error", **values)


def read_texts(
    folder: Path, files: Sequence[str], known: Sequence[SourceText] = ()
) -> tuple[list[SourceText], list[Problem]]:
    """The lines of the named sources, in that order; `known` ones are not read again."""
    by_name = {text.file: text for text in known}
    texts: list[SourceText] = []
    problems: list[Problem] = []
    for file in files:
        if file in by_name:
            texts.append(by_name[file])
            continue
        try:
            document, _ = read_source(folder / file, f"sources/{file}")
        except LitsiteError as error:
            problems.append(error.problem)
            continue
        texts.append(SourceText(file, document.lines))
    return texts, problems
