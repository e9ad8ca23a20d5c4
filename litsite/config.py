"""Where things are, and what content/site.yaml says: read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from litsite.formats.text_file import read_text_file
from litsite.formats.yaml_schema import structure
from litsite.model.library import SiteSettings
from litsite.model.problem import LitsiteError, Problem, make_problem

SITE_YAML = "content/site.yaml"
_SCHEMA = 1
_NOT_IN_URL = re.compile(r"[\s<>\"?#]")


@dataclass(frozen=True, slots=True)
class Config:
    """A digest's folders and settings."""

    root: Path
    settings: SiteSettings

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def templates(self) -> Path:
        """The digest's own templates where it has some, else those that came with litsite."""
        own = self.root / "templates"
        return own if own.is_dir() else bundled("templates")


def bundled(name: str) -> Path:
    """A folder that is shipped with litsite: inside the package when installed, else beside it."""
    package = Path(__file__).resolve().parent
    inside = package / "_bundled" / name
    return inside if inside.is_dir() else package.parent / name


def load_config(root: Path) -> tuple[Config, list[Problem]]:
    """Read `root`/content/site.yaml.

    Raises LitsiteError when the root is no digest or the file cannot be used; the error carries the
    first problem, the list the others.
    """
    path = root / SITE_YAML
    try:
        text = read_text_file(path, SITE_YAML)
    except FileNotFoundError as error:
        raise LitsiteError(make_problem(SITE_YAML, 0, "no-digest", "error", root=root)) from error
    settings, problems = structure(text, SiteSettings, SITE_YAML)
    if settings is not None and settings.schema != _SCHEMA:
        problems = [
            make_problem(
                SITE_YAML, 1, "schema", "error", key="schema", value=settings.schema, known=_SCHEMA
            )
        ]
    if settings is None or problems:
        raise ConfigError(problems)
    if settings.base_url:
        settings = replace(settings, base_url=_clean_url(settings.base_url))
    return Config(root, settings), []


def _clean_url(url: str) -> str:
    """Return the address with its closing slash; raises ConfigError for what is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or _NOT_IN_URL.search(url):
        raise ConfigError([make_problem(SITE_YAML, 0, "bad-url", "error", value=url)])
    return url if url.endswith("/") else url + "/"


class ConfigError(LitsiteError):
    """site.yaml cannot be used; all its problems are told, not just the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0])
        self.problems = problems
