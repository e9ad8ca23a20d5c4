"""The places that a digest knows: its city and its districts, with all forms of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from litsite.model.library import SiteSettings


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Made by `make_gazetteer`; the empty one knows no place."""

    city: str | None = None
    """With its 市."""
    districts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(name, all forms of it, longest first)."""


def make_gazetteer(
    city: str | None, districts: Iterable[tuple[str, tuple[str, ...]]] = ()
) -> Gazetteer:
    """The gazetteer of a city, with or without its 市, and of districts, each (name, aliases)."""
    full = f"{city.removesuffix('市')}市" if city else None
    return Gazetteer(
        full,
        tuple(
            (name, short_names(name, aliases))
            for name, aliases in districts
            # A city may be listed beside its districts, so that articles of its own can be browsed.
            if not full or name.removesuffix("市") != full.removesuffix("市")
        ),
    )


def settings_gazetteer(settings: SiteSettings) -> Gazetteer:
    """The places that the settings name."""
    return make_gazetteer(settings.city, [(d.name, d.aliases) for d in settings.districts])


def short_names(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """All forms in which texts name a district, longest first."""
    bare = re.sub(r"(?:新区|区|市|县|旗)$", "", name)
    forms = {name, *aliases} | ({bare} if len(bare) >= 2 else set())
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
