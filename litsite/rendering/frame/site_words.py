"""Every Chinese word of the pages: rendering/data/site_words.yaml, by name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import yaml

_TABLES: Mapping[str, Mapping[str, str]] = yaml.load(
    files("litsite.rendering").joinpath("data/site_words.yaml").read_text("utf-8"),
    yaml.CSafeLoader,
)

KIND_NAMES = _TABLES["kinds"]
FIELD_NAMES = _TABLES["fields"]
ROLE_NAMES = _TABLES["roles"]
DECLARED_ROLE_NAMES = _TABLES["declared_roles"]
WEAKNESS_NAMES = _TABLES["weaknesses"]
FURNITURE_NAMES = _TABLES["furniture"]
FIGURE_KIND_NAMES = _TABLES["figure_kinds"]
STATUS_NAMES = _TABLES["statuses"]
DIRECTION_NAMES = _TABLES["directions"]
QUALIFIER_NAMES = _TABLES["qualifiers"]
SPAN_NAMES = _TABLES["spans"]
VERDICT_NAMES = _TABLES["verdicts"]
SEARCH_OPERATORS = _TABLES["search_operators"]
SORTS = _TABLES["sorts"]
LABELS = _TABLES["labels"]


class Labels:
    """`TEXT.home` is the label `home`; a test holds names and table together."""

    def __getattr__(self, name: str) -> str:
        try:
            return LABELS[name]
        except KeyError:
            raise AttributeError(name) from None


TEXT = Labels()


def furniture_reason(key: str | None) -> str:
    """Say why some characters are in no article; a reason not listed is shown as its key."""
    return FURNITURE_NAMES.get(key or "", key or TEXT.unknown)
