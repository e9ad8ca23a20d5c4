"""The files of sources/: which are read, and the lines of those that are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litsite.importing.hints_file import find_problem_of_name, is_hints_file
from litsite.model.library import SourceText
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.readers import is_source, read_source
from litsite.readers.other_formats import advice_for

_LONGEST_NAME = 240


def list_sources(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files that readers know, by name; others are told of, hints files only if misnamed."""
    problems = []
    sources = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            problems.append(make_problem(f"sources/{path.name}", 0, "skipped-folder"))
            continue
        reason = _unusable_name(path.name)
        if reason:
            shown = path.name.encode("utf-8", "backslashreplace").decode("utf-8")
            problems.append(make_problem(f"sources/{shown}", 0, "bad-name", "error", reason=reason))
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
    return sources, problems


def _unusable_name(name: str) -> str | None:
    """Why no account could bear the name, or None."""
    try:
        size = len(name.encode("utf-8"))
    except UnicodeEncodeError:
        return "not UTF-8"
    # The account adds `.yaml`; file systems end at 255 bytes.
    return f"{size} bytes, at most {_LONGEST_NAME}" if size > _LONGEST_NAME else None


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
