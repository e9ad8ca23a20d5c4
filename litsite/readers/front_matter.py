"""Front matter: YAML between `---` lines at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from litsite.formats.yaml_limits import find_excess
from litsite.language.dates import find_date
from litsite.model.source import Span

_FENCE = re.compile(r"---\s*$")
_END = re.compile(r"(?:---|\.\.\.)\s*$")
_LONGEST = 60
_TITLE = re.compile(r"title\s*+:\s*+(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)$")  # title: 某某会议


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text."""

    last: int = 0
    """Its last line, the closing fence; 0 where there is none."""
    title: Span | None = None
    """Where its title stands."""
    meta: tuple[tuple[str, str], ...] = ()
    """(`title`, …) and (`date`, YYYY-MM-DD), where it has them and they can be."""


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Without a closing fence within 60 lines, or a key in between, `---` is but a rule."""
    if not lines or not _FENCE.match(lines[0].removeprefix("\ufeff")):
        return FrontMatter()
    ends = (n for n, line in enumerate(lines[1:_LONGEST], 2) if _END.match(line))
    last = next(ends, 0)
    if not last or not any(re.match(r"[\w-]+\s*:", line) for line in lines[1 : last - 1]):
        return FrontMatter()
    title = next(
        (
            Span(number, match.start("title"), match.end("title"))
            for number, line in enumerate(lines[1 : last - 1], 2)
            if (match := _TITLE.match(line.rstrip())) and match["title"]
        ),
        None,
    )
    meta: list[tuple[str, str]] = []
    if title is not None:
        meta.append(("title", lines[title.line - 1][title.start : title.end]))
    day = find_date(_value("\n".join(lines[1 : last - 1]), "date"))
    if day is not None:
        meta.append(("date", day))
    return FrontMatter(last, title, tuple(meta))


def _value(text: str, key: str) -> str:
    """A value as text; a day that does not exist (2024-02-30) is nobody's date."""
    try:
        data = None if find_excess(text) else yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError:
        match = re.search(rf"^{key}\s*:\s*(.*)$", text, re.MULTILINE)
        return match[1] if match else ""
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""
