"""The jinja2 environment: it escapes everything and forgives nothing."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.site_words import TEXT


def make_environment(templates: Path) -> Environment:
    """Environment for the templates of one directory; it compiles each of them once."""
    environment = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals["label"] = TEXT
    environment.filters["date"] = display_date
    return environment
