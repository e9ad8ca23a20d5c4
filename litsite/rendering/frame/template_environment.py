"""The jinja2 environment: it escapes everything and forgives nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.frame.template_code import TemplateCode


class _Environment(Environment):
    code_generator_class = TemplateCode


@lru_cache(maxsize=4)
def make_environment(templates: Path) -> Environment:
    """Environment for the templates of one directory; it compiles each of them once, and again when its file has
    changed: where builds follow one another, compiling would be a tenth of each.

    `templates` is absolute, so that another working directory finds no other one's.
    """
    environment = _Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,
    )
    environment.globals["label"] = TEXT
    environment.filters["date"] = display_date
    return environment
