"""`sources/<name>.hints.yaml`: what an editor says of a source, read and validated."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from litsite.formats.text_file import read_text_file
from litsite.formats.yaml_schema import Placed, structure
from litsite.language.dates import find_date, is_iso_date
from litsite.model.article import FIELDS, KINDS
from litsite.model.hints import NO_HINTS, FieldHint, LineHint, SourceHints
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.readers import is_source
from litsite.splitting.declared_roles import ROLE_LABELS

ENDING = ".hints.yaml"
_LINES = re.compile(r"(?P<first>[1-9]\d{0,8})(?:\s*+-\s*+(?P<last>[1-9]\d{0,8}))?$")  # 20-24

_Fail = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Yaml:
    lines: dict[str, Placed[str]] = field(default_factory=dict)
    fields: dict[str, Placed[str | None]] = field(default_factory=dict)
    articles: dict[str, Placed[dict[str, Placed[str | None]]]] = field(default_factory=dict)


def is_hints_file(path: Path) -> bool:
    """Whether a file holds hints, not a text."""
    return path.name.endswith(ENDING)


def find_problem_of_name(path: Path, shown: str) -> Problem | None:
    """Tell of a hints file that is no source's."""
    name = path.name.removesuffix(ENDING)
    if (path.parent / name).is_file() and is_source(path.parent / name):
        return None
    alike = _sources_called(path.parent, name)
    if len(alike) == 1:
        return None
    if alike:
        count, example = len(alike), alike[0].name
        return make_problem(shown, 0, "hint-which-source", name=name, count=count, example=example)
    return make_problem(shown, 0, "hint-source", name=name)


def _sources_called(folder: Path, stem: str) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.stem == stem and is_source(path))


def load_hints(source: Path, shown: str) -> tuple[SourceHints, list[Problem]]:
    """Read the hints beside a source: `report.txt.hints.yaml`, or `report.hints.yaml` where only one
    source is so called. What cannot be used is told, the rest is obeyed."""
    path = source.with_name(source.name + ENDING)
    if not path.is_file():
        path = source.with_name(source.stem + ENDING)
        if not path.is_file() or len(_sources_called(source.parent, source.stem)) != 1:
            return NO_HINTS, []
    told = shown[: len(shown) - len(source.name)] + path.name
    try:
        text = read_text_file(path, told)
    except LitsiteError as error:
        return NO_HINTS, [error.problem]
    return parse_hints(text, told)


def parse_hints(text: str, shown: str) -> tuple[SourceHints, list[Problem]]:
    """Read the text of a hints file."""
    try:
        data, problems = structure(text, _Yaml, shown)
    except LitsiteError as error:
        return NO_HINTS, [error.problem]
    if data is None:
        return NO_HINTS, problems

    def fail(place: int, code: str, **values: object) -> None:
        problems.append(make_problem(shown, place, code, "error", **values))

    lines = tuple(_line_hints(data.lines, fail))
    fields = [*_field_hints(data.fields, None, fail)]
    for key, own in data.articles.items():
        number = _LINES.match(key)
        if number is None or number["last"]:
            fail(own.line, "hint-lines", value=key)
        else:
            fields += _field_hints(own.value, int(number["first"]), fail)
    return SourceHints(shown, lines, tuple(fields)), problems


def _line_hints(rows: Mapping[str, Placed[str]], fail: _Fail) -> Iterator[LineHint]:
    taken: list[LineHint] = []
    for key, role in rows.items():
        match = _LINES.match(key)
        first = int(match["first"]) if match else 0
        last = int(match["last"] or first) if match else 0
        if not first or last < first:
            fail(role.line, "hint-lines", value=key)
            continue
        if role.value not in ROLE_LABELS:
            fail(role.line, "hint-role", value=role.value, known=", ".join(ROLE_LABELS))
            continue
        hint = LineHint(first, last, role.value, role.line)
        twice = next((one for one in taken if one.first <= last and first <= one.last), None)
        if twice:
            fail(role.line, "hint-twice", value=max(first, twice.first))
            continue
        taken.append(hint)
        yield hint


def _field_hints(
    rows: Mapping[str, Placed[str | None]], line: int | None, fail: _Fail
) -> Iterator[FieldHint]:
    for name, found in rows.items():
        value = (found.value or "").strip() or None
        if name not in FIELDS:
            near = difflib.get_close_matches(name, FIELDS, n=1, cutoff=0.5)
            if near:
                fail(found.line, "unknown-key-near", key=name, near=near[0])
            else:
                fail(found.line, "unknown-key", key=name, known=", ".join(FIELDS))
        elif name in {"date", "published"} and value and not is_iso_date(value):
            day = find_date(value)
            code = "bad-date-near" if day else "bad-date"
            fail(found.line, code, key=name, value=value, near=day or "")
        elif name == "kind" and value not in KINDS:
            known = ", ".join(KINDS)
            fail(found.line, "bad-choice", key=name, value=value or "null", known=known)
        else:
            yield FieldHint(name, value, line, found.line)
