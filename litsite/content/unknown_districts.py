"""Districts in articles that the settings do not list: most are misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from litsite.content.article_yaml import Record, is_edited
from litsite.language.pinyin import pinyin_words
from litsite.model.library import SiteSettings
from litsite.model.problem import Problem, make_problem


def tell_unknown_districts(
    content: Path, records: Sequence[Record], settings: SiteSettings, *, parsed_too: bool = False
) -> list[Problem]:
    """Tell of districts that an editor wrote and `districts:` lacks, with the likeliest that was meant.

    What the parser wrote is a doubt of its own, told where the source is read; `parsed_too` tells of it here.
    """
    if not settings.districts:
        return []
    names = {d.name: (d.name, *d.aliases) for d in settings.districts}
    known = {*names, settings.city, f"{(settings.city or '').removesuffix('市')}市"}
    problems = []
    for record in records:
        value = record.fields.get("district")
        if value is None or value in known or not (parsed_too or is_edited(record, "district")):
            continue
        path = content / "articles" / f"{record.id}.yaml"
        near = _nearest(value, names)
        code = "unknown-district-near" if near else "unknown-district"
        shown = f"content/articles/{path.name}"
        problems.append(
            make_problem(shown, _line_of_district(path), code, value=value, near=near or "")
        )
    return problems


def _nearest(value: str, names: dict[str, tuple[str, ...]]) -> str | None:
    """The name that sounds the same (成阳区, 城阳区), goes by that other name, or looks like it."""
    sound = pinyin_words(value)
    for name, forms in names.items():
        if value in forms or any(pinyin_words(form) == sound for form in forms):
            return name
    of_form = {form: name for name, forms in names.items() for form in forms}
    close = difflib.get_close_matches(value, of_form, n=1, cutoff=0.6)
    return of_form[close[0]] if close else None


def _line_of_district(path: Path) -> int:
    with suppress(OSError, UnicodeDecodeError):
        rows = path.read_text(encoding="utf-8-sig").split("\n")
        return next((n for n, row in enumerate(rows, 1) if row.startswith("district:")), 0)
    return 0
